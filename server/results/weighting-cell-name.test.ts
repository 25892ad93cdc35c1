import { expect, test } from 'vitest';
import { plainSurvey } from '../bench/ingest-installation.ts';
import type { InvitationSurvey } from '../surveys/survey.ts';
import { weightingCellName } from './weighting-cell-name.ts';

const band = (id: string, from: number, to: number | null) => ({
  id,
  from,
  to,
  label: { ja: `${id}歳`, en: `${id} years` },
});
const survey: InvitationSurvey = {
  ...(plainSurvey({ letters: { chuo: 1, chichibu: 1 } }) as InvitationSurvey),
  weighting: {
    method: 'post-stratified',
    minimumCell: 5,
    ageBands: [band('16-49', 16, 49), band('50-69', 50, 69), band('70+', 70, null)],
    source: { ja: '名簿', en: 'register' },
    margins: [{ area: 'chuo', sex: 1, ageBand: '70+', population: 1 }],
  },
};

test.each([
  ['chuo', 'chuo', 'chuo'],
  ['chuo+chichibu', 'chuo＋chichibu', 'chuo + chichibu'],
  ['chuo:unknown', 'chuo', 'chuo'],
  ['chuo:1:16-49', 'chuo・男性・16-49歳', 'chuo, men, 16-49 years'],
  ['chuo:2:50-69+70+', 'chuo・女性・50-69歳＋70+歳', 'chuo, women, 50-69 years + 70+ years'],
  ['chuo:1+2:70+', 'chuo・男性＋女性・70+歳', 'chuo, men + women, 70+ years'],
  ['sex-age', '性別×年齢', 'sex by age'],
  ['sex-age:unknown', '性別×年齢', 'sex by age'],
  ['sex-age:2:50-69+70+', '女性・50-69歳＋70+歳', 'women, 50-69 years + 70+ years'],
  ['elsewhere:9:young', 'elsewhere・9・young', 'elsewhere, 9, young'],
])('%s', (id, ja, en) => {
  expect(weightingCellName(survey, id)).toEqual({ ja, en });
});
