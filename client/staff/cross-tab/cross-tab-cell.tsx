import type { ReactNode } from 'react';
import type { CrossTabView } from '../../../server/contract/api.ts';
import { percentTextOfProportion } from '../page/percent-text.ts';
import { useReader } from '../page/reader.ts';
import { type HiddenReason, hiddenReasons } from './table-legend.ts';

type Cell = CrossTabView['rows'][number]['cells'][number];

/** One figure with its interval, or the sign and the reason why there is none. */
export function CrossTabCell({ cell }: { readonly cell: Cell }): ReactNode {
  const { texts } = useReader();
  if (cell.hidden) return <HiddenFigure reason={cell.reason} />;
  if (cell.percent === null) return <NoFigure sign="***" meaning={texts.crossTab.noFigure} />;
  const reasons = cell.flags.map((flag) => texts.crossTab.flag[flag]).join(texts.chart.separator);
  return (
    <>
      <span className="percent">{cell.percent}</span>
      {cell.interval && (
        <Interval
          lower={percentTextOfProportion(cell.interval.lower)}
          upper={percentTextOfProportion(cell.interval.upper)}
        />
      )}
      {cell.flags.length > 0 && (
        <span className="reference">
          {texts.crossTab.reference}
          <span className="visually-hidden"> {reasons}</span>
        </span>
      )}
    </>
  );
}

function Interval({ lower, upper }: { readonly lower: string; readonly upper: string }): ReactNode {
  const { texts } = useReader();
  return (
    <>
      {' '}
      <span className="interval" aria-hidden="true">
        {texts.crossTab.interval(lower, upper)}
      </span>
      <span className="visually-hidden"> {texts.crossTab.intervalSpoken(lower, upper)}</span>
    </>
  );
}

/** 秘匿: the sign x with the number of its reason; the reason itself for those who listen. */
export function HiddenFigure({ reason }: { readonly reason: HiddenReason }): ReactNode {
  const { texts } = useReader();
  return (
    <>
      <span aria-hidden="true">
        x<sup>{hiddenReasons.indexOf(reason) + 1}</sup>
      </span>
      <span className="visually-hidden">
        {texts.crossTab.hiddenSpoken(texts.crossTab.hiddenReason[reason])}
      </span>
    </>
  );
}

/** A sign where no number belongs, with its meaning for those who listen. */
export function NoFigure({ sign, meaning }: { readonly sign: string; readonly meaning: string }): ReactNode {
  return (
    <>
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">{meaning}</span>
    </>
  );
}
