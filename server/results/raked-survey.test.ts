import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptResponse } from '../ballot-box/accept-response.ts';
import { moveInbox } from '../ballot-box/move-inbox.ts';
import {
  type IngestInstallation,
  makeInstallation,
  plainAnswers,
  plainCommand,
} from '../bench/ingest-installation.ts';
import type { InvitationSurvey, Weighting } from '../surveys/survey.ts';
import { surveyFindings } from '../surveys/survey-findings.ts';
import { askedTable } from './asked-table.ts';
import { openDatasetCache } from './dataset-cache.ts';

const PEOPLE = 150;
let installation: IngestInstallation;

beforeAll(async () => {
  installation = await makeInstallation({ batchMinimum: 1, letters: { chuo: 100, seibu: 100 } });
  for (let index = 0; index < PEOPLE; index += 1) {
    const { sex, ...others } = plainAnswers(index);
    // two do not tell their sex
    const answers = index < 2 ? others : { ...others, sex };
    const accepted = await acceptResponse(installation.box, plainCommand(installation, index, { answers }));
    expect(accepted.kind).toBe('accepted');
  }
  await moveInbox(installation.box, installation.survey);
});
afterAll(() => installation.remove());

const band = (id: string, ja: string, from: number, to: number | null) => ({
  ...{ id, from, to, label: { ja, en: id } },
});
const BANDS = [
  band('16-49', '16～49歳', 16, 49),
  band('50-94', '50～94歳', 50, 94),
  band('95+', '95歳以上', 95, null),
];
const weighting: Weighting = {
  method: 'raked',
  minimumCell: 5,
  ageBands: BANDS,
  source: { ja: '住民基本台帳（合成）', en: 'the register (made up)' },
  margins: ['chuo', 'seibu'].flatMap((area) =>
    ([1, 2] as const).flatMap((sex) =>
      BANDS.map(({ id }, index) => ({
        area,
        sex,
        ageBand: id,
        population: [20_000, 25_000, 5_000][index] as number,
      })),
    ),
  ),
};

test('a survey can be raked: its tables say to what, and by which rules', async () => {
  const survey = { ...(installation.survey.survey as InvitationSurvey), weighting };
  expect(surveyFindings(survey)).toEqual([]);
  const registered = { ...installation.survey, survey };
  const datasets = openDatasetCache(installation.store, installation.definitions);
  const { weights } = await datasets.dataset(registered);
  expect(weights).toMatchObject({ method: 'raked', converged: true });
  const { view } = await askedTable(datasets, installation.definitions, registered, {
    ...{ item: 'health', axis: 'area', noAnswer: 'in-base', nets: 'with' },
  });
  expect(view.weighting).toBe('raked');
  expect(view.notes.map(({ ja }) => ja)).toEqual(
    expect.arrayContaining([
      '割合はウェイト付きです。層ごとの抽出ウェイト（母集団の人数÷回答者数）を、複数の人口に同時に合わせて補正（レイキング）しました。人口：住民基本台帳（合成）。nはウェイトを付けない回答者数です。',
      '回答者が少ない年齢の区分は、隣の区分と合わせて補正しました：男性・50～94歳＋95歳以上、女性・50～94歳＋95歳以上。',
      '性別か年齢が分からない人は一つの区分とし、抽出ウェイトの合計に合わせました：性別×年齢。',
    ]),
  );
  expect(view.notes.map(({ en }) => en)).toEqual(
    expect.arrayContaining([
      'Percentages are weighted: design weights of each stratum (population over respondents), adjusted to several population counts at once (raked). Population: the register (made up). n counts respondents without weights.',
    ]),
  );
});

test('counts that cannot be met together are a problem that says which', async () => {
  const margins = weighting.margins.map((cell) => ({
    ...cell,
    population: cell.sex === 1 ? 0 : cell.population * 2,
  }));
  const survey = {
    ...(installation.survey.survey as InvitationSurvey),
    weighting: { ...weighting, margins },
  };
  const datasets = openDatasetCache(installation.store, installation.definitions);
  await expect(datasets.dataset({ ...installation.survey, survey })).rejects.toMatchObject({
    code: 'analysis.weights-impossible',
  });
});
