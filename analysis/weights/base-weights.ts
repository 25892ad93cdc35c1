import type { Finding } from '../../instruments/definition/finding.ts';
import type { Dataset, Design, Stratum } from '../dataset/dataset.ts';
import { weightSpread } from '../estimates/design-effect.ts';
import { isPopulation } from './require-base-weights.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';
import type { Weights } from './weights.ts';

export type InvitationDesign = Extract<Design, { kind: 'invitation' }>;

/**
 * The design of a probability sample. Throws WeightingError for volunteers, who have no weights (decision 8), and where
 * rows stand in no stratum of the design.
 */
export function requireInvitation(dataset: Dataset): InvitationDesign {
  const { design, size, surveyId } = dataset;
  if (design.kind === 'open') {
    throw new WeightingError([
      weightingFinding(
        'open-survey',
        surveyId,
        '公募による調査です。無作為に選ばれた人の回答ではないため、ウェイトはありません。',
        `survey ${surveyId} is open: volunteers have no sampling weights.`,
      ),
    ]);
  }
  if (design.stratum.length !== size) {
    throw new WeightingError([
      weightingFinding(
        'strata-of-other-rows',
        surveyId,
        `層の数（${design.stratum.length}件分）が回答の数（${size}件）と違います。`,
        `survey ${surveyId} needs a stratum for each of ${size} rows, got ${design.stratum.length}.`,
      ),
    ]);
  }
  const outside = design.stratum.findIndex((index) => index >= design.strata.length);
  if (outside >= 0) {
    throw new WeightingError([
      weightingFinding(
        'stratum-unknown',
        surveyId,
        `設計の層は${design.strata.length}個ですが、${outside + 1}件目の回答は${(design.stratum[outside] as number) + 1}番目の層にあります。`,
        `survey ${surveyId} has ${design.strata.length} strata, row ${outside + 1} stands in number ${(design.stratum[outside] as number) + 1}.`,
      ),
    ]);
  }
  return design;
}

/** What is said of a survey that nobody has answered. */
export function nobodyYet(surveyId: string): Finding {
  return weightingFinding(
    'no-respondents',
    surveyId,
    'まだ回答がありません。',
    `survey ${surveyId} has no respondents yet.`,
  );
}

function findingsOf(stratum: Stratum, rows: number): Finding[] {
  const { id, population, respondents } = stratum;
  const found = (code: string, ja: string, en: string) => [
    weightingFinding(code, id, `層「${stratum.label.ja}」${ja}`, `stratum ${id} ${en}`),
  ];
  if (!(population > 0 && isPopulation(population))) {
    return found(
      'stratum-population-unusable',
      `の母集団の人数は0より大きい数にしてください（${population}になっています）。`,
      `needs a population above 0, got ${population}.`,
    );
  }
  if (!Number.isSafeInteger(respondents) || respondents < 0) {
    return found(
      'stratum-respondents-unusable',
      `の回答者数が整数ではありません（${respondents}）。`,
      `needs a whole number of respondents, got ${respondents}.`,
    );
  }
  if (respondents < 1)
    return found(
      'stratum-without-respondents',
      'には回答がありません。隣の層とまとめてください。',
      'has no respondents; fold it with a neighbour first.',
    );
  if (population < respondents) {
    return found(
      'stratum-population-too-small',
      `は、母集団${population}人に対して回答が${respondents}件あります。人数を確かめてください。`,
      `has ${respondents} respondents in a population of ${population}.`,
    );
  }
  // weights of part of the respondents would not add up to the population
  if (rows !== respondents) {
    return found(
      'stratum-in-part',
      `の回答者${respondents}人のうち${rows}件しかデータにありません。全員分でウェイトを作ってください。`,
      `has ${respondents} respondents but ${rows} rows; weight all of them.`,
    );
  }
  return [];
}

/**
 * Base weights N_h/n_h: how many people of the stratum one respondent stands for, with n_h the respondents.
 * (Respondents count as a simple random sample of their stratum: sampling error only.)
 * Throws WeightingError for an open survey, a stratum without respondents, one with more respondents than people, or
 * rows that are not all of its respondents (a part is estimated as a domain of weighted rows, never weighted alone), a
 * filtered dataset, and a sample of clusters, whose base weights come with the answers.
 */
export function baseWeights(dataset: Dataset): Weights {
  const design = requireInvitation(dataset);
  if (dataset.domain !== undefined)
    throw new WeightingError([
      weightingFinding(
        'filtered',
        dataset.surveyId,
        `${dataset.domain.respondents}件に絞り込んだデータです。全員でウェイトを作ってから絞り込んでください。`,
        `survey ${dataset.surveyId} is filtered to ${dataset.domain.respondents} respondents; weight everybody, then filter.`,
      ),
    ]);
  if (design.clusters !== undefined)
    throw new WeightingError([
      weightingFinding(
        'clusters-without-weights',
        dataset.surveyId,
        '集落抽出（クラスター抽出）では、層の人数÷回答者数をウェイトにできません。回答のファイルに抽出ウェイトの列を付けてください（design の weight）。',
        `survey ${dataset.surveyId} was drawn in clusters, where N_h/n_h is nobody's weight; give base weights with the answers.`,
      ),
    ]);
  const rows = design.strata.map(() => 0);
  for (const index of design.stratum) rows[index] = (rows[index] as number) + 1;
  const findings = design.strata.flatMap((stratum, index) => findingsOf(stratum, rows[index] as number));
  if (findings.length > 0) throw new WeightingError(findings);
  const ofStratum = design.strata.map(({ population, respondents }) => population / respondents);
  const base = Float64Array.from(design.stratum, (index) => ofStratum[index] as number);
  const spread = weightSpread(base);
  return Object.freeze({
    method: 'base',
    base,
    calibrated: base,
    cell: new Int16Array(dataset.size).fill(-1),
    cells: [],
    cellColumns: null,
    rules: [],
    converged: true,
    kishDesignEffect: spread.designEffect,
    minimum: spread.minimum,
    maximum: spread.maximum,
  });
}
