import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { ComparisonError } from '../comparison/comparison-error.ts';
import type { DifferenceOfShares } from '../comparison/difference-of-shares.ts';
import type { NotTestedReason } from '../comparison/enough-answers.ts';
import { SMALLEST_COMPARED_BASE } from '../comparison/enough-answers.ts';
import type { Verdict } from '../comparison/verdict.ts';
import type { CrossTab, CrossTabCell, NoAnswerPlace } from '../crosstab/cross-tab.ts';
import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Interval } from '../estimates/share-interval.ts';
import { tallyFrame } from '../tally/tally-frame.ts';
import type { PAdjustment } from '../tests/adjust-p-values.ts';
import type { Weights } from '../weights/weights.ts';
import type { Indicator } from './indicators.ts';
import { judgeCells } from './judge-cells.ts';
import { profileCells } from './profile-cells.ts';
import { type ProfileGroup, type ProfileRowsRequest, profileRows } from './profile-rows.ts';
import { type StandardPopulation, type StandardRequest, standardPopulation } from './standard-population.ts';

/** What is looked at together; p is corrected over all of it. */
export interface ProfileRequest {
  readonly sections: readonly ProfileRowsRequest[];
  /** indicatorsOf, chosenIndicators, or others of the same shape */
  readonly indicators: readonly Indicator[];
  readonly noAnswer: NoAnswerPlace;
  readonly standard: StandardRequest;
  readonly adjustment: Extract<PAdjustment, 'holm' | 'benjamini-hochberg'>;
}

/** Why no verdict is given, or none in spite of the test. */
export type ProfileReason =
  | NotTestedReason
  /** higher as it is and lower once ages and sexes are made alike, or the other way round */
  | 'directions-differ';

/** A share made alike in sex and age. */
export interface StandardisedShare {
  readonly proportion: number;
  readonly standardError: number;
  /** null where the share is 0 or 1, or has no variance */
  readonly interval: Interval | null;
}

/** One indicator of one row. Respondents are unweighted, proportions 0–1. */
export interface ProfileCell extends CrossTabCell {
  /** unweighted n of the indicator in this row */
  readonly base: number;
  /** null for the whole, where rows are compared as they are, and where the row does not cover the standard */
  readonly standardised: StandardisedShare | null;
  /** the row less all other rows together, as they are; null for the whole and where there is no error */
  readonly difference: DifferenceOfShares | null;
  /** the same, both made alike in sex and age */
  readonly standardisedDifference: DifferenceOfShares | null;
  /** of the comparison that the verdict rests on: made alike where a standard applies; null where nothing is tested */
  readonly p: number | null;
  /** corrected over all comparisons of the profile */
  readonly adjustedP: number | null;
  /** null for the whole */
  readonly verdict: Verdict | null;
  readonly reason: ProfileReason | null;
}

export interface ProfileSection<Cell> {
  readonly rows: ProfileRowsRequest;
  readonly label: LocalizedText;
  /** null: rows are compared as they are */
  readonly standard: Pick<StandardPopulation, 'alikeIn' | 'source' | 'cells'> | null;
  /** the whole first, then the groups in official order; never by value */
  readonly groups: readonly {
    readonly group: ProfileGroup /** one for each indicator */;
    readonly cells: readonly Cell[];
  }[];
}

/** What a profile says of itself, protected or not. */
export interface ProfileFacts
  extends Pick<CrossTab, 'surveyId' | 'questionnaire' | 'synthetic' | 'design' | 'weighting' | 'noAnswer'> {
  readonly indicators: readonly Indicator[];
  readonly adjustment: ProfileRequest['adjustment'];
  /** number of comparisons that p was corrected for */
  readonly comparisons: number;
}

/** Shares of areas or bands beside each other. Unprotected: lives inside analysis/ and server/, never leaves. */
export interface RiskProfile extends ProfileFacts {
  readonly rules: CrossTab['rules'];
  readonly sections: readonly ProfileSection<ProfileCell>[];
}

/** Figures that will not be shown: by the places of the section, of the row in it (0: the whole) and of the indicator. */
export type IsHidden = (section: number, row: number, indicator: number) => boolean;

const WHOLE: LocalizedText = Object.freeze({ ja: '全体', en: 'Total' });
const TOTAL: ProfileGroup = Object.freeze({
  id: 'total',
  kind: 'total',
  sex: null,
  label: WHOLE,
  labels: Object.freeze({ group: WHOLE, sex: null }),
});

/**
 * Which areas (or age bands, or sexes and bands) have a larger or smaller share of lonely or isolated people than the
 * rest, and is that more than chance?
 *
 * For every row and indicator: the share as a cross-tab has it; the share with the sexes and ages of the standard
 * population (direct standardisation, standardisedRates); the difference of both from all other rows together
 * (differenceOfShares, as differencesFromRest with the test on the log odds); p corrected over all rows, indicators and
 * sections of the request; and a verdict. 高い and 低い are said only where the corrected p of the standardised difference
 * is under 5 % and the difference as it is points the same way (docs/decisions/0019). Nothing is tested of volunteers, of
 * a row or a rest under 50 respondents, and where fewer than five would be expected to give the answer or not to.
 *
 * Missing answers: 無回答 is in the base or outside it, as asked; "not asked" is outside. Whose area or age is not known,
 * or by sex who gave a third answer or none, counts in the whole and in no row; standardised shares leave out whose sex
 * or age is not known.
 *
 * `isHidden`: rows that are not compared and belong to nobody's rest (protectProfile); absent: none.
 *
 * `dataset` and `weights` come together from weightDataset; `weights` is null for an open survey, whose shares have no
 * error, no standard and no verdict. Throws CrossTabError for an unknown item, axis or fold, ComparisonError for a request
 * that cannot be met (no section, no indicator, an unknown category, an unusable standard) or unconverged weights.
 */
export function riskProfile(
  dataset: Dataset,
  weights: Weights | null,
  menu: CrossTabMenu,
  request: ProfileRequest,
  isHidden: IsHidden = () => false,
): RiskProfile {
  const { indicators, noAnswer } = request;
  if (request.sections.length === 0 || indicators.length === 0) {
    throw new ComparisonError(
      'request-unusable',
      `riskProfile requires a section of rows and an indicator, got ${request.sections.length} and ${indicators.length}`,
    );
  }
  if (weights !== null && !weights.converged) {
    throw new ComparisonError(
      'weights-not-converged',
      `riskProfile requires weights that meet their margins, got weights of ${dataset.surveyId} that did not converge`,
    );
  }
  const frame = tallyFrame(dataset, weights);
  const laidOut = request.sections.map((section, place) => {
    const rows = profileRows(dataset, menu, section);
    const standard =
      weights === null
        ? null
        : standardPopulation(dataset, weights, rows, request.standard, SMALLEST_COMPARED_BASE);
    const byIndicator = indicators.map((indicator, column) =>
      profileCells({
        dataset,
        menu,
        frame,
        rows,
        standard,
        indicator,
        noAnswer,
        hidden: rows.groups.map((_, group) => isHidden(place, group + 1, column)),
      }),
    );
    return { rows, standard, byIndicator };
  });
  const flat = laidOut.flatMap(({ byIndicator }) => byIndicator.flat());
  const judged = judgeCells(flat, request.adjustment);
  let next = 0;
  const sections = laidOut.map(({ rows, standard, byIndicator }): ProfileSection<ProfileCell> => {
    const cells = byIndicator.map((column) => column.map(() => judged.cells[next++] as ProfileCell));
    return Object.freeze({
      rows: rows.request,
      label: rows.label,
      standard:
        standard === null
          ? null
          : Object.freeze({ alikeIn: standard.alikeIn, source: standard.source, cells: standard.cells }),
      groups: Object.freeze(
        [TOTAL, ...rows.groups].map((group, row) =>
          Object.freeze({ group, cells: Object.freeze(cells.map((column) => column[row] as ProfileCell)) }),
        ),
      ),
    });
  });
  return Object.freeze({
    surveyId: dataset.surveyId,
    questionnaire: dataset.questionnaire,
    synthetic: dataset.synthetic,
    design: dataset.design.kind,
    weighting: weights === null ? 'none' : weights.method,
    noAnswer,
    rules: weights?.rules ?? [],
    indicators: Object.freeze(indicators.map((indicator) => Object.freeze(indicator))),
    adjustment: request.adjustment,
    comparisons: judged.comparisons,
    sections: Object.freeze(sections),
  });
}
