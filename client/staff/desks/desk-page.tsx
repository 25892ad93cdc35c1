import { type ReactNode, useContext, useState } from 'react';
import type { StaffDesk, StaffDesks } from '../../../server/contract/api.ts';
import { GoContext, PageLink } from '../page/page-link.tsx';
import { PageTitle } from '../page/page-title.tsx';
import { ProblemNotice } from '../page/problem-notice.tsx';
import { useReader } from '../page/reader.ts';
import { desksPath } from '../session/staff-routes.ts';
import { useOutcome } from '../session/use-outcome.ts';
import { DeskForm } from './desk-form.tsx';
import { DeskHistory } from './desk-history.tsx';

interface Props {
  /** null: a desk that is to be added */
  readonly deskId: string | null;
  /** leaves a sentence for the list of desks */
  readonly say: (sentence: string) => void;
}

/** The page on which a desk is added or changed. */
export function DeskPage({ deskId, say }: Props): ReactNode {
  const { language, texts } = useReader();
  const t = texts.desks;
  const go = useContext(GoContext);
  const { data, problem, retry } = useOutcome<StaffDesks>(desksPath);
  const [opened, setOpened] = useState(0);
  const found = data?.desks.find(({ desk }) => desk.id === deskId);
  const reopen = (): void => {
    setOpened((times) => times + 1);
    retry();
  };
  return (
    <>
      <PageTitle>{deskId === null ? t.addTitle : t.editTitle}</PageTitle>
      <p className="card-links">
        <PageLink view={{ page: 'desks' }}>{t.backToList}</PageLink>
      </p>
      {problem && <ProblemNotice problem={problem} retry={retry} />}
      {!data && !problem && <p role="status">{texts.page.loading}</p>}
      {data && deskId !== null && found === undefined && <p>{t.unknown}</p>}
      {data && (deskId === null || found !== undefined) && (
        <DeskForm
          key={opened}
          staffDesk={found ?? null}
          saved={(name) => {
            say(t.saved(name));
            go({ language, view: { page: 'desks' } });
          }}
          reopen={reopen}
        />
      )}
      {found && <History staffDesk={found} />}
    </>
  );
}

const History = ({ staffDesk: { desk, version } }: { readonly staffDesk: StaffDesk }): ReactNode => (
  <DeskHistory key={version} deskId={desk.id} />
);
