import type { Regression } from '../estimates/regression.ts';
import { type StudentTest, studentTest } from './student-test.ts';

/** One coefficient of a model with its test, and on the scale of odds ratios for a logistic one. */
export interface CoefficientTest extends StudentTest {
  readonly name: string;
  /** exp of the coefficient and of its interval; of use for a logistic model only */
  readonly oddsRatio: number;
  readonly oddsRatioLower: number | null;
  readonly oddsRatioUpper: number | null;
}

/** Which coefficients of a model differ from 0, and by how much? t tests on the degrees of freedom of the model. */
export function coefficientTests(model: Regression, level: number): readonly CoefficientTest[] {
  const tests = model.coefficients.map((coefficient, index) => {
    const variance = model.covariance[index]?.[index] as number;
    const test = studentTest(coefficient, Math.sqrt(Math.max(0, variance)), model.degreesOfFreedom, level);
    return Object.freeze({
      ...test,
      name: model.names[index] as string,
      oddsRatio: Math.exp(coefficient),
      oddsRatioLower: test.lower === null ? null : Math.exp(test.lower),
      oddsRatioUpper: test.upper === null ? null : Math.exp(test.upper),
    });
  });
  return Object.freeze(tests);
}
