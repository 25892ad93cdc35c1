import type { StudentTest } from '../../tests/student-test.ts';
import { oneSampleTTest, twoGroupTTest } from '../../tests/t-test.ts';
import { levelsOf, numbersOf } from '../r/values.ts';
import type { JsonObject } from '../reference-case.ts';
import {
  answered,
  columnOf,
  factorOf,
  levelOf,
  type RequestContext,
  requestDomain,
  texts,
  variablesOf,
} from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';

/** A test under the names of the cases. */
export function testRow(test: StudentTest): JsonObject {
  return {
    difference: test.estimate,
    se: test.standardError,
    df: test.degreesOfFreedom,
    t: test.t,
    p: test.p,
    ciLower: test.lower,
    ciUpper: test.upper,
  };
}

/** `ttest`: difference of the means of two groups, or of one mean from a given value. */
export function tTest({ request, survey }: RequestContext): JsonObject {
  const { options } = request;
  const { frame, design } = survey();
  const [variable] = variablesOf(request);
  if (variable === undefined) throw new Unsupported('ttest without a variable');
  const column = columnOf(frame, variable);
  const values = numbersOf(column, variable);
  const level = levelOf(request);
  const domain = answered(requestDomain(request, survey()), [column]);
  if (options.group == null) {
    return testRow(oneSampleTTest(design, values, domain, Number(options.mu ?? 0), level));
  }
  const groups = columnOf(frame, factorOf(request, frame, String(options.group)));
  const [first, second, ...more] =
    options.minus == null ? levelsOf(groups).toReversed() : texts(options.minus);
  if (first === undefined || second === undefined || more.length > 0) {
    throw new Unsupported('ttest of other than two groups');
  }
  const members = (group: string) =>
    domain.map((inside, row) => (inside === 1 && String(groups.values[row]) === group ? 1 : 0));
  return testRow(twoGroupTTest(design, values, members(first), members(second), level));
}
