import { type FormEvent, type ReactNode, useState } from 'react';
import type { DesksShown } from '../../../server/contract/api.ts';
import { dayText } from '../page/date-text.ts';
import { ProblemNotice } from '../page/problem-notice.tsx';
import { useReader } from '../page/reader.ts';
import { TextField } from '../page/text-field.tsx';
import { desksShownPath } from '../session/staff-routes.ts';
import { useOutcome } from '../session/use-outcome.ts';

/** Which desks residents were shown on a day: asked when somebody says what they saw, months later. */
export function ShownOnDay({ today }: { readonly today: string }): ReactNode {
  const { language, texts, read } = useReader();
  const t = texts.desks;
  const [typed, setTyped] = useState(today);
  const [asked, setAsked] = useState<string | null>(null);
  const { data, problem, retry } = useOutcome<DesksShown>(asked === null ? null : desksShownPath(asked));
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (typed !== '') setAsked(typed);
  };
  return (
    <section aria-labelledby="shown-on-day">
      <h2 id="shown-on-day">{t.shownOn}</h2>
      <p>{t.shownOnIntro}</p>
      <form className="shown-on-day" onSubmit={ask}>
        <TextField id="shown-on" label={t.shownOnDay} type="date" value={typed} onChange={setTyped} />
        <button type="submit" className="button button-secondary">
          {t.shownOnAsk}
        </button>
      </form>
      {problem && <ProblemNotice problem={problem} retry={retry} />}
      <div role="status">
        {data && data.desks.length === 0 && <p>{t.shownOnNone(dayText(data.day, language))}</p>}
        {data && data.desks.length > 0 && (
          <>
            <p>{(data.day === today ? t.shownToday : t.shownOnList)(dayText(data.day, language))}</p>
            <ul>
              {data.desks.map(({ id, name, value, version, replaced }) => (
                <li key={`${id} ${version}`}>
                  {t.shownVersion(read(name), value, String(version))}
                  {replaced && t.shownReplaced}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
