import type { ReactNode } from 'react';
import type { Returns } from '../../../server/contract/api.ts';
import { dayText } from '../page/date-text.ts';
import { SyntheticMark } from '../page/marks.tsx';
import { countText } from '../page/number-text.ts';
import { useReader } from '../page/reader.ts';
import { ScrollRegion } from '../page/scroll-region.tsx';
import { cumulativeDays } from './cumulative-days.ts';

/** How the answers came in, day by day. */
export function DayTable({ returns }: { readonly returns: Returns }): ReactNode {
  const { language, texts } = useReader();
  if (returns.byDay.length === 0) return <p className="notice">{texts.returns.noDays}</p>;
  return (
    <ScrollRegion labelledBy="returns-by-day">
      <table className="day-table">
        <caption id="returns-by-day">
          <span className="caption-text">
            {' '}
            {texts.returns.byDay} {returns.synthetic && <SyntheticMark />}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{texts.returns.day}</th>
            <th scope="col">{texts.returns.web}</th>
            <th scope="col">{texts.returns.paper}</th>
            <th scope="col">{texts.returns.responses}</th>
            <th scope="col">{texts.returns.cumulative}</th>
          </tr>
        </thead>
        <tbody>
          {cumulativeDays(returns.byDay).map((row) => (
            <tr key={row.day}>
              <th scope="row">{dayText(row.day, language)}</th>
              <td>{countText(row.web)}</td>
              <td>{countText(row.paper)}</td>
              <td>{countText(row.total)}</td>
              <td>{countText(row.cumulative)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
