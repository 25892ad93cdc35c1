import type { ReactNode } from 'react';

interface Props<V> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly chosen: readonly V[];
  readonly onChange: (chosen: readonly V[]) => void;
  readonly error?: string | undefined;
}

/** Several of a short list, each a box of its own. */
export function CheckBoxes<V extends string | number>(props: Props<V>): ReactNode {
  const { id, label, options, chosen, onChange, error } = props;
  return (
    <fieldset
      className="field check-boxes"
      aria-invalid={error !== undefined}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>{label}</legend>
      <div className="check-boxes-row">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={({ target }) =>
                onChange(
                  target.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value),
                )
              }
            />
            {option.label}
          </label>
        ))}
      </div>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          ＊{error}
        </p>
      )}
    </fieldset>
  );
}
