import type { ReactNode } from 'react';
import { useReader } from '../page/reader.ts';
import { SelectField } from '../page/select-field.tsx';
import { TextField } from '../page/text-field.tsx';
import type { TypedDesk } from './desk-draft.ts';
import type { ErrorAt } from './form-findings.ts';

export interface DeskFieldsProps {
  readonly typed: TypedDesk;
  readonly errorAt: ErrorAt;
  readonly onChange: (part: Partial<TypedDesk>) => void;
}

/** Which desk it is, and how people reach it. */
export function ContactFields({ typed, errorAt, onChange }: DeskFieldsProps): ReactNode {
  const { texts } = useReader();
  const t = texts.desks;
  const tel = typed.kind === 'tel';
  return (
    <>
      <h2>{t.who}</h2>
      <div className="desk-grid">
        <TextField
          id="desk-name-ja"
          label={t.nameJa}
          lang="ja"
          most={120}
          value={typed.nameJa}
          error={errorAt('name.ja')}
          onChange={(nameJa) => onChange({ nameJa })}
        />
        <TextField
          id="desk-name-en"
          label={t.nameEn}
          lang="en"
          most={120}
          value={typed.nameEn}
          error={errorAt('name.en')}
          onChange={(nameEn) => onChange({ nameEn })}
        />
        <SelectField
          id="desk-kind"
          label={t.kind}
          value={typed.kind}
          options={(['tel', 'chat', 'sns', 'web'] as const).map((value) => ({
            value,
            label: t.kinds[value],
          }))}
          onChange={(kind) => onChange({ kind })}
        />
        <SelectField
          id="desk-fee"
          label={t.fee}
          value={typed.fee}
          options={(['free', 'paid', 'unknown'] as const).map((value) => ({ value, label: t.fees[value] }))}
          onChange={(fee) => onChange({ fee })}
        />
        <TextField
          id="desk-value"
          label={tel ? t.number : t.shownAs}
          hint={tel ? t.numberHint : t.shownAsHint}
          most={120}
          value={typed.value}
          error={errorAt('value') ?? (tel ? errorAt('uri') : undefined)}
          onChange={(value) => onChange({ value })}
        />
        {!tel && (
          <TextField
            id="desk-address"
            label={t.address}
            hint={t.addressHint}
            most={300}
            value={typed.address}
            error={errorAt('uri')}
            onChange={(address) => onChange({ address })}
          />
        )}
      </div>
    </>
  );
}
