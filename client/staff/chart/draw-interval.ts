import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemReturn } from 'echarts/types/dist/shared.js';
import type { ChartBar } from './chart-bars.ts';

interface Lettering {
  readonly color: string;
  readonly fontSize: number;
  readonly fontFamily: string;
}

/** Half the height of the strokes that end an interval, in CSS pixels. */
const cap = 6;

/** One row's interval as a line with two ends, and its figure to the right of everything drawn in the row. */
export function drawInterval(
  bar: ChartBar | undefined,
  api: Pick<CustomSeriesRenderItemAPI, 'coord' | 'value'>,
  lettering: Lettering,
): CustomSeriesRenderItemReturn {
  if (bar === undefined) return null;
  const row = Number(api.value(1));
  const [, y = 0] = api.coord([0, row]);
  const x = (percent: number) => api.coord([percent, row])[0] ?? 0;
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    type: 'line' as const,
    shape: { x1, y1, x2, y2 },
    style: { stroke: '#000000', lineWidth: 2 },
  });
  const { lower, upper } = bar;
  const interval =
    lower === null || upper === null
      ? []
      : [
          line(x(lower), y, x(upper), y),
          line(x(lower), y - cap, x(lower), y + cap),
          line(x(upper), y - cap, x(upper), y + cap),
        ];
  const figure = {
    type: 'text' as const,
    style: {
      x: x(Math.max(bar.percent ?? 0, upper ?? 0)) + 8,
      y,
      text: bar.text,
      fill: lettering.color,
      fontSize: lettering.fontSize,
      fontFamily: lettering.fontFamily,
      align: 'left' as const,
      verticalAlign: 'middle' as const,
    },
  };
  return { type: 'group', children: [...interval, figure] };
}
