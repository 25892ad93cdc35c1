import type { ReactNode } from 'react';
import type { DeskTime } from '../../../server/contract/desk-record.ts';
import { CheckBoxes } from '../page/check-boxes.tsx';
import { useReader } from '../page/reader.ts';
import { SelectField } from '../page/select-field.tsx';
import { ClosedRow } from './closed-row.tsx';
import { type TypedHours, WEEKDAYS } from './desk-draft.ts';
import type { ErrorAt } from './form-findings.ts';
import { TimeRow } from './time-row.tsx';

interface Props {
  readonly hours: TypedHours;
  /** by place below `hours_rules` */
  readonly errorAt: ErrorAt;
  readonly onChange: (hours: TypedHours) => void;
}

const NEW_TIME: DeskTime = { from: '9:00', to: '17:00', next_day: false };
const nextKey = (rows: readonly { readonly key: number }[]): number =>
  Math.max(-1, ...rows.map(({ key }) => key)) + 1;

/** The rule by which a page says that a desk can be reached now. */
export function HoursFields({ hours, errorAt, onChange }: Props): ReactNode {
  const { texts } = useReader();
  const t = texts.desks;
  return (
    <>
      <SelectField
        id="desk-hours-kind"
        label={t.hoursKind}
        value={hours.kind}
        options={(['always', 'times', 'unknown'] as const).map((value) => ({
          value,
          label: t.hoursKinds[value],
        }))}
        onChange={(kind) => onChange({ ...hours, kind })}
      />
      {hours.kind === 'times' && <Times hours={hours} errorAt={errorAt} onChange={onChange} />}
    </>
  );
}

function Times({ hours, errorAt, onChange }: Props): ReactNode {
  const { texts } = useReader();
  const t = texts.desks;

  /** The buttons and rows of one list of the hours. */
  const list = <K extends 'weekly' | 'holidayTimes' | 'monthly' | 'closed'>(name: K) => {
    type R = TypedHours[K][number];
    const rows = hours[name] as readonly R[];
    const keep = (next: readonly R[]) => onChange({ ...hours, [name]: next });
    return {
      rows,
      add: (row: Omit<R, 'key'>) => keep([...rows, { ...row, key: nextKey(rows) } as R]),
      change: (key: number, part: Partial<R>) =>
        keep(rows.map((row) => (row.key === key ? { ...row, ...part } : row))),
      remove: (key: number) => keep(rows.filter((row) => row.key !== key)),
    };
  };
  const weekly = list('weekly');
  const holidayTimes = list('holidayTimes');
  const monthly = list('monthly');
  const closed = list('closed');

  return (
    <>
      <p className="field-hint">{t.timeHint}</p>
      <h3>{t.weekly}</h3>
      {weekly.rows.map((row, place) => (
        <TimeRow
          key={row.key}
          id={`desk-weekly-${row.key}`}
          name={t.weeklyRow(String(place + 1))}
          time={row}
          error={errorAt(`weekly.${place}`)}
          onChange={(time) => weekly.change(row.key, time)}
          onRemove={() => weekly.remove(row.key)}
        >
          <CheckBoxes
            id={`desk-weekly-${row.key}-weekdays`}
            label={t.weekdays}
            options={WEEKDAYS.map((value) => ({ value, label: t.weekday[value] }))}
            chosen={row.weekdays}
            onChange={(weekdays) => weekly.change(row.key, { weekdays })}
          />
          <CheckBoxes
            id={`desk-weekly-${row.key}-weeks`}
            label={t.weeks}
            options={[1, 2, 3, 4, 5].map((value) => ({ value, label: t.week(String(value)) }))}
            chosen={row.weeks}
            onChange={(weeks) => weekly.change(row.key, { weeks })}
          />
        </TimeRow>
      ))}
      <button
        type="button"
        className="button button-secondary"
        onClick={() => weekly.add({ ...NEW_TIME, weekdays: WEEKDAYS.slice(0, 5), weeks: [] })}
      >
        {t.addWeekly}
      </button>

      <h3>{t.holidays}</h3>
      <SelectField
        id="desk-holidays"
        label={t.holidayTimes}
        value={hours.holidays}
        options={(['as-weekday', 'closed', 'own'] as const).map((value) => ({
          value,
          label: t.holidayRules[value],
        }))}
        onChange={(holidays) => onChange({ ...hours, holidays })}
      />
      {hours.holidays === 'own' && (
        <>
          {holidayTimes.rows.map((row, place) => (
            <TimeRow
              key={row.key}
              id={`desk-holiday-${row.key}`}
              name={t.holidayRow(String(place + 1))}
              time={row}
              error={errorAt(`holidays.times.${place}`)}
              onChange={(time) => holidayTimes.change(row.key, time)}
              onRemove={() => holidayTimes.remove(row.key)}
            />
          ))}
          <button
            type="button"
            className="button button-secondary"
            onClick={() => holidayTimes.add(NEW_TIME)}
          >
            {t.addHoliday}
          </button>
        </>
      )}

      <h3>{t.monthly}</h3>
      {monthly.rows.map((row, place) => (
        <TimeRow
          key={row.key}
          id={`desk-monthly-${row.key}`}
          name={t.monthlyRow(String(place + 1))}
          time={row}
          error={errorAt(`monthly.${place}`)}
          onChange={(time) => monthly.change(row.key, time)}
          onRemove={() => monthly.remove(row.key)}
        >
          <SelectField
            id={`desk-monthly-${row.key}-day`}
            label={t.dayOfMonth}
            value={String(row.day)}
            options={Array.from({ length: 31 }, (_, day) => ({
              value: String(day + 1),
              label: t.dayOfMonthValue(String(day + 1)),
            }))}
            onChange={(day) => monthly.change(row.key, { day: Number(day) })}
          />
        </TimeRow>
      ))}
      <button
        type="button"
        className="button button-secondary"
        onClick={() => monthly.add({ ...NEW_TIME, day: 1 })}
      >
        {t.addMonthly}
      </button>

      <h3>{t.closed}</h3>
      {closed.rows.map((row, place) => (
        <ClosedRow
          key={row.key}
          id={`desk-closed-${row.key}`}
          name={t.closedRow(String(place + 1))}
          closed={row}
          error={errorAt(`closed.${place}`)}
          onChange={(part) => closed.change(row.key, part)}
          onRemove={() => closed.remove(row.key)}
        />
      ))}
      <button
        type="button"
        className="button button-secondary"
        onClick={() => closed.add({ from: { month: 12, day: 29 }, to: { month: 1, day: 3 } })}
      >
        {t.addClosed}
      </button>
    </>
  );
}
