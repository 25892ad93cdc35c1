import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useReader } from '../page/reader.ts';
import { type ChartRequest, chartHeight, chartOption } from './chart-option.ts';
import type { DrawnChart } from './draw-chart.ts';

/** The picture itself. Where its code cannot be loaded, a sentence points to the table. */
export function ChartDrawing({ request }: { readonly request: ChartRequest }): ReactNode {
  const { texts } = useReader();
  const element = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<DrawnChart | 'failed' | null>(null);

  useEffect(() => {
    let drawn: DrawnChart | null = null;
    let gone = false;
    import('./draw-chart.ts').then(
      ({ drawChart }) => {
        if (gone || element.current === null) return;
        drawn = drawChart(element.current);
        setChart(drawn);
      },
      () => setChart('failed'),
    );
    return () => {
      gone = true;
      drawn?.release();
    };
  }, []);

  useEffect(() => {
    if (chart !== null && chart !== 'failed') chart.show(chartOption(request));
  }, [chart, request]);

  if (chart === 'failed') return <p className="notice">{texts.chart.failed}</p>;
  return <div ref={element} className="chart-drawing" style={{ height: chartHeight(request) }} />;
}
