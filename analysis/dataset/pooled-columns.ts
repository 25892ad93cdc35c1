import { LARGEST_CODE } from '../../instruments/codebook/reserved-codes.ts';
import type { PooledVersion, PoolingPlan } from '../../instruments/crosswalk/pooling-plan.ts';
import { type PoolingError, poolingRefusal } from '../../instruments/crosswalk/pooling-refusal.ts';
import { type CodedColumn, RESERVED } from './dataset.ts';
import { joinedBytes } from './joined-bytes.ts';
import type { Wave } from './wave.ts';

/** For each byte the code of the last version; null where a code of the earlier version leads nowhere. */
function recoding({ codes }: PooledVersion): readonly (number | null)[] {
  const map = codes === null ? null : new Map(codes);
  return Array.from({ length: 256 }, (_, code) =>
    code > LARGEST_CODE || map === null ? code : (map.get(code) ?? null),
  );
}

function leadsNowhere(where: string, code: number): PoolingError {
  return poolingRefusal(
    'code-leads-nowhere',
    where,
    `対応表にないコード ${code} の回答があります。対応表にすべてのコードを入れてください。`,
    `There are answers with the code ${code}, which the crosswalk does not lead anywhere; put every code into it.`,
  );
}

function columnMissing(where: string): PoolingError {
  return poolingRefusal(
    'column-missing',
    where,
    'この集計用データに、まとめる設問の列がありません。回答と版の組み合わせを確かめてください。',
    'The dataset of this wave has no column of the item to be pooled; check that it belongs to this version.',
  );
}

/** Values of a single answer or a number of one wave, in the codes of the last version. */
function recodedSingle({ dataset }: Wave, from: PooledVersion, known: ReadonlySet<number>, where: string) {
  const column = dataset.columns.get(from.item);
  if (column === undefined || column.kind === 'option') throw columnMissing(where);
  const codeOf = recoding(from);
  return column.values.map((code) => {
    const recoded = codeOf[code];
    if (recoded === null || recoded === undefined) throw leadsNowhere(where, code);
    if (recoded <= LARGEST_CODE && known.size > 0 && !known.has(recoded)) throw leadsNowhere(where, code);
    return recoded;
  });
}

/**
 * Values of one option of the last version: chosen where any option that leads to it was. An option that a wave did
 * not offer was not asked there.
 */
function recodedOption(wave: Wave, from: PooledVersion, target: number): Uint8Array {
  const codeOf = recoding(from);
  const sources = [...wave.dataset.columns.values()].filter(
    ({ kind, item, id }) =>
      kind === 'option' && item === from.item && codeOf[Number(id.slice(item.length + 1))] === target,
  );
  return Uint8Array.from({ length: wave.dataset.size }, (_, row) => {
    const codes = sources.map(({ values }) => values[row] as number);
    if (codes.length === 0) return RESERVED.notAsked;
    return codes.includes(1) ? 1 : Math.max(...codes);
  });
}

/** Refuses options of an earlier version that the plan leads nowhere: their answers would be dropped. */
function requireOptions(wave: Wave, from: PooledVersion, targets: readonly number[], where: string): void {
  const own = [...wave.dataset.columns.values()].filter(
    ({ kind, item }) => kind === 'option' && item === from.item,
  );
  if (own.length === 0) throw columnMissing(where);
  const codeOf = recoding(from);
  for (const { id, item } of own) {
    const code = Number(id.slice(item.length + 1));
    const target = codeOf[code];
    if (target === null || target === undefined || !targets.includes(target)) throw leadsNowhere(where, code);
  }
}

/**
 * The columns of one planned item over all waves, in the codes of the last version. As sensitive and as strictly kept
 * as in the strictest wave.
 *
 * @throws PoolingError when a version is not in the plan, a dataset lacks the item, or a code leads nowhere
 */
export function pooledColumns(waves: readonly Wave[], last: Wave, plan: PoolingPlan): CodedColumn[] {
  const steps = waves.map((wave) => {
    const from = plan.versions.find(({ version }) => version === wave.version);
    const where = `${plan.instrument} ${wave.version}: ${plan.item}`;
    if (from === undefined) {
      throw poolingRefusal(
        'version-not-planned',
        where,
        'この版は計画にありません。poolingPlan に版を加えてください。',
        'This version is not in the plan; name it in poolingPlan.',
      );
    }
    return { wave, from, where };
  });
  const strictest = (mark: 'sensitive' | 'strictDisclosure') =>
    steps.some(({ wave, from }) =>
      [...wave.dataset.columns.values()].some((column) => column.item === from.item && column[mark]),
    );
  const marks = { sensitive: strictest('sensitive'), strictDisclosure: strictest('strictDisclosure') };
  const targets = [...last.dataset.columns.values()].filter(
    ({ id, item, kind }) => id === plan.item || (kind === 'option' && item === plan.item),
  );
  if (targets.length === 0) throw columnMissing(`${plan.instrument} ${last.version}: ${plan.item}`);
  const codeOfOption = ({ id, item }: CodedColumn) => Number(id.slice(item.length + 1));
  const options = targets.filter(({ kind }) => kind === 'option').map(codeOfOption);
  if (options.length > 0)
    for (const { wave, from, where } of steps) requireOptions(wave, from, options, where);
  return targets.map((column) => {
    const known = new Set(column.codes.map(({ code }) => code));
    const parts = steps.map(({ wave, from, where }) =>
      column.kind === 'option'
        ? recodedOption(wave, from, codeOfOption(column))
        : recodedSingle(wave, from, known, where),
    );
    return Object.freeze({ ...column, ...marks, values: joinedBytes(parts) });
  });
}
