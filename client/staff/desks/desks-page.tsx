import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Language } from '../../../instruments/definition/localized-text.ts';
import type { StaffDesks } from '../../../server/contract/api.ts';
import { PageLink } from '../page/page-link.tsx';
import { PageTitle } from '../page/page-title.tsx';
import { ProblemNotice } from '../page/problem-notice.tsx';
import { useReader } from '../page/reader.ts';
import { desksPath } from '../session/staff-routes.ts';
import { useOutcome } from '../session/use-outcome.ts';
import { DeskCard } from './desk-card.tsx';
import { ShownOnDay } from './shown-on-day.tsx';

interface Props {
  /** what was done on the page before; empty: nothing */
  readonly said: string;
  /** it has been read, and is not said again */
  readonly heard: () => void;
}

/** The consultation desks with what residents see of them, and what has to be done about them. */
export function DesksPage({ said, heard }: Props): ReactNode {
  const { texts } = useReader();
  const t = texts.desks;
  const { data, problem, retry } = useOutcome<StaffDesks>(desksPath);
  const [done, setDone] = useState<Done>({ deskId: null, sentence: said });
  const leave = useRef(heard);
  useEffect(() => () => leave.current(), []);
  // the list stays while it is read anew: whoever works in the middle of it is not thrown to the top
  const [desks, setDesks] = useState<StaffDesks | null>(null);
  useEffect(() => {
    if (data) setDesks(data);
  }, [data]);
  const changed = (next: Done): void => {
    setDone(next);
    retry();
  };
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <p>{t.intro}</p>
      <p className="card-links">
        <PageLink view={{ page: 'desk', deskId: null }}>{t.add}</PageLink>
      </p>
      <p role="status" className={done.deskId === null && done.sentence !== '' ? 'notice' : undefined}>
        {done.deskId === null && done.sentence}
      </p>
      {problem && <ProblemNotice problem={problem} retry={retry} />}
      {!desks && !problem && <p role="status">{texts.page.loading}</p>}
      {desks && <Desks desks={desks} done={done} changed={changed} />}
    </>
  );
}

/** What was done last, in words, and at which desk; null: on the page before. */
interface Done {
  readonly deskId: string | null;
  readonly sentence: string;
}

interface DesksProps {
  readonly desks: StaffDesks;
  readonly done: Done;
  readonly changed: (done: Done) => void;
}

/** Each once: the reading levels of Japanese are one language to whoever answers the telephone. */
function namesOf(tags: readonly string[], shown: Language): readonly string[] {
  const names = new Intl.DisplayNames([shown], { type: 'language' });
  const spoken = new Set(tags.map((tag) => tag.split('-')[0] ?? tag));
  return [...spoken].map((tag) => names.of(tag) ?? tag);
}

function Desks({ desks: { desks, today, checkDays, missing }, done, changed }: DesksProps): ReactNode {
  const { language, texts, read } = useReader();
  const t = texts.desks;
  const list = (retired: boolean) =>
    desks
      .filter((desk) => desk.retired === retired)
      .map((desk) => (
        <DeskCard
          key={desk.desk.id}
          staffDesk={desk}
          today={today}
          checkDays={checkDays}
          said={done.deskId === desk.desk.id ? done.sentence : ''}
          changed={(sentence) => changed({ deskId: desk.desk.id, sentence })}
        />
      ));
  const [inUse, retired] = [list(false), list(true)];
  return (
    <>
      {missing.length > 0 && (
        <div className="notice">
          <p>
            <strong>{t.missingTitle}</strong>
          </p>
          <p>{t.missingIntro}</p>
          <ul>
            {missing.map(({ surveyId, title, topics, languages }) => (
              <li key={surveyId}>
                {t.missing(
                  read(title),
                  [
                    ...topics.map((topic) => t.topic[topic]),
                    ...namesOf(languages, language).map(t.missingLanguage),
                  ].join(t.listSeparator),
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <h2>{t.inUse}</h2>
      {inUse.length === 0 ? <p>{t.none}</p> : <ul className="survey-list">{inUse}</ul>}
      {retired.length > 0 && (
        <>
          <h2>{t.retired}</h2>
          <ul className="survey-list">{retired}</ul>
        </>
      )}
      <ShownOnDay today={today} />
    </>
  );
}
