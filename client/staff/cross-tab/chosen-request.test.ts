import { describe, expect, it } from 'vitest';
import type { AnalysisMenu } from '../../../server/contract/api.ts';
import { chosenRequest } from './chosen-request.ts';

const label = { ja: '名', en: 'name' };
const menu: AnalysisMenu = {
  surveyId: 'saitama-2023',
  items: [
    { id: 'sex', label, multiple: false, nets: [] },
    { id: 'loneliness_direct', label, multiple: false, nets: [{ id: 'loneliness_any', label }] },
  ],
  axes: [
    { id: 'area', label, folds: [{ id: 'areas_4', label }] },
    { id: 'age_band', label, folds: [{ id: 'age_3', label }] },
  ],
};
const headline = { item: 'loneliness_direct', axis: 'area', noAnswer: 'in-base', nets: 'with' };

describe('the table that a choice asks for', () => {
  it('is the headline where nothing was chosen', () => expect(chosenRequest(menu, {})).toEqual(headline));

  it('is what was chosen', () => {
    const choice = {
      item: 'loneliness_direct',
      axis: 'age_band',
      noAnswer: 'out-of-base',
      nets: 'only',
      fold: 'age_3',
    } as const;
    expect(chosenRequest(menu, choice)).toEqual(choice);
  });

  it('leaves out a fold of another axis', () => {
    expect(chosenRequest(menu, { axis: 'age_band', fold: 'areas_4' })).toEqual({
      ...headline,
      axis: 'age_band',
    });
  });

  it('does not ask for nets only where the item has none', () => {
    expect(chosenRequest(menu, { item: 'sex', nets: 'only' })).toEqual({ ...headline, item: 'sex' });
  });

  it('leaves an unknown item to the server, which says so', () => {
    expect(chosenRequest(menu, { item: 'nothing' })).toEqual({ ...headline, item: 'nothing' });
  });

  it('is none where there is nothing to tabulate', () => {
    expect(chosenRequest({ ...menu, items: [] }, {})).toBeNull();
    expect(chosenRequest({ ...menu, axes: [] }, { item: 'sex' })).toBeNull();
  });
});
