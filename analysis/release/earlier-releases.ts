import type { Finding } from '../../instruments/definition/finding.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { datasetName } from '../dataset/dataset-name.ts';
import type { Weights } from '../weights/weights.ts';
import { draftRelease } from './draft-release.ts';
import { draftRows } from './draft-rows.ts';
import { releaseFinding } from './release-error.ts';
import type { ReleaseRequest } from './release-request.ts';

/** A release that was made before: what the register keeps of it. */
export interface EarlierRelease {
  /** name of the dataset that it was made from */
  readonly dataset: string;
  readonly request: ReleaseRequest;
}

/**
 * The quasi-identifiers of files released before, in the order of the dataset. Two files of the same people can be
 * joined by their answers, which are as good as a name; so a new file is judged together with all that is out. They are
 * made again from their requests, one after the other, as they were then. A file of an earlier state of the survey
 * cannot be made again: beside it only the same detail may leave.
 */
export function earlierColumns(
  dataset: Dataset,
  weights: Weights | null,
  request: ReleaseRequest,
  earlier: readonly EarlierRelease[],
): { readonly columns: readonly ArrayLike<number>[]; readonly findings: readonly Finding[] } {
  if (earlier.length === 0) return { columns: [], findings: [] };
  const findings: Finding[] = [];
  const name = datasetName(dataset);
  const columns: ArrayLike<number>[] = [];
  for (const [place, release] of earlier.entries()) {
    if (release.dataset === name) {
      const again = draftRelease(dataset, weights, release.request);
      if (again.findings.length === 0) {
        const { identifying, order } = draftRows(again.draft, columns);
        columns.push(...identifying.map(({ values }) => inDatasetOrder(values, order)));
        continue;
      }
    } else if (detailOf(release.request) === detailOf(request)) {
      continue;
    }
    findings.push(
      releaseFinding(
        'earlier-release-differs',
        `earlier[${place}]`,
        'この調査の別の時点のデータが、別の列や区分ですでに提供されています。回答の組合せで両方をつなげられるため、同じ列・区分でだけ提供できます。',
        'rows of this survey in another state were released with other columns or folds; the two could be joined by the answers, so only the same columns and folds can be released now.',
      ),
    );
  }
  return { columns, findings };
}

function inDatasetOrder(values: ArrayLike<number>, order: Uint32Array): Float64Array {
  const result = new Float64Array(order.length);
  order.forEach((row, place) => {
    result[row] = values[place] as number;
  });
  return result;
}

/** What of a request decides what can be told apart in its file. */
function detailOf({ purpose: _, requester: __, ...detail }: ReleaseRequest): string {
  return JSON.stringify(detail);
}
