import { Fragment, type ReactNode } from 'react';
import type { CrossTabView } from '../../../server/contract/api.ts';
import { shortYearText } from '../page/date-text.ts';
import { ProvisionalMark, SyntheticMark } from '../page/marks.tsx';
import { countText } from '../page/number-text.ts';
import { percentTextOfProportion } from '../page/percent-text.ts';
import { useReader } from '../page/reader.ts';
import { ScrollRegion } from '../page/scroll-region.tsx';
import { CrossTabCell, HiddenFigure, NoFigure } from './cross-tab-cell.tsx';

/** The table as printed: the whole first, the nation beside it, then the groups in their official order. */
export function CrossTabTable({ table }: { readonly table: CrossTabView }): ReactNode {
  const { texts, read } = useReader();
  return (
    <ScrollRegion labelledBy="cross-tab-caption">
      <table className="cross-tab">
        <caption id="cross-tab-caption">
          <span className="caption-text">
            {' '}
            {texts.crossTab.caption(read(table.item.label), read(table.axis.label))}{' '}
            {table.synthetic && <SyntheticMark />}{' '}
            {table.areaSchemeStatus === 'proposed' && <ProvisionalMark />}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{texts.crossTab.group}</th>
            <th scope="col">{texts.crossTab.base}</th>
            {table.categories.map((category) => (
              <th scope="col" key={category.id} className={`category-${category.kind}`}>
                {read(category.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <Fragment key={row.id}>
              <tr className={`row-${row.kind}`}>
                <th scope="row">{read(row.label)}</th>
                <td>{row.base === null ? <HiddenBase row={row} /> : countText(row.base)}</td>
                {row.cells.map((cell, index) => (
                  <td
                    key={table.categories[index]?.id}
                    className={`category-${table.categories[index]?.kind}`}
                  >
                    <CrossTabCell cell={cell} />
                  </td>
                ))}
              </tr>
              {row.kind === 'total' && <NationalRow table={table} />}
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A base is hidden for the reason of its row. */
function HiddenBase({ row }: { readonly row: CrossTabView['rows'][number] }): ReactNode {
  const reason = row.cells.find((cell) => cell.hidden)?.reason ?? 'small-base';
  return <HiddenFigure reason={reason} />;
}

function NationalRow({ table }: { readonly table: CrossTabView }): ReactNode {
  const { language, texts } = useReader();
  const { national } = table;
  if (!national.available) return null;
  return (
    <tr className="row-national">
      <th scope="row">{texts.crossTab.national(shortYearText(national.year, language))}</th>
      <td>{countText(national.base)}</td>
      {table.categories.map(({ id, kind }) => {
        const percent = national.percent[id];
        return (
          <td key={id} className={`category-${kind}`}>
            {percent === undefined ? (
              <NoFigure sign="…" meaning={texts.crossTab.notPublished} />
            ) : (
              <span className="percent">{percentTextOfProportion(percent / 100)}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}
