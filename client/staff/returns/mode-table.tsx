import type { ReactNode } from 'react';
import type { Returns } from '../../../server/contract/api.ts';
import { SyntheticMark } from '../page/marks.tsx';
import { countText } from '../page/number-text.ts';
import { useReader } from '../page/reader.ts';
import { ScrollRegion } from '../page/scroll-region.tsx';

/** Counts of an open survey: nothing stands against them, so nothing is divided. */
export function ModeTable({ returns }: { readonly returns: Returns }): ReactNode {
  const { texts } = useReader();
  const { web, paper, total } = returns.total.responses;
  return (
    <ScrollRegion labelledBy="returns-by-mode">
      <table>
        <caption id="returns-by-mode">
          <span className="caption-text">
            {' '}
            {texts.returns.byMode} {returns.synthetic && <SyntheticMark />}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{texts.returns.web}</th>
            <th scope="col">{texts.returns.paper}</th>
            <th scope="col">{texts.returns.responses}</th>
          </tr>
        </thead>
        <tbody>
          <tr className="total-row">
            <td>{countText(web)}</td>
            <td>{countText(paper)}</td>
            <td>{countText(total)}</td>
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}
