import { type ReactNode, useEffect, useState } from 'react';
import { formatNearDay } from '../../../instruments/form-texts/calendar-day.ts';
import type { DeskHours, Opening } from '../../../server/contract/api.ts';
import type { HoursRules } from '../../../server/contract/desk-record.ts';
import { useReader } from '../page/reader.ts';
import { useSession } from '../session/session.ts';
import { sendTo } from '../session/staff-request.ts';
import { deskHoursPath } from '../session/staff-routes.ts';
import { daysOfOpening } from './days-of-opening.ts';

/** Typing is over when nothing has changed for this long. */
const PAUSE_MS = 400;

/** この先8日間: what the rules in the form mean on the calendar, which the server knows with its holidays. */
export function ComingDays({ rules }: { readonly rules: HoursRules }): ReactNode {
  const { texts } = useReader();
  const { expire } = useSession();
  const [opening, setOpening] = useState<Opening | 'broken' | null>(null);
  const asked = JSON.stringify({ hours_rules: rules } satisfies DeskHours);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const outcome = await sendTo<Opening>('POST', deskHoursPath, JSON.parse(asked));
      if (!current) return;
      if (outcome.ok) setOpening(outcome.data);
      else if (outcome.problem.code === 'staff.not-logged-in') expire();
      else setOpening('broken');
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked, expire]);

  return (
    <section className="coming-days" aria-labelledby="desk-preview">
      <h3 id="desk-preview">{texts.desks.preview}</h3>
      <div role="status">
        {opening === 'broken' && <p>{texts.desks.previewBroken}</p>}
        {opening !== null && opening !== 'broken' && <Days opening={opening} />}
      </div>
    </section>
  );
}

function Days({ opening }: { readonly opening: Opening }): ReactNode {
  const { language, texts } = useReader();
  const t = texts.desks;
  const days = daysOfOpening(opening);
  if (days === null) return <p>{t.previewUnknown}</p>;
  return (
    <>
      <p>{t.previewIntro}</p>
      <dl>
        {days.map(({ day, allDay, spans }) => (
          <div key={day}>
            <dt>{formatNearDay(day, language)}</dt>
            <dd>
              {allDay
                ? t.allDay
                : spans.map(({ from, to }) => t.span(from, to)).join(t.listSeparator) || t.previewClosed}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
