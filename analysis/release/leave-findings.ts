import type { Finding } from '../../instruments/definition/finding.ts';
import type { CodedColumn, Dataset } from '../dataset/dataset.ts';
import { ANONYMITY_RULE } from './anonymity-rule.ts';
import { releaseFinding } from './release-error.ts';
import type { ReleaseRequest } from './release-request.ts';
import { requestedColumns } from './requested-columns.ts';

/**
 * What a request must say before rows leave now: a rule that is not under the project's own, a reason for every sensitive
 * column, bands that have room for every number. Not asked of earlier requests: they left under what held then.
 */
export function leaveFindings(dataset: Dataset, request: ReleaseRequest): Finding[] {
  const columns = requestedColumns(dataset, request).entries.flat();
  return [...ruleFindings(request), ...sensitiveFindings(columns, request), ...bandFindings(request)];
}

function ruleFindings({ rule }: ReleaseRequest): Finding[] {
  const { smallestClass: least } = ANONYMITY_RULE;
  if (rule === undefined || (Number.isInteger(rule.smallestClass) && rule.smallestClass >= least)) return [];
  return [
    releaseFinding(
      'rule-too-small',
      'rule',
      `同じ組合せの行数の下限は${least}以上の整数にしてください（指定は${rule.smallestClass}）。10未満は公表しないというガイドラインの原則より小さくはできません。`,
      `the smallest class must be a whole number of ${least} or more, and is ${rule.smallestClass}; it may not go under the guideline that keeps groups of one to nine from being shown.`,
    ),
  ];
}

function sensitiveFindings(columns: readonly CodedColumn[], { sensitive = [] }: ReleaseRequest): Finding[] {
  const bears = (name: string, { id, item }: CodedColumn) => id === name || item === name;
  const without = columns.filter(
    (column) =>
      (column.sensitive || column.strictDisclosure) &&
      !sensitive.some(({ id, reason }) => bears(id, column) && reason.trim() !== ''),
  );
  // options of one item share its reason
  const missing = new Set(without.map(({ kind, id, item }) => (kind === 'option' ? item : id)));
  return [
    ...[...missing].map((id) =>
      releaseFinding(
        'sensitive-without-reason',
        id,
        `配慮を要する項目です。行のデータとして必要な理由を、sensitiveに {"id": "${id}", "reason": "…"} の形で書くか、columnsから外してください。`,
        `is sensitive; say in sensitive why its rows are needed, as {"id": "${id}", "reason": "…"}, or take it out of columns.`,
      ),
    ),
    ...sensitive
      .filter(({ id }) => !columns.some((column) => bears(id, column)))
      .map(({ id }) =>
        releaseFinding(
          'sensitive-unknown',
          id,
          '理由が書かれていますが、提供する列にありません。idを確かめてください。',
          'has a reason in sensitive, but is not among the released columns; check the id.',
        ),
      ),
  ];
}

/** Bands that end somewhere would be refused where somebody's number lies outside, and so would tell it. */
function bandFindings({ columns }: ReleaseRequest): Finding[] {
  return columns.flatMap(({ id, treatment }) =>
    treatment?.kind !== 'bands' ||
    treatment.bands.length === 0 ||
    (treatment.bands[0]?.from === null && treatment.bands.at(-1)?.to === null)
      ? []
      : [
          releaseFinding(
            'bands-not-open',
            id,
            '両端の区分に限りがあります。最初の区分のfromと最後の区分のtoをnullにしてください。',
            'has bands that end; set `from` of the first and `to` of the last to null.',
          ),
        ],
  );
}
