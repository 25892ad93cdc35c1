import type { ReactNode } from 'react';
import { useReader } from '../page/reader.ts';
import { TextField } from '../page/text-field.tsx';
import type { DeskFieldsProps } from './contact-fields.tsx';

/** When the desk is shown, in which order, and where what is known of it comes from. */
export function ShowingFields({ typed, errorAt, onChange }: DeskFieldsProps): ReactNode {
  const { texts } = useReader();
  const t = texts.desks;
  return (
    <>
      <h2>{t.showing}</h2>
      <p className="field-hint">{t.validHint}</p>
      <div className="desk-grid">
        <TextField
          id="desk-valid-from"
          label={t.validFrom}
          type="date"
          value={typed.validFrom}
          error={errorAt('valid_from')}
          onChange={(validFrom) => onChange({ validFrom })}
        />
        <TextField
          id="desk-valid-to"
          label={t.validTo}
          type="date"
          value={typed.validTo}
          error={errorAt('valid_to')}
          onChange={(validTo) => onChange({ validTo })}
        />
        <TextField
          id="desk-sort"
          label={t.sort}
          hint={t.sortHint}
          type="number"
          most={9999}
          value={typed.sort}
          error={errorAt('sort')}
          onChange={(sort) => onChange({ sort })}
        />
      </div>
      <TextField
        id="desk-source"
        label={t.source}
        hint={t.sourceHint}
        most={500}
        value={typed.source}
        error={errorAt('source')}
        onChange={(source) => onChange({ source })}
      />
    </>
  );
}
