import { type ReactNode, useRef } from 'react';
import type { CrossTabView } from '../../../server/contract/api.ts';
import { ChartFigure } from '../chart/chart-figure.tsx';
import { countText } from '../page/number-text.ts';
import { useReader } from '../page/reader.ts';
import type { CrossTabChoice } from '../page/staff-view.ts';
import type { ChosenRequest } from './chosen-request.ts';
import { CrossTabTable } from './cross-tab-table.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { MethodNote } from './method-note.tsx';
import { NationalNote } from './national-note.tsx';
import { type Offer, OfferList } from './offer-list.tsx';
import { TableNotes } from './table-notes.tsx';
import { testSentence } from './test-sentence.ts';

interface Props {
  readonly table: CrossTabView;
  readonly request: ChosenRequest;
  readonly figure: string | undefined;
  /** a newer table is on its way */
  readonly updating: boolean;
  readonly change: (part: CrossTabChoice) => void;
}

/** The table with everything that has to stand beside it before anybody quotes a figure. */
export function CrossTabResult({ table, request, figure, updating, change }: Props): ReactNode {
  const reader = useReader();
  const { texts, read } = reader;
  const heading = useRef<HTMLHeadingElement>(null);
  const take = ({ kind, id }: Offer) => {
    change(kind === 'net' ? { nets: 'only', figure: id } : { fold: id });
    // the button that was pressed may be gone from the next table
    heading.current?.focus();
  };
  const total = table.rows.find(({ kind }) => kind === 'total');
  const base = total === undefined || total.base === null ? texts.crossTab.baseHidden : countText(total.base);
  const caption = texts.crossTab.caption(read(table.item.label), read(table.axis.label));
  return (
    <div className="result" aria-busy={updating}>
      <p className="visually-hidden" role="status">
        {updating ? texts.page.updating : texts.crossTab.updated(caption, base)}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {read(table.item.label)}
      </h2>
      <p className="stem">{read(table.item.stem)}</p>
      {table.design === 'open' && <p className="notice">{texts.crossTab.openWarning}</p>}
      <OfferList table={table} take={take} />
      <CrossTabTable table={table} />
      <TableNotes table={table} />
      <ExportButtons surveyId={table.surveyId} request={request} />
      <ChartFigure table={table} figure={figure} choose={(id) => change({ figure: id })} />
      <section aria-labelledby="test-title">
        <h2 id="test-title">{texts.crossTab.test}</h2>
        <p>{testSentence(table, reader)}</p>
        {table.test !== null && <p className="fine-print">{texts.crossTab.testNoAnswer}</p>}
      </section>
      <NationalNote table={table} />
      <MethodNote table={table} />
    </div>
  );
}
