import { type ReactNode, useEffect, useRef, useState } from 'react';
import { daysLater } from '../../../instruments/desks/tokyo-time.ts';
import type { DeskRetirement, StaffDesk } from '../../../server/contract/api.ts';
import { dayText } from '../page/date-text.ts';
import { countText } from '../page/number-text.ts';
import { PageLink } from '../page/page-link.tsx';
import { useReader } from '../page/reader.ts';
import { deskRetirementPath } from '../session/staff-routes.ts';
import { CheckForm } from './check-form.tsx';
import { DeskAction } from './desk-action.tsx';

interface Props {
  readonly staffDesk: StaffDesk;
  readonly today: string;
  readonly checkDays: number;
  /** what was done here last; empty: nothing */
  readonly said: string;
  /** something was changed; the sentence says what */
  readonly changed: (sentence: string) => void;
}

/** One desk: whether residents see it and why not, its check, and what can be done with it. */
export function DeskCard({ staffDesk, today, checkDays, said, changed }: Props): ReactNode {
  const { language, texts, read } = useReader();
  const t = texts.desks;
  const [doing, setDoing] = useState<'check' | 'retire' | null>(null);
  const { desk, version, retired, changedOn, changedBy } = staffDesk;
  const name = read(desk.name);
  const stop = () => setDoing(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // a desk out of use stands in another list, as a new card
  useEffect(() => {
    if (said !== '') heading.current?.focus();
  }, [said]);
  const finish = (sentence: string): void => {
    stop();
    // the form that had the focus goes; the reader stays with the desk
    heading.current?.focus();
    changed(sentence);
  };
  return (
    <li className="survey-card">
      <h3 ref={heading} tabIndex={-1}>
        {name}
      </h3>
      <p role="status" className={said === '' ? undefined : 'notice'}>
        {said}
      </p>
      <dl>
        <dt>{desk.kind === 'tel' ? t.number : t.shownAs}</dt>
        <dd>{desk.value}</dd>
        <dt>{t.hours}</dt>
        <dd>{read(desk.hours)}</dd>
        <dt>{t.state}</dt>
        <dd>
          <ShownState staffDesk={staffDesk} />
        </dd>
        <dt>{t.lastCheck}</dt>
        <dd>
          {desk.verified_on === null
            ? t.neverChecked
            : t.checkedOn(dayText(desk.verified_on, language), desk.verified_by ?? t.nobodyNamed)}
        </dd>
        {desk.verified_on !== null && (
          <>
            <dt>{t.checkEnds}</dt>
            <dd>
              <CheckEnd left={staffDesk.checkDaysLeft} today={today} />
            </dd>
          </>
        )}
        <dt>{t.changed}</dt>
        <dd>
          {changedOn === null
            ? t.beforeVersions
            : t.changedOn(dayText(changedOn, language), changedBy ?? t.nobodyNamed)}
        </dd>
      </dl>
      {doing === 'check' && (
        <CheckForm
          staffDesk={staffDesk}
          checkDays={checkDays}
          done={() => finish(t.checked(name))}
          again={() => finish('')}
          cancel={stop}
        />
      )}
      {doing === 'retire' && (
        <DeskAction
          question={t.retireAsk}
          yes={t.retireYes}
          path={deskRetirementPath(desk.id)}
          body={{ version } satisfies DeskRetirement}
          done={() => finish(t.retiredNow(name))}
          again={() => finish('')}
          cancel={stop}
        />
      )}
      {doing === null && (
        <p className="card-links">
          {!retired && (
            <button
              type="button"
              className="button"
              aria-label={t.checkOf(name)}
              onClick={() => setDoing('check')}
            >
              {t.check}
            </button>
          )}
          <PageLink view={{ page: 'desk', deskId: desk.id }}>
            {retired ? t.restore : t.edit}
            <span className="visually-hidden">{` ${name}`}</span>
          </PageLink>
          {!retired && (
            <button
              type="button"
              className="button button-text"
              aria-label={t.retireOf(name)}
              onClick={() => setDoing('retire')}
            >
              {t.retire}
            </button>
          )}
        </p>
      )}
    </li>
  );
}

function ShownState({ staffDesk: { retired, hidden, checkDaysLeft } }: Pick<Props, 'staffDesk'>): ReactNode {
  const { texts } = useReader();
  const t = texts.desks;
  if (retired) return t.outOfUse;
  if (hidden.length > 0) {
    return <strong>{t.notShown(hidden.map((reason) => t.hidden[reason]).join(t.listSeparator))}</strong>;
  }
  return checkDaysLeft === null ? t.shownUnverified : t.shown;
}

/** Two weeks are enough to find somebody who calls. */
const SOON = 14;

interface CheckEndProps {
  readonly left: number | null;
  readonly today: string;
}

function CheckEnd({ left, today }: CheckEndProps): ReactNode {
  const { language, texts } = useReader();
  const t = texts.desks;
  if (left === null) return <strong>{t.runOut}</strong>;
  if (left === 0) return <strong>{t.lastDay}</strong>;
  const sentence = t.daysLeft(countText(left), dayText(daysLater(today, left), language));
  return left <= SOON ? <strong>{sentence}</strong> : sentence;
}
