import type { PublishedFigures } from '../../instruments/codebook/published-figures.ts';
import { assertComparable, foundPercentages } from '../../instruments/codebook/published-figures.ts';
import type { Questionnaire } from '../../instruments/composition/questionnaire.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import type { CrossTabView } from '../contract/api.ts';

const REASONS = {
  notPublished: {
    ja: 'この設問には、比べられる全国の公表値がありません。文言が国の調査と同じであると確認できた設問だけを比べます。',
    en: 'There is no published national figure to compare with: only items whose wording is known to be that of the national survey are compared.',
  },
  volunteers: {
    ja: '公募調査の回答者は住民から無作為に選ばれた人ではないため、全国の公表値とは比べません。',
    en: 'People who answered an open survey were not drawn at random, so they are not compared with the published national figures.',
  },
  noAnswerOutside: {
    ja: '全国の公表値は無回答を含めた割合です。無回答を含めない表とは比べられません。',
    en: 'The published national percentages have no-answer in their base; they are not compared with a table that leaves it out.',
  },
} as const satisfies Record<string, LocalizedText>;

/**
 * The published national figures of one item, by category id, or why there are none (decision 4): only for
 * instruments of this questionnaire, items whose wording is verbatim, with 無回答 in the base as published, and
 * never beside volunteers (decision 8).
 */
export function nationalFigures(
  definitions: Definitions,
  questionnaire: Questionnaire,
  item: string,
  noAnswer: 'in-base' | 'out-of-base',
  design: 'invitation' | 'open',
): CrossTabView['national'] {
  if (design === 'open') return { available: false, reason: REASONS.volunteers };
  const published = definitions.published
    .map(({ value }) => value)
    .find(
      (figures) =>
        belongsTo(figures, questionnaire) && figures.figures.some((figure) => figure.item === item),
    );
  const figure = published?.figures.find((candidate) => candidate.item === item);
  const instrument = definitions.instruments.find(
    ({ value }) => value.id === published?.instrument && value.version === published.version,
  );
  if (published === undefined || figure === undefined || instrument === undefined) {
    return { available: false, reason: REASONS.notPublished };
  }
  assertComparable(published, instrument.value);
  if (noAnswer === 'out-of-base') return { available: false, reason: REASONS.noAnswerOutside };
  return {
    available: true,
    title: published.survey,
    year: published.year,
    base: figure.base,
    weighted: published.weighted,
    source: figure.source,
    percent: foundPercentages(figure),
  };
}

function belongsTo(published: PublishedFigures, { instruments }: Questionnaire): boolean {
  return instruments.some(({ id, version }) => id === published.instrument && version === published.version);
}
