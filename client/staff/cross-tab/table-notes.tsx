import type { ReactNode } from 'react';
import type { CrossTabView } from '../../../server/contract/api.ts';
import { useReader } from '../page/reader.ts';
import { hiddenReasons, tableLegend } from './table-legend.ts';

/** Directly under the table: what its numbers are shares of, and what its signs mean. */
export function TableNotes({ table }: { readonly table: CrossTabView }): ReactNode {
  const { texts } = useReader();
  const t = texts.crossTab;
  const legend = tableLegend(table);
  const reasons = legend.flags.map((flag) => t.flag[flag]).join(texts.chart.separator);
  const lines = [
    t.unit[table.design],
    table.noAnswer === 'in-base' ? t.baseIn : t.baseOut,
    table.item.multiple ? t.multiple : t.roundedSum,
    t.weighting[table.weighting],
    t.order,
    ...(table.areaSchemeStatus === 'proposed' ? [texts.marks.provisionalLong] : []),
  ];
  const signs = [
    ...(legend.flags.length > 0 ? [t.legendReference(reasons)] : []),
    ...(legend.noFigure ? [t.legendNoFigure] : []),
    ...(legend.notPublished ? [t.legendNotPublished] : []),
  ];
  return (
    <div className="fine-print table-notes">
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {legend.hidden.length + signs.length > 0 && (
        <>
          <p className="legend-title">{t.legend}</p>
          <ul className="legend">
            {legend.hidden.map((reason) => (
              <li key={reason}>
                x<sup>{hiddenReasons.indexOf(reason) + 1}</sup>
                {t.legendHidden(t.hiddenReason[reason])}
              </li>
            ))}
            {signs.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
