import type { ReactNode } from 'react';
import type { Returns } from '../../../server/contract/api.ts';
import { ProvisionalMark, SyntheticMark } from '../page/marks.tsx';
import { countText } from '../page/number-text.ts';
import { useReader } from '../page/reader.ts';
import { ScrollRegion } from '../page/scroll-region.tsx';

interface Props {
  readonly returns: Returns;
  readonly areas: NonNullable<Returns['areas']>;
}

/** Returns by area and mode against the sample, areas in their official order. */
export function AreaTable({ returns, areas }: Props): ReactNode {
  const { texts, read } = useReader();
  const provisional = returns.areaScheme?.status === 'proposed';
  const rows = [{ id: '', label: texts.returns.total, ...returns.total }].concat(
    areas.map((area) => ({ ...area, label: read(area.label) })),
  );
  return (
    <>
      <ScrollRegion labelledBy="returns-by-area">
        <table>
          <caption id="returns-by-area">
            <span className="caption-text">
              {' '}
              {texts.returns.byArea} {returns.synthetic && <SyntheticMark />}{' '}
              {provisional && <ProvisionalMark />}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{texts.returns.area}</th>
              <th scope="col">{texts.returns.invited}</th>
              <th scope="col">{texts.returns.web}</th>
              <th scope="col">{texts.returns.paper}</th>
              <th scope="col">{texts.returns.responses}</th>
              <th scope="col">{texts.returns.rate}</th>
              <th scope="col">{texts.returns.population}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={row.id === '' ? 'total-row' : undefined}>
                <th scope="row">{row.label}</th>
                <td>{row.invited === null ? '-' : countText(row.invited)}</td>
                <td>{countText(row.responses.web)}</td>
                <td>{countText(row.responses.paper)}</td>
                <td>{countText(row.responses.total)}</td>
                <td>{row.ratePercent ?? '-'}</td>
                <td>{row.population === null ? '-' : countText(row.population)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="fine-print">{texts.returns.rateNote}</p>
      {returns.areaScheme && (
        <p className="fine-print">
          {read(returns.areaScheme.title)} {provisional && texts.marks.provisionalLong}
        </p>
      )}
    </>
  );
}
