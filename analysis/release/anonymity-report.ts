import type { AnonymityRule } from './anonymity-rule.ts';
import { answerDiversity } from './answer-diversity.ts';
import { equivalenceClasses, smallestClass } from './equivalence-classes.ts';
import type { LeavingRows } from './leaving-rows.ts';
import type { AnonymityReport } from './released-dataset.ts';

/** What is found in rows that are about to leave, counted from these rows and nothing else. */
export function anonymityReport(
  { columns, identifying, withheldRespondents }: LeavingRows,
  rule: AnonymityRule,
  exceptions: AnonymityReport['exceptions'],
  joint: AnonymityReport['withEarlier'],
): AnonymityReport {
  const size = columns[0]?.values.length ?? 0;
  const classes = equivalenceClasses(
    identifying.map(({ values }) => values),
    size,
  );
  const bySize = new Map<number, number>();
  for (const rows of classes.sizes) bySize.set(rows, (bySize.get(rows) ?? 0) + 1);
  return Object.freeze({
    rule,
    quasiIdentifiers: Object.freeze(identifying.map(({ id }) => id)),
    exceptions,
    classes: classes.sizes.length,
    smallestClass: smallestClass(classes),
    sizes: Object.freeze(
      [...bySize]
        .sort(([a], [b]) => a - b)
        .map(([rows, count]) => ({ size: rows, classes: count, respondents: rows * count })),
    ),
    withEarlier: joint,
    withheld: {
      respondents: withheldRespondents,
      columns: columns.flatMap(({ id, withheld }) => (withheld > 0 ? [{ id, respondents: withheld }] : [])),
    },
    diversity: Object.freeze(
      columns
        .filter(
          ({ sensitive, strictDisclosure, quasiIdentifier }) =>
            (sensitive || strictDisclosure) && !quasiIdentifier,
        )
        .map(({ id, values }) => answerDiversity(id, values, classes)),
    ),
  });
}
