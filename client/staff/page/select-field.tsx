import type { ReactNode } from 'react';
import { useReader } from './reader.ts';

interface Props<V extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly disabled?: boolean;
  readonly onChange: (value: V) => void;
}

/** A labelled choice out of a list. Where the value is not in the list nothing is chosen: no entry pretends to be it. */
export function SelectField<V extends string>(props: Props<V>): ReactNode {
  const { id, label, value, options, disabled = false, onChange } = props;
  const { texts } = useReader();
  const known = options.some((option) => option.value === value);
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={known ? value : ''}
        disabled={disabled}
        onChange={(event) => choose(event.target.value)}
      >
        {!known && (
          <option value="" disabled hidden>
            {texts.page.chooseFromList}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
