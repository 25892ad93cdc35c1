import { trendNotes } from '../../../analysis/comparison/comparison-notes.ts';
import { hiddenInWave } from '../../../analysis/comparison/hidden-in-wave.ts';
import { poolWeights } from '../../../analysis/comparison/pool-weights.ts';
import { protectTrend } from '../../../analysis/comparison/protect-trend.ts';
import { waveTrend } from '../../../analysis/comparison/wave-trend.ts';
import { trendMenu } from '../../../analysis/crosstab/wave-axis.ts';
import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { poolDatasets } from '../../../analysis/dataset/pool-datasets.ts';
import { viewOf } from '../../../analysis/disclosure/protect-tables.ts';
import type { ProtectedFamily, ViewRequest } from '../../../analysis/disclosure/protected-family.ts';
import type { HiddenReason, ProtectedTable } from '../../../analysis/disclosure/protected-table.ts';
import { statisticsCsv } from '../../../analysis/export/statistics-csv.ts';
import type { Weights } from '../../../analysis/weights/weights.ts';
import {
  type PooledVersion,
  type PoolingPlan,
  poolingPlan,
} from '../../../instruments/crosswalk/pooling-plan.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { compareVersionNames } from '../../../instruments/versions/version-order.ts';
import { openLibrary } from '../instruments/open-library.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { requireWeights } from './dataset-families.ts';
import { libraryQuestionnaire } from './published-questionnaire.ts';
import type { CommandResult } from './run-command.ts';
import { statisticsFacts } from './statistics-facts.ts';
import { trendStatistics } from './trend-statistics.ts';
import { trendText } from './trend-text.ts';

/** Waves as one dataset, with the gate that its tables by wave go through. */
export interface PooledWaves {
  readonly file: DatasetFile;
  readonly request: ViewRequest;
  /** how the item of each wave became that of the last, in the order of the waves */
  readonly recoding: readonly PooledVersion[];
}

/**
 * Puts waves of one item together: as they are where all were asked by the same codebook, by the written crosswalks of
 * the library where versions differ.
 * @throws AnalysisProblem, PoolingError with what stands in the way
 */
export async function pooledWaves(
  terminal: Terminal,
  shipped: string,
  files: readonly DatasetFile[],
  item: string,
  noAnswer: ViewRequest['noAnswer'],
): Promise<PooledWaves> {
  for (const file of files) requireWeights(file);
  const last = files.at(-1) as DatasetFile;
  const { plan, versions } = await planOf(terminal, shipped, files, item);
  const pooled = poolDatasets(
    files.map(({ dataset, facts }, at) => ({
      version: versions[at] as string,
      label: facts.title,
      dataset,
    })),
    [plan],
  );
  const weights = files.map((file) => file.weights).filter((own): own is Weights => own !== null);
  return {
    file: {
      dataset: pooled,
      weights: weights.length === 0 ? null : poolWeights(weights),
      menu: trendMenu(last.menu, pooled.columns),
      variables: last.variables.filter((variable) => variable.item === item),
      facts: {
        ...last.facts,
        interim: files.some(({ facts }) => facts.interim),
        disclosure: files.some(({ facts }) => facts.disclosure === 'strict') ? 'strict' : 'by-design',
      },
    },
    request: { axis: 'wave', fold: null, noAnswer, nets: 'with' },
    recoding: versions.flatMap((name) => plan.versions.find(({ version }) => version === name) ?? []),
  };
}

async function planOf(
  terminal: Terminal,
  shipped: string,
  files: readonly DatasetFile[],
  item: string,
): Promise<{ readonly plan: PoolingPlan; readonly versions: readonly string[] }> {
  const questionnaires = files.map(({ dataset }) => dataset.questionnaire);
  const [first] = questionnaires;
  if (first !== undefined && questionnaires.every(({ sha256 }) => sha256 === first.sha256)) {
    const { id, version } = first;
    return {
      plan: { instrument: id, item, versions: [{ version, item, codes: null, reasons: [] }] },
      versions: questionnaires.map(() => version),
    };
  }
  const definitions = await openLibrary(terminal, { shipped, wanted: undefined });
  const composed = files.map((file) => libraryQuestionnaire(definitions, file));
  const holder = composed
    .at(-1)
    ?.instruments.find(({ id, version }) =>
      definitions.instruments
        .find(({ value }) => value.id === id && value.version === version)
        ?.value.items.some((own) => own.id === item),
    );
  const versions = composed.flatMap(
    ({ instruments }) => instruments.find(({ id }) => id === holder?.id)?.version ?? [],
  );
  if (holder === undefined || versions.length < files.length) {
    throw new AnalysisProblem(1, 'comparison.waves-unlike', {
      ja: `「${item}」を含む部品が、すべての回の調査票にはありません。`,
      en: `Not every wave was asked an instrument with ${item}.`,
    });
  }
  const known = definitions.instruments
    .map(({ value }) => value)
    .filter(({ id }) => id === holder.id)
    .map(({ version }) => version)
    .sort(compareVersionNames);
  const between = known.slice(
    known.indexOf(versions[0] as string),
    known.indexOf(versions.at(-1) as string) + 1,
  );
  const plan = poolingPlan(
    { instrument: holder.id, versions: between, item },
    definitions.crosswalks.map(({ value }) => value),
  );
  return {
    plan: { ...plan, versions: plan.versions.filter(({ version }) => versions.includes(version)) },
    versions,
  };
}

/** The table of everybody that a wave has by itself: any of its views has the row of the whole. */
export function aloneRequest({ menu }: DatasetFile, noAnswer: ViewRequest['noAnswer']): ViewRequest {
  const [axis] = menu.axes;
  if (axis !== undefined) return { axis: axis.id, fold: null, noAnswer, nets: 'with' };
  throw new AnalysisProblem(1, 'comparison.waves-unlike', {
    ja: '地域も年齢階級もない回があるため、その回の表と合わせて秘匿処理ができません。',
    en: 'One of the waves has neither areas nor age bands, so that nothing can be protected beside its own tables.',
  });
}

/**
 * The trend of one answer, as far as the protected table by wave shows it and the tables of each wave alone.
 * @param alone one for each wave
 */
export function trendResult(
  { file, request, recoding }: PooledWaves,
  reference: { readonly item: string; readonly category: string },
  years: readonly number[],
  family: ProtectedFamily,
  alone: readonly ProtectedTable[],
): CommandResult {
  const { dataset, weights, menu } = file;
  const codes = codesOf(file, reference);
  const hiddenAlone = new Map<number, HiddenReason>();
  for (const [at, table] of alone.entries()) {
    const { codes: recoded } = recoding[at] as PooledVersion;
    const reason = hiddenInWave(table, { category: reference.category, codes, recoded });
    // waves are numbered in their order
    if (reason !== null) hiddenAlone.set(at + 1, reason);
  }
  const trend = waveTrend(dataset, weights, menu, { ...reference, noAnswer: request.noAnswer, years });
  const shown = protectTrend(dataset, trend, viewOf(family, request), hiddenAlone);
  const notes = trendNotes(shown);
  return {
    data: { trend: shown, notes },
    text: trendText(shown, familyLabel(file, reference.item), notes),
    csv: () =>
      statisticsCsv(trendStatistics(shown, familyLabel(file, reference.item)), statisticsFacts(file, 'wave')),
  };
}

function codesOf(
  { menu }: DatasetFile,
  { item, category }: { readonly item: string; readonly category: string },
): readonly number[] {
  const net = menu.items.find(({ id }) => id === item)?.nets.find(({ id }) => id === category);
  return net?.codes ?? [Number(category)];
}

function familyLabel({ menu }: DatasetFile, item: string): LocalizedText {
  return menu.items.find(({ id }) => id === item)?.label ?? { ja: item, en: item };
}
