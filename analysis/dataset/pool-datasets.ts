import type { PoolingPlan } from '../../instruments/crosswalk/pooling-plan.ts';
import { poolingRefusal } from '../../instruments/crosswalk/pooling-refusal.ts';
import type { Score } from '../../instruments/definition/instrument.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { ageBandColumn } from './age-bands.ts';
import type { CodedColumn, Dataset } from './dataset.ts';
import { derivedColumn, scoreColumns } from './derived-columns.ts';
import { joinedBytes } from './joined-bytes.ts';
import { poolDesigns } from './pool-designs.ts';
import { pooledColumns } from './pooled-columns.ts';
import { requirePoolable } from './require-poolable.ts';
import type { Wave } from './wave.ts';

/** Several waves as one dataset, in the codes of the last version; `wave` is the column that tells them apart. */
export interface PooledDataset extends Dataset {
  readonly waves: readonly {
    /** its code in the column `wave` */
    readonly code: number;
    readonly version: string;
    readonly label: LocalizedText;
    readonly surveyId: string;
    readonly questionnaire: Dataset['questionnaire'];
    readonly respondents: number;
  }[];
  /** what was pooled, and why it may be: belongs beside every figure */
  readonly plans: readonly PoolingPlan[];
}

/** The column that says from which wave a row is. */
export const WAVE_COLUMN = 'wave';

/**
 * Puts waves of one survey series into one dataset, so that an item gives one trend: rows one wave after the other,
 * `wave` says which, and every planned item stands in the codes of the last version. `age_band` and those of
 * `scores` whose items were all pooled are made anew from the pooled columns; everything else is left behind,
 * because no plan says that it may be compared.
 *
 * Missing answers keep their reserved codes; an option that a wave did not offer is "not asked" there.
 * Strata of different waves stay apart, each with its own frame.
 *
 * @param plans from poolingPlan, which refuses what is not comparable; all with the same last version
 * @throws PoolingError when a version is in no plan, a dataset lacks an item, a code leads nowhere, waves of the last
 *   version are missing, a survey stands twice among the waves or there are more than 250 of them, or synthetic and
 *   real, invited and open waves are mixed (decisions 8 and 15)
 */
export function poolDatasets(
  waves: readonly Wave[],
  plans: readonly PoolingPlan[],
  scores: readonly Score[] = [],
): PooledDataset {
  const target = plans[0]?.versions.at(-1)?.version;
  const last = waves.findLast(({ version }) => version === target);
  if (last === undefined || plans.some(({ versions }) => versions.at(-1)?.version !== target)) {
    throw poolingRefusal(
      'last-wave-missing',
      `${plans[0]?.instrument ?? ''} ${target ?? ''}`,
      '計画が指す最後の版の調査がありません。最後の版の回答を加え、計画の最後の版をそろえてください。',
      'There is no wave of the version that the plans lead to; add it, and let all plans end in one version.',
    );
  }
  requirePoolable(waves);
  const design = poolDesigns(waves);
  const labels = waves.map(({ label }, place) => ({ code: place + 1, label }));
  const waveOfRow = joinedBytes(
    waves.map(({ dataset }, place) => new Uint8Array(dataset.size).fill(place + 1)),
  );
  const columns = new Map<string, CodedColumn>([
    [WAVE_COLUMN, derivedColumn(WAVE_COLUMN, { ja: '調査回', en: 'Wave' }, Object.freeze(labels), waveOfRow)],
  ]);
  for (const plan of plans)
    for (const column of pooledColumns(waves, last, plan)) columns.set(column.id, column);
  const age = columns.get('age');
  if (age !== undefined) columns.set('age_band', ageBandColumn(age));
  for (const score of scores.filter(({ items }) => items.every((item) => columns.has(item))))
    for (const column of scoreColumns(score, columns, waveOfRow.length)) columns.set(column.id, column);
  return Object.freeze({
    surveyId: waves.map(({ dataset }) => dataset.surveyId).join('+'),
    questionnaire: last.dataset.questionnaire,
    synthetic: last.dataset.synthetic,
    size: waveOfRow.length,
    design,
    columns,
    remarks: Object.freeze(waves.flatMap(({ dataset }) => dataset.remarks)),
    waves: Object.freeze(
      waves.map(({ version, label, dataset }, place) =>
        Object.freeze({
          code: place + 1,
          version,
          label,
          surveyId: dataset.surveyId,
          questionnaire: dataset.questionnaire,
          respondents: dataset.size,
        }),
      ),
    ),
    plans: Object.freeze([...plans]),
  });
}
