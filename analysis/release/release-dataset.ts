import { deepFreeze } from '../../instruments/definition/deep-freeze.ts';
import type { Finding } from '../../instruments/definition/finding.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { datasetName } from '../dataset/dataset-name.ts';
import type { CodeFold } from '../dataset/fold-column.ts';
import type { Weights } from '../weights/weights.ts';
import { anonymityReport } from './anonymity-report.ts';
import { ANONYMITY_RULE } from './anonymity-rule.ts';
import { draftRelease } from './draft-release.ts';
import { draftRows } from './draft-rows.ts';
import { type EarlierRelease, earlierColumns, namedIn } from './earlier-releases.ts';
import { leaveFindings } from './leave-findings.ts';
import { leavingRows } from './leaving-rows.ts';
import { nextSteps } from './next-steps.ts';
import { ReleaseError } from './release-error.ts';
import { releaseHash } from './release-hash.ts';
import { releaseRemarks } from './release-remarks.ts';
import type { ReleaseRequest } from './release-request.ts';
import type { ReleasedDataset } from './released-dataset.ts';
import { smallClassFindings } from './small-class-findings.ts';
import { toldUnfolded } from './told-anyway.ts';
import { weightsName } from './weights-name.ts';

export interface ReleaseOptions {
  /**
   * Decides the order of the rows and nothing else. Whoever knows it and the rows could not tell their old order, since
   * rows are sorted by content first; it is neither kept nor told.
   */
  readonly seed: string;
  /** what of this survey left before, the first release first: `dataset`, `weights` and `request` of each */
  readonly earlier: readonly EarlierRelease[];
  /** folds that may be proposed, by column id: those of the menu (offered-folds.ts) */
  readonly folds?: ReadonlyMap<string, readonly CodeFold[]> | undefined;
}

/**
 * Makes rows that may leave the server: only the columns that were asked for, folded as asked, such that every
 * combination of quasi-identifiers — stratum, calibration cell and weight always among them — is shared by at least
 * `rule.smallestClass` rows (k-anonymity, Samarati and Sweeney 1998), and so is every combination of fewer of them, in
 * this file and in this file joined with those released before. Never among the columns: free text, the municipality.
 * Rows bear no number and stand in an order of their own.
 *
 * Where classes are too small the request is refused, or, if it says so, values are withheld in the rows of small classes
 * and counted. A refusal is the same whoever and how many stand in the way: its words and what it proposes follow from
 * the request, and only that it was refused from the answers. How many different answers such a class gave to each sensitive question is
 * reported. Missing answers keep their reserved codes, and count as values of their own.
 *
 * A release is no publication: who holds the rows can count what a table hides (docs/released-dataset.md).
 *
 * @throws ReleaseError with everything that stands in the way, and what could be tried next
 */
export function releaseDataset(
  dataset: Dataset,
  weights: Weights | null,
  request: ReleaseRequest,
  { seed, earlier, folds = new Map() }: ReleaseOptions,
): ReleasedDataset {
  const rule = request.rule ?? ANONYMITY_RULE;
  const named = namedIn(earlier);
  const { draft, findings } = draftRelease(dataset, weights, request, named);
  // somebody's number in none of the bands is no more to be told than a small class: open bands have room for all
  refuseIf([
    ...leaveFindings(dataset, request),
    ...findings.filter(({ code }) => code !== 'value-in-no-band'),
  ]);
  const before = earlierColumns(dataset, weights, request, earlier);
  refuseIf(before.findings);
  const drafted = draftRows(draft, before.columns);
  const small = smallClassFindings(draft, drafted);
  if (small.length > 0) throw new ReleaseError(small, nextSteps(dataset, draft, request, named, folds));
  const rows = leavingRows(draft, drafted, seed);
  const release: Omit<ReleasedDataset, 'hash' | symbol> = {
    surveyId: dataset.surveyId,
    questionnaire: dataset.questionnaire,
    synthetic: dataset.synthetic,
    dataset: datasetName(dataset),
    weights: weights && rows.weight?.treatment === 'as-made' ? weightsName(weights) : null,
    domain: dataset.domain ? { terms: dataset.domain.terms, respondents: dataset.domain.respondents } : null,
    size: dataset.size,
    request: deepFreeze(JSON.parse(JSON.stringify(request)) as ReleaseRequest),
    columns: rows.columns,
    weight: rows.weight,
    design: rows.design,
    report: anonymityReport(rows, rule, request.exceptions ?? [], {
      releases: earlier.length,
      smallestClass: drafted.jointSmallestClass,
    }),
    remarks: releaseRemarks(rows, toldUnfolded(dataset, draft)),
  };
  return Object.freeze({ ...release, hash: releaseHash(release) }) as ReleasedDataset;
}

function refuseIf(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new ReleaseError(findings);
}
