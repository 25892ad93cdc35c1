import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { InvitationSurvey, Weighting } from '../surveys/survey.ts';

const SEXES: Readonly<Record<string, LocalizedText>> = {
  '1': { ja: '男性', en: 'men' },
  '2': { ja: '女性', en: 'women' },
};

const SEX_AND_AGE: LocalizedText = { ja: '性別×年齢', en: 'sex by age' };

/**
 * What a cell of the weighting is called, from its id `<stratum>:<sexes>:<age bands>` (or a stratum's id, or
 * `<stratum>:unknown`): 秩父・女性・16～29歳＋30～49歳. Of a raked survey `sex-age` stands in the place of the stratum, and
 * alone for the margin itself. A part that is not known stands as it is.
 */
export function weightingCellName(survey: InvitationSurvey, id: string): LocalizedText {
  const [stratum = '', sexes, ...bands] = id.split(':');
  const whole = stratum === 'sex-age' && !survey.strata.some(({ id: own }) => own === stratum);
  const cell = sexes !== undefined && sexes !== 'unknown';
  const parts = [
    ...(whole ? (cell ? [] : [SEX_AND_AGE]) : [stratumName(survey, stratum)]),
    ...(cell ? [sexesName(sexes)] : []),
    ...(bands.length === 0 ? [] : [bandsName(survey.weighting, bands.join(':'))]),
  ];
  return { ja: parts.map(({ ja }) => ja).join('・'), en: parts.map(({ en }) => en).join(', ') };
}

function stratumName({ strata }: InvitationSurvey, id: string): LocalizedText {
  return joined(
    id.split('+').map((one) => strata.find((stratum) => stratum.id === one)?.label ?? plain(one)),
  );
}

function sexesName(sexes: string): LocalizedText {
  return joined(sexes.split('+').map((code) => SEXES[code] ?? plain(code)));
}

/** Band ids may hold a plus sign themselves (70+), so they are read off one after another in their order. */
function bandsName(weighting: Weighting | null, bands: string): LocalizedText {
  const labels: LocalizedText[] = [];
  let rest = bands;
  for (const { id, label } of weighting?.ageBands ?? []) {
    if (!rest.startsWith(id)) continue;
    labels.push(label);
    rest = rest.slice(id.length).replace(/^\+/, '');
  }
  return labels.length > 0 && rest === '' ? joined(labels) : plain(bands);
}

function joined(labels: readonly LocalizedText[]): LocalizedText {
  return { ja: labels.map(({ ja }) => ja).join('＋'), en: labels.map(({ en }) => en).join(' + ') };
}

function plain(text: string): LocalizedText {
  return { ja: text, en: text };
}
