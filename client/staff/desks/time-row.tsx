import type { ReactNode } from 'react';
import type { DeskTime } from '../../../server/contract/desk-record.ts';
import { useReader } from '../page/reader.ts';
import { TextField } from '../page/text-field.tsx';

interface Props {
  readonly id: string;
  /** 曜日ごとの時間 1 */
  readonly name: string;
  readonly time: DeskTime;
  readonly error: string | undefined;
  readonly onChange: (time: Partial<DeskTime>) => void;
  readonly onRemove: () => void;
  /** the days it is for */
  readonly children?: ReactNode;
}

/** One time of a desk: its days, from, to, and whether it ends on the next day. */
export function TimeRow({ id, name, time, error, onChange, onRemove, children }: Props): ReactNode {
  const { texts } = useReader();
  const t = texts.desks;
  return (
    <fieldset className="time-row" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{name}</legend>
      {children}
      <div className="time-row-clock">
        <TextField
          id={`${id}-from`}
          label={t.from}
          value={time.from}
          most={16}
          onChange={(from) => onChange({ from })}
        />
        <TextField
          id={`${id}-to`}
          label={t.to}
          value={time.to}
          most={16}
          onChange={(to) => onChange({ to })}
        />
        <label className="check-box">
          <input
            type="checkbox"
            checked={time.next_day}
            onChange={({ target }) => onChange({ next_day: target.checked })}
          />
          {t.nextDay}
        </label>
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
