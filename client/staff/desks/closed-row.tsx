import type { ReactNode } from 'react';
import { useReader } from '../page/reader.ts';
import { SelectField } from '../page/select-field.tsx';
import type { MonthDay, TypedClosed } from './desk-draft.ts';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly closed: TypedClosed;
  readonly error: string | undefined;
  readonly onChange: (closed: Partial<TypedClosed>) => void;
  readonly onRemove: () => void;
}

const numbers = (most: number): readonly number[] => Array.from({ length: most }, (_, place) => place + 1);

/** Days of every year on which nobody answers: 12月29日 to 1月3日. */
export function ClosedRow({ id, name, closed, error, onChange, onRemove }: Props): ReactNode {
  const { texts } = useReader();
  const t = texts.desks;
  const field = (end: 'from' | 'to', part: keyof MonthDay, label: string) => (
    <SelectField
      id={`${id}-${end}-${part}`}
      label={label}
      value={String(closed[end][part])}
      options={numbers(part === 'month' ? 12 : 31).map((value) => ({
        value: String(value),
        label: part === 'month' ? t.month(String(value)) : t.dayOfMonthValue(String(value)),
      }))}
      onChange={(value) => onChange({ [end]: { ...closed[end], [part]: Number(value) } })}
    />
  );
  return (
    <fieldset className="time-row" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{name}</legend>
      <div className="time-row-clock">
        {field('from', 'month', t.closedFromMonth)}
        {field('from', 'day', t.closedFromDay)}
        {field('to', 'month', t.closedToMonth)}
        {field('to', 'day', t.closedToDay)}
        <button
          type="button"
          className="button button-text"
          onClick={onRemove}
          aria-label={t.removeRow(name)}
        >
          {t.remove}
        </button>
      </div>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          ＊{error}
        </p>
      )}
    </fieldset>
  );
}
