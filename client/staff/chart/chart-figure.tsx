import { type ReactNode, useMemo } from 'react';
import type { CrossTabView } from '../../../server/contract/api.ts';
import { shortYearText } from '../page/date-text.ts';
import { ProvisionalMark, SyntheticMark } from '../page/marks.tsx';
import { useReader } from '../page/reader.ts';
import { SelectField } from '../page/select-field.tsx';
import { chartBars, chartCategory, chartDescription } from './chart-bars.ts';
import { ChartDrawing } from './chart-drawing.tsx';
import type { ChartRequest } from './chart-option.ts';

interface Props {
  readonly table: CrossTabView;
  /** category that was chosen for the chart */
  readonly figure: string | undefined;
  readonly choose: (category: string) => void;
}

/** One category of the table as a picture; the table above it is its accessible form. */
export function ChartFigure({ table, figure, choose }: Props): ReactNode {
  const reader = useReader();
  const { language, texts, read } = reader;
  const categoryId = chartCategory(table, figure);
  const category = table.categories.find(({ id }) => id === categoryId);
  const title = category
    ? `${texts.crossTab.caption(read(table.item.label), read(table.axis.label))} ${read(category.label)}`
    : '';
  const request = useMemo<ChartRequest | null>(() => {
    if (categoryId === null) return null;
    const bars = chartBars(table, categoryId, reader);
    const { national, axis } = table;
    return {
      bars,
      names: {
        total: texts.chart.total,
        group: texts.chart.groups(read(axis.label)),
        national: national.available ? texts.chart.national(shortYearText(national.year, language)) : '',
      },
      marks: [
        ...(table.synthetic ? [texts.marks.synthetic] : []),
        ...(table.areaSchemeStatus === 'proposed' ? [texts.marks.provisional] : []),
      ],
      description: chartDescription(title, bars, reader),
      percentSign: texts.chart.percent,
    };
  }, [table, categoryId, title, reader, language, texts, read]);
  if (request === null || categoryId === null) return null;
  return (
    <section className="chart-section" aria-labelledby="chart-title">
      <h2 id="chart-title">{texts.chart.title}</h2>
      <SelectField
        id="chart-category"
        label={texts.chart.category}
        value={categoryId}
        options={table.categories.map(({ id, label }) => ({ value: id, label: read(label) }))}
        onChange={choose}
      />
      <figure>
        <figcaption>
          {title} {table.synthetic && <SyntheticMark />}{' '}
          {table.areaSchemeStatus === 'proposed' && <ProvisionalMark />}
        </figcaption>
        <ChartDrawing request={request} />
        <p className="fine-print">
          {table.design === 'invitation' ? texts.chart.withIntervals : texts.chart.withoutIntervals}
        </p>
      </figure>
    </section>
  );
}
