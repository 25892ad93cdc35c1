import { EstimationError } from '../estimates/estimation-error.ts';

/** What became of the letters of a survey, in people. */
export interface Returns {
  /** 標本数(発送数) */
  readonly sent: number;
  /** 不達: came back undelivered */
  readonly undelivered: number;
  /** 回収数: answers that came back, valid or not */
  readonly returned: number;
  /** 無効: blank or hardly filled in */
  readonly invalid: number;
}

/** The response accounting that a report prints; rates are proportions (0–1). */
export interface ResponseAccount extends Returns {
  /** 有効回収数 */
  readonly valid: number;
  /** 調査不能数: sent without a valid answer */
  readonly withoutValidAnswer: number;
  /** 回収率, of all that were sent */
  readonly returnRate: number;
  /** 有効回収率, of all that were sent */
  readonly validReturnRate: number;
  /** 有効回収率（不達を除く）: of those delivered; null where none was */
  readonly validReturnRateOfDelivered: number | null;
}

/**
 * How many of those who were asked answered? 回収率 is returned/sent, 有効回収率 (returned − invalid)/sent; the rate
 * without the undelivered is a rate of its own and has to be printed with that label.
 * Throws EstimationError, with all that is wrong, unless all are whole numbers of 0 or more, somebody was sent a letter, no more came back
 * (answered or undelivered) than were sent, and no more are invalid than came back.
 */
export function responseAccount(returns: Returns): ResponseAccount {
  const { sent, undelivered, returned, invalid } = returns;
  const findings = Object.entries({ sent, undelivered, returned, invalid })
    .filter(([, count]) => !Number.isSafeInteger(count) || count < 0)
    .map(([name, count]) => `responseAccount requires a whole number ${name} of 0 or more, got ${count}`);
  if (sent === 0) findings.push('responseAccount requires that somebody was sent a letter, got sent 0');
  if (undelivered + returned > sent) {
    findings.push(
      `responseAccount requires undelivered + returned ≤ sent, got ${undelivered} + ${returned} of ${sent}`,
    );
  }
  if (invalid > returned) {
    findings.push(`responseAccount requires invalid ≤ returned, got ${invalid} of ${returned}`);
  }
  if (findings.length > 0) throw new EstimationError('input-unusable', findings.join('; '));
  const valid = returned - invalid;
  const delivered = sent - undelivered;
  return Object.freeze({
    sent,
    undelivered,
    returned,
    invalid,
    valid,
    withoutValidAnswer: sent - valid,
    returnRate: returned / sent,
    validReturnRate: valid / sent,
    validReturnRateOfDelivered: delivered === 0 ? null : valid / delivered,
  });
}
