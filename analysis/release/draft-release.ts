import type { Finding } from '../../instruments/definition/finding.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Weights } from '../weights/weights.ts';
import { ANONYMITY_RULE } from './anonymity-rule.ts';
import type { DraftRelease } from './draft-rows.ts';
import { quasiIdentifiers } from './quasi-identifiers.ts';
import type { ReleaseRequest } from './release-request.ts';
import { releasedDesign } from './released-design.ts';
import { roundedWeight } from './released-weights.ts';
import { requestFindings } from './request-findings.ts';
import { requestedColumns } from './requested-columns.ts';
import { treatColumn } from './treated-column.ts';

/**
 * What a request asks for, made from a dataset, with everything that is wrong with the request itself. `namedBefore` are
 * the quasi-identifiers that earlier requests of the survey named.
 */
export function draftRelease(
  dataset: Dataset,
  weights: Weights | null,
  request: ReleaseRequest,
  namedBefore: readonly string[],
): { readonly draft: DraftRelease; readonly findings: readonly Finding[] } {
  const requested = requestedColumns(dataset, request);
  const treated = requested.entries.flatMap((columns, entry) =>
    columns.map((column) => treatColumn(column, request.columns[entry]?.treatment ?? { kind: 'as-coded' })),
  );
  const quasi = quasiIdentifiers(dataset, requested.entries.flat(), request, namedBefore);
  const design = releasedDesign(dataset, weights, request);
  const treatment = weights === null ? 'none' : (request.weights ?? 'as-made');
  return {
    draft: {
      size: dataset.size,
      columns: treated.map(({ column }) => column),
      quasiIdentifiers: quasi.ids,
      routes: quasi.routes,
      domain: dataset.domain?.inside ?? null,
      design: design.design,
      weight:
        weights === null || treatment === 'none'
          ? null
          : { method: weights.method, treatment, values: weights.calibrated.map(roundedWeight) },
      smallClasses: request.smallClasses ?? { kind: 'refuse' },
      smallestClass: (request.rule ?? ANONYMITY_RULE).smallestClass,
    },
    findings: [
      ...requestFindings(dataset, weights, request),
      ...requested.findings,
      ...treated.flatMap(({ findings }) => findings),
      ...quasi.findings,
      ...design.findings,
    ],
  };
}
