import type { ReactNode } from 'react';
import type { DeskVersion } from '../../../server/contract/api.ts';
import { dayText } from '../page/date-text.ts';
import { ProblemNotice } from '../page/problem-notice.tsx';
import { useReader } from '../page/reader.ts';
import { ScrollRegion } from '../page/scroll-region.tsx';
import { deskVersionsPath } from '../session/staff-routes.ts';
import { useOutcome } from '../session/use-outcome.ts';

/** Every version of a desk: what was changed on which day, and by whose account. */
export function DeskHistory({ deskId }: { readonly deskId: string }): ReactNode {
  const { language, texts, read } = useReader();
  const t = texts.desks;
  const { data, problem, retry } = useOutcome<readonly DeskVersion[]>(deskVersionsPath(deskId));
  return (
    <>
      <h2 id="desk-history">{t.history}</h2>
      {problem && <ProblemNotice problem={problem} retry={retry} />}
      {data && (
        <ScrollRegion labelledBy="desk-history">
          <table className="desk-history">
            <thead>
              <tr>
                {[
                  t.version,
                  t.versionDay,
                  t.versionBy,
                  t.versionWhat,
                  t.versionValue,
                  t.versionHours,
                  t.versionCheck,
                ].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map(({ version, day, account, change, desk }) => (
                <tr key={version}>
                  <th scope="row">{version}</th>
                  <td>{day === null ? t.beforeVersions : dayText(day, language)}</td>
                  <td>{account ?? t.beforeVersions}</td>
                  <td>{t.change[change]}</td>
                  <td>{desk.value}</td>
                  <td>{read(desk.hours)}</td>
                  <td>
                    {desk.verified_on === null
                      ? t.neverChecked
                      : t.checkedOn(dayText(desk.verified_on, language), desk.verified_by ?? t.nobodyNamed)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  );
}
