import { requireInput } from '../estimates/require-input.ts';
import type { UncertainShare } from './difference-of-shares.ts';

/** How sure a published percentage is. */
export type PublishedError =
  /** worked out from the respondents as for a simple random sample, times a design effect */
  | {
      readonly kind: 'design-effect';
      /** n in the base of the percentage */
      readonly respondents: number;
      readonly designEffect: number;
      /** `stated` by the source, or `assumed` by whoever compares */
      readonly basis: 'stated' | 'assumed';
    }
  /** printed beside the figure */
  | {
      readonly kind: 'given';
      /** in points of a percentage */
      readonly standardErrorPercent: number;
      /** null: as many as if it were known */
      readonly degreesOfFreedom: number | null;
    };

/** A percentage out of somebody’s table. */
export interface PublishedShare {
  /** 0–100, as printed */
  readonly percent: number;
  /** digits after the point that it was printed with */
  readonly decimals: number;
  /** printed percentages that it was added up from; 1: printed as it is */
  readonly roundedParts: number;
  readonly error: PublishedError;
}

/** Design effect that the sampling errors printed in Japanese reports take two stages of drawing to have. */
export const PRINTED_DESIGN_EFFECT = 2;

/**
 * How sure is a published percentage? p with its variance: that of drawing, p(1 − p)/n times the design effect (Kish
 * 1965) or as given, plus that of rounding, (unit of the last digit)²/12 for each rounded part.
 * Throws EstimationError for a percentage outside 0–100, a base or a design effect that is not above 0.
 */
export function publishedShare({ percent, decimals, roundedParts, error }: PublishedShare): UncertainShare {
  requireInput(percent >= 0 && percent <= 100, 'publishedShare', 'a percentage from 0 to 100', percent);
  requireInput(
    Number.isInteger(decimals) && decimals >= 0 && Number.isInteger(roundedParts) && roundedParts >= 1,
    'publishedShare',
    'a whole number of decimals and of rounded parts (1 or more)',
    `${decimals} and ${roundedParts}`,
  );
  const proportion = percent / 100;
  const unit = 10 ** -(decimals + 2);
  const rounding = (roundedParts * unit * unit) / 12;
  if (error.kind === 'given') {
    const { standardErrorPercent, degreesOfFreedom } = error;
    requireInput(
      standardErrorPercent >= 0 && standardErrorPercent < 100,
      'publishedShare',
      'a standard error of 0 or more points',
      standardErrorPercent,
    );
    requireInput(
      degreesOfFreedom === null || degreesOfFreedom >= 1,
      'publishedShare',
      'degrees of freedom of 1 or more',
      degreesOfFreedom,
    );
    return {
      proportion,
      variance: (standardErrorPercent / 100) ** 2 + rounding,
      degreesOfFreedom: degreesOfFreedom ?? Number.POSITIVE_INFINITY,
    };
  }
  const { respondents, designEffect } = error;
  requireInput(
    respondents >= 2 && Number.isFinite(respondents),
    'publishedShare',
    'a base of 2 respondents or more',
    respondents,
  );
  requireInput(
    designEffect > 0 && Number.isFinite(designEffect),
    'publishedShare',
    'a design effect above 0',
    designEffect,
  );
  return {
    proportion,
    variance: (designEffect * proportion * (1 - proportion)) / respondents + rounding,
    degreesOfFreedom: respondents - 1,
  };
}
