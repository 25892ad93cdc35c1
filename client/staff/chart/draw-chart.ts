import { BarChart, CustomChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from './chart-option.ts';

use([BarChart, CustomChart, AriaComponent, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** A drawing that holds its element until it is let go. */
export interface DrawnChart {
  readonly show: (option: ChartOption) => void;
  readonly release: () => void;
}

/** Draw into an element and follow its width. ECharts is large, so this file is loaded when a chart is first shown. */
export function drawChart(element: HTMLElement): DrawnChart {
  const chart = init(element, null, { renderer: 'svg' });
  const width = new ResizeObserver(() => chart.resize());
  width.observe(element);
  return {
    // the whole drawing at once: what a former table drew must not stay
    show: (option) => {
      chart.resize();
      chart.setOption(option, { notMerge: true });
    },
    release: () => {
      width.disconnect();
      chart.dispose();
    },
  };
}
