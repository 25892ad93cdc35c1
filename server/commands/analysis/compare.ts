import type { GroupComparisonRequest } from '../../../analysis/comparison/compare-groups.ts';
import { protectComparison } from '../../../analysis/comparison/protect-comparison.ts';
import type { MenuItem } from '../../../analysis/crosstab/cross-tab-menu.ts';
import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { viewOf } from '../../../analysis/disclosure/protect-tables.ts';
import type { ProtectedFamily, ViewRequest } from '../../../analysis/disclosure/protected-family.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import { unknownKey } from '../instruments/unknown-key.ts';
import { steps } from '../steps.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { publishedResult } from './compare-published.ts';
import { aloneRequest, pooledWaves, trendResult } from './compare-waves.ts';
import { groupReport } from './comparison-report.ts';
import { askedFor, menuItem } from './crosstab.ts';
import { datasetFamilies, type GateOptions, openGate } from './dataset-families.ts';
import { enterAll, enterViews } from './enter-releases.ts';
import { openDataset } from './open-dataset.ts';
import { type CommandResult, type ResultOptions, runCommand } from './run-command.ts';

export interface CompareOptions extends ResultOptions, GateOptions {
  readonly item: string;
  /** a code or a net; not for published figures */
  readonly category?: string;
  /** not for waves */
  readonly axis?: string;
  readonly fold?: string;
  readonly base: 'all' | 'answered';
  readonly against: GroupComparisonRequest['against'] | 'published' | 'waves';
  readonly correction: 'holm' | 'bh';
  /** of published figures */
  readonly designEffect: string;
  readonly apart?: true;
  /** of waves, when each was held */
  readonly years?: readonly string[];
}

/**
 * `compare`: which areas (or bands) differ from which, or each from all others, in the share of one answer? Or every
 * answer from the published national figures, or one answer over the waves of a survey? With p corrected for the number
 * of comparisons and a verdict only where that supports it; made of figures only that the protected tables show.
 */
export function compare(
  terminal: Terminal,
  shipped: string,
  paths: readonly string[],
  options: CompareOptions,
  day: TokyoDay,
): Promise<void> {
  return runCommand(terminal, options, async () => {
    const { against } = options;
    const files = await Promise.all(paths.map((path) => openDataset(terminal, path)));
    if (against === 'waves') return overWaves(terminal, shipped, paths, files, options, day);
    const [path = '', ...more] = paths;
    const [file] = files as [DatasetFile];
    if (more.length > 0 || (options.axis ?? options.fold) === undefined) throw unusable();
    const { items, request } = askedFor(file.menu, {
      ...options,
      axis: options.axis,
      item: [options.item],
      nets: 'with',
    });
    const category = against === 'published' ? null : categoryOf(items[0] as MenuItem, options.category);
    const { familyOf, register } = await openGate(terminal, path, file, options);
    const { now, done } = steps(terminal);
    now('比較しています / comparing');
    try {
      const family = familyOf(options.item);
      const result =
        category === null
          ? await publishedResult(terminal, shipped, file, options.item, request, family, {
              designEffect: Number(options.designEffect),
              apart: options.apart === true,
            })
          : groupResult(file, { ...options, category }, request, family);
      return {
        ...result,
        enter: () => enterViews(terminal, register, day, 'compare', [{ family, request }]),
      };
    } finally {
      done();
    }
  });
}

async function overWaves(
  terminal: Terminal,
  shipped: string,
  paths: readonly string[],
  files: readonly DatasetFile[],
  options: CompareOptions,
  day: TokyoDay,
): Promise<CommandResult> {
  const years = yearsOf(options.years ?? []);
  if (files.length < 2 || years.length !== files.length || options.axis !== undefined) throw unusable();
  if (options.register !== undefined) throw registersOfWaves();
  const last = files.at(-1) as DatasetFile;
  const category = categoryOf(menuItem(last.menu, options.item), options.category);
  const noAnswer = options.base === 'all' ? 'in-base' : 'out-of-base';
  const pooled = await pooledWaves(terminal, shipped, files, options.item, noAnswer);
  const rule = options.strict === true ? 'strict' : pooled.file.facts.disclosure;
  const family = datasetFamilies(pooled.file, rule, []).familyOf(options.item);
  const alone = await Promise.all(
    files.map(async (file, at) => {
      const { familyOf, register } = await openGate(terminal, paths[at] as string, file, options);
      const item = pooled.recoding[at]?.item ?? options.item;
      return { register, view: { family: familyOf(item), request: aloneRequest(file, noAnswer) } };
    }),
  );
  return {
    ...trendResult(
      pooled,
      { item: options.item, category },
      years,
      family,
      alone.map(({ view }) => viewOf(view.family, view.request)),
    ),
    // a trend prints nothing that the waves' own tables do not: each wave's register holds its part
    enter: () =>
      enterAll(
        alone.map(
          ({ register, view }) =>
            () =>
              enterViews(terminal, register, day, 'compare', [view]),
        ),
      ),
  };
}

/** @throws AnalysisProblem (2) where they are no years, or do not rise */
function yearsOf(texts: readonly string[]): readonly number[] {
  const years = texts.map((text) => (/^\d{4}$/.test(text) ? Number(text) : Number.NaN));
  if (years.every((year, at) => year > (years[at - 1] ?? 0))) return years;
  throw new AnalysisProblem(2, 'call.unusable', {
    ja: `--years には、データと同じ順に、古い回から新しい回への西暦の年を書いてください（例：2024 2026）。いまは「${texts.join(' ').slice(0, 60)}」です。`,
    en: `Write the years of --years as the datasets stand, the oldest first (2024 2026), not "${texts.join(' ').slice(0, 60)}".`,
  });
}

function categoryOf(item: MenuItem, wanted: string | undefined): string {
  const known = [...item.categories.map(({ code }) => String(code)), ...item.nets.map(({ id }) => id)];
  if (wanted === undefined) {
    throw new AnalysisProblem(2, 'call.unusable', {
      ja: `--category で選択肢のコードか小計を指定してください：${known.join('、')}。`,
      en: `Name a code or a net with --category: ${known.join(', ')}.`,
    });
  }
  if (!known.includes(wanted)) throw unknownKey(wanted, known, item.id);
  return wanted;
}

function unusable(): AnalysisProblem {
  return new AnalysisProblem(2, 'call.unusable', {
    ja: '一つの調査の中の比較には、データ一つと --axis を指定します。回どうしの比較（--against waves）には、古い順に二つ以上のデータと、その数だけの --years を指定します（--axis は要りません）。',
    en: 'Within a survey name one dataset and --axis. Over waves (--against waves) name two datasets or more, the oldest first, and as many --years, without --axis.',
  });
}

function registersOfWaves(): AnalysisProblem {
  return new AnalysisProblem(2, 'call.unusable', {
    ja: '--against waves では、各回のデータの隣にある公表の記録を使います。--register は付けません。',
    en: 'Over waves the register beside each dataset is used; leave --register out.',
  });
}

function groupResult(
  file: DatasetFile,
  { item, category, against, correction }: CompareOptions & { readonly category: string },
  { axis, fold, noAnswer }: ViewRequest,
  family: ProtectedFamily,
): CommandResult {
  const request: GroupComparisonRequest = {
    ...{ item, category, axis, fold, noAnswer },
    against: against === 'rest' ? 'rest' : 'each-other',
    adjustment: correction === 'bh' ? 'benjamini-hochberg' : 'holm',
  };
  return groupReport(file, protectComparison(file.dataset, file.weights, file.menu, request, family));
}
