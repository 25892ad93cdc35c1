import type { Finding } from '../../instruments/definition/finding.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { datasetName } from '../dataset/dataset-name.ts';
import type { Weights } from '../weights/weights.ts';
import { draftRelease } from './draft-release.ts';
import { type DraftRelease, type DraftRows, draftRows } from './draft-rows.ts';
import { quasiIdentifiers } from './quasi-identifiers.ts';
import { releaseFinding } from './release-error.ts';
import type { ReleaseRequest } from './release-request.ts';
import { weightsName } from './weights-name.ts';

/** A release that was made before: what the register keeps of it. */
export interface EarlierRelease {
  /** name of the dataset that it was made from */
  readonly dataset: string;
  /** name of its weights (weights-name.ts); null: none left as they were made */
  readonly weights: string | null;
  readonly request: ReleaseRequest;
}

interface MadeAgain {
  readonly request: ReleaseRequest;
  readonly draft: DraftRelease;
  readonly rows: DraftRows;
}

/** Quasi-identifiers that the requests of earlier releases named; they stay such. */
export function namedIn(earlier: readonly EarlierRelease[]): readonly string[] {
  return earlier.flatMap(({ request }) => request.quasiIdentifiers ?? []);
}

/**
 * The quasi-identifiers of files released before, in the order of the dataset. Two files of the same people can be
 * joined by their answers, which are as good as a name; so a new file is judged together with all that is out. They are
 * made again from their requests, one after the other, as they were then. What now counts as a quasi-identifier counts
 * in them, too.
 *
 * A file of other rows or other weights cannot be made again, and the difference between two states of a survey tells
 * whose answers came or changed in between: then nothing leaves, and the finding says from what it can.
 */
export function earlierColumns(
  dataset: Dataset,
  weights: Weights | null,
  request: ReleaseRequest,
  earlier: readonly EarlierRelease[],
): { readonly columns: readonly ArrayLike<number>[]; readonly findings: readonly Finding[] } {
  if (earlier.length === 0) return { columns: [], findings: [] };
  const name = datasetName(dataset);
  const ownWeights = weights && weightsName(weights);
  const findings: Finding[] = [];
  const again: MadeAgain[] = [];
  for (const [place, release] of earlier.entries()) {
    const known = namedIn(earlier.slice(0, place));
    const made = draftRelease(dataset, weights, release.request, known);
    const asMade = made.draft.weight?.treatment === 'as-made';
    const isSame = release.dataset === name && (!asMade || release.weights === ownWeights);
    if (!isSame || made.findings.length > 0) {
      findings.push(differs(place, release.dataset));
      continue;
    }
    const before = again.flatMap((each) => toldBy(each, dataset, release.request, known));
    again.push({ request: release.request, draft: made.draft, rows: draftRows(made.draft, before) });
  }
  return {
    columns: again.flatMap((each) => toldBy(each, dataset, request, namedIn(earlier))),
    findings,
  };
}

/** What a file tells of each row that finds people by its own request, or by that of a later file. */
function toldBy(
  { request, draft, rows }: MadeAgain,
  dataset: Dataset,
  later: ReleaseRequest,
  named: readonly string[],
): readonly ArrayLike<number>[] {
  const { exceptions = [] } = later;
  const stillExcepted = (request.exceptions ?? []).filter(({ id }) =>
    exceptions.some((one) => one.id === id),
  );
  const asCoded = draft.columns.flatMap(({ id }) => dataset.columns.get(id) ?? []);
  const { ids } = quasiIdentifiers(dataset, asCoded, { ...request, exceptions: stillExcepted }, [
    ...named,
    ...(later.quasiIdentifiers ?? []),
  ]);
  const columns = draft.columns.flatMap(({ id }, place) =>
    ids.has(id) || draft.quasiIdentifiers.has(id) ? [rows.values[place] as Uint8Array] : [],
  );
  const others = rows.identifying.filter(({ id }) => !draft.quasiIdentifiers.has(id));
  return [...columns, ...others.map(({ values }) => values)].map((values) =>
    inDatasetOrder(values, rows.order),
  );
}

function inDatasetOrder(values: ArrayLike<number>, order: Uint32Array): Float64Array {
  const result = new Float64Array(order.length);
  order.forEach((row, place) => {
    result[row] = values[place] as number;
  });
  return result;
}

function differs(place: number, dataset: string): Finding {
  return releaseFinding(
    'earlier-release-differs',
    `earlier[${place}]`,
    `この調査の行のデータが、別の時点の回答、別の絞り込みまたは別のウェイトからすでに提供されています（データ ${dataset}）。二つを比べると、その間に加わった人や変わった人が分かるため、前と同じデータとウェイトから提供してください。`,
    `rows of this survey were released from other answers, another filter or other weights (dataset ${dataset}); comparing the two would tell who came or changed in between. Release from the same dataset and weights as then.`,
  );
}
