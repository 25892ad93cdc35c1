import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SelectField } from './select-field.tsx';

const options = [
  { value: 'area', label: '地域' },
  { value: 'age_band', label: '年齢' },
];
const drawn = (value: string) =>
  renderToStaticMarkup(
    <SelectField id="axis" label="分けかた" value={value} options={options} onChange={() => {}} />,
  );

describe('a choice out of a list', () => {
  it('stands at its value', () => {
    expect(drawn('age_band')).toContain('<option value="age_band" selected="">年齢</option>');
    expect(drawn('age_band').match(/<option/g)).toHaveLength(2);
  });

  it('offers the real entries only where the value is unknown, and stands at none of them', () => {
    expect(drawn('zzz')).not.toContain('zzz');
    expect(drawn('zzz')).toContain(
      '<option value="" disabled="" hidden="" selected="">選んでください</option>' +
        '<option value="area">地域</option><option value="age_band">年齢</option>',
    );
  });
});
