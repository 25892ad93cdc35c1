import type { DatasetRemark } from '../../analysis/dataset/dataset.ts';
import type { ProtectedTable, ProtectedWeightingRule } from '../../analysis/disclosure/protected-table.ts';
import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import type { Variable } from '../../instruments/codebook/codebook.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { Survey } from '../surveys/survey.ts';
import { weightingCellName } from './weighting-cell-name.ts';

/** Under this many people a number of respondents is not said (the gate's smallest base). */
const SMALLEST_NUMBER = 10;

/** What a note says of the survey behind a table. */
export interface NoteSurvey {
  readonly kind: Survey['kind'];
  readonly synthetic: boolean;
  /** a survey of the demonstration, whose responses are moved to the tables at once */
  readonly demonstration: boolean;
  /** where the population counts of the weighting come from; null: design weights only */
  readonly populationSource: LocalizedText | null;
  /** what a cell of the weighting is called */
  readonly cellName: (id: string) => LocalizedText;
}

export function noteSurvey(survey: Survey): NoteSurvey {
  const { kind, synthetic } = survey;
  return kind === 'open'
    ? {
        kind,
        synthetic,
        demonstration: synthetic,
        populationSource: null,
        cellName: (id) => ({ ja: id, en: id }),
      }
    : {
        kind,
        synthetic,
        demonstration: synthetic,
        populationSource: survey.weighting?.source ?? null,
        cellName: (id) => weightingCellName(survey, id),
      };
}

export interface NoteFacts {
  readonly survey: NoteSurvey;
  readonly table: ProtectedTable;
  readonly remarks: readonly DatasetRemark[];
  /** variables of the tabulated item; empty for a score */
  readonly variables: readonly Variable[];
  /** of figures by area; null where the table has none */
  readonly areaScheme: Pick<AreaScheme, 'status'> | null;
  /** whether the survey has been closed; until then every figure is interim */
  readonly closed: boolean;
}

/** What a file says in its own words beside its figures, and the page in these: marks, and where 無回答 stands. */
export function tableMarks({ survey, table, areaScheme, closed }: NoteFacts): LocalizedText[] {
  return [
    ...(survey.demonstration ? [DEMONSTRATION] : survey.synthetic ? [SYNTHETIC] : []),
    ...(closed ? [] : [INTERIM]),
    ...(areaScheme?.status === 'proposed' ? [AREAS_PROPOSED] : []),
    table.noAnswer === 'in-base' ? NO_ANSWER_INSIDE : NO_ANSWER_OUTSIDE,
  ];
}

/**
 * The method note under a table, sentence by sentence: who was asked, how it was weighted with every join and
 * rule, what the intervals hold, and what an analyst must know of the dataset.
 */
export function methodNotes({ survey, table, remarks, variables }: NoteFacts): LocalizedText[] {
  return [
    ...baseNote(variables),
    ...(survey.kind === 'open' ? [OPEN] : weightingNotes(survey, table)),
    ...remarks.map((remark) => remarkNote(remark)),
    ...(survey.demonstration ? [MOVED_AT_ONCE] : []),
  ];
}

const DEMONSTRATION = {
  ja: 'デモ：合成データです。実在の人の回答ではありません。',
  en: 'Demonstration: synthetic data, no answer of a real person.',
};
const SYNTHETIC = {
  ja: '合成データです。実在の人の回答ではありません。',
  en: 'Synthetic data, no answer of a real person.',
};
const INTERIM = {
  ja: '中間集計です。回答の受付をまだ締め切っていません。',
  en: 'Interim figures: the survey has not been closed yet.',
};
const MOVED_AT_ONCE = {
  ja: 'デモでは、届いた回答をすぐに集計に加えます。実際の調査では、回答した人が推測されないように、同じ地域の回答がまとまるまで集計に加えません。',
  en: 'The demonstration adds every response to the tables at once. A real survey waits until responses of the same area have gathered, so that nobody can be guessed.',
};
const AREAS_PROPOSED = {
  ja: '地域区分は県の確認前です。',
  en: 'The municipalities of each area have not been confirmed by the prefecture yet.',
};
const NO_ANSWER_INSIDE = {
  ja: '割合は、無回答を含めた回答者数を100%とします。',
  en: 'Percentages are of all respondents, those without an answer included.',
};
const NO_ANSWER_OUTSIDE = {
  ja: '割合は、無回答を除いた回答者数を100%とします。',
  en: 'Percentages are of the respondents who answered this question.',
};
const OPEN = {
  ja: '公募による回答です。回答した人の中での割合であり、回収率・ウェイト・誤差はありません。住民全体を表すものではありません。',
  en: 'Answers of volunteers: percentages among those who answered, without rate, weights or margin of error. They do not stand for all residents.',
};
const SAMPLING_ERROR = {
  ja: '区間は95%信頼区間です。標本誤差だけを表し、無回答や調査しなかったことによる偏りは含みません。回答者は各層の単純無作為標本とみなします。',
  en: 'Ranges are 95 % confidence intervals. They hold sampling error only, not the bias of those who did not answer; respondents count as a simple random sample of their stratum.',
};

function baseNote(variables: readonly Variable[]): LocalizedText[] {
  const [variable] = variables;
  if (variable === undefined || variable.base.condition === null) return [];
  const { ja, en } = variable.base.words;
  return [{ ja: `この設問をたずねた人：${ja}`, en: `Asked of: ${en}` }];
}

/** What was done to the design weights. */
const ADJUSTED: Readonly<Record<ProtectedTable['weighting'], LocalizedText>> = {
  none: { ja: '', en: '' },
  base: { ja: 'を使いました', en: '' },
  'post-stratified': {
    ja: 'を、地域×性別×年齢の人口に合わせて補正しました',
    en: ', adjusted to the population by area, sex and age',
  },
  raked: {
    ja: 'を、複数の人口に同時に合わせて補正（レイキング）しました',
    en: ', adjusted to several population counts at once (raked)',
  },
  calibrated: {
    ja: 'を、複数の人口に同時に合わせて補正（キャリブレーション）しました',
    en: ', adjusted to several population counts at once (calibrated)',
  },
};

function weightingNotes(survey: NoteSurvey, table: ProtectedTable): LocalizedText[] {
  const { populationSource } = survey;
  const { ja, en } = ADJUSTED[table.weighting];
  const source =
    populationSource === null || table.weighting === 'base'
      ? { ja: '', en: '' }
      : { ja: `人口：${populationSource.ja}。`, en: ` Population: ${populationSource.en}.` };
  const base: LocalizedText = {
    ja: `割合はウェイト付きです。層ごとの抽出ウェイト（母集団の人数÷回答者数）${ja}。${source.ja}nはウェイトを付けない回答者数です。`,
    en: `Percentages are weighted: design weights of each stratum (population over respondents)${en}.${source.en} n counts respondents without weights.`,
  };
  return [base, ...RULES_IN_ORDER.flatMap((code) => ruleNote(code, survey, table)), SAMPLING_ERROR];
}

type RuleCode = ProtectedWeightingRule['code'];
const RULES_IN_ORDER: readonly RuleCode[] = [
  'stratum-folded',
  'cells-joined',
  'sexes-joined',
  'kept-at-base-weight',
  'unknown-kept-at-base-share',
  'margins-scaled-to-known',
  'margins-scaled-to-frame',
  'weights-trimmed',
  'weights-normalised',
];

/** One sentence for each kind of rule that was applied, with every cell it was applied to; people are not counted. */
function ruleNote(code: RuleCode, survey: NoteSurvey, table: ProtectedTable): LocalizedText[] {
  const applied = table.rules.filter((rule) => rule.code === code);
  if (applied.length === 0) return [];
  const names = applied.flatMap(({ cells }) => cells.map((cell) => survey.cellName(cell)));
  const sentence = RULE_SENTENCES[code];
  if (names.length === 0) return [{ ja: `${sentence.ja}。`, en: `${sentence.en}.` }];
  return [
    {
      ja: `${sentence.ja}：${names.map(({ ja }) => ja).join('、')}。`,
      en: `${sentence.en}: ${names.map(({ en }) => en).join('; ')}.`,
    },
  ];
}

const RULE_SENTENCES: Readonly<Record<RuleCode, LocalizedText>> = {
  'stratum-folded': {
    ja: '回答者が1人以下の層は、隣の層と合わせました',
    en: 'Strata with one respondent or none were joined with a neighbour',
  },
  'cells-joined': {
    ja: '回答者が少ない年齢の区分は、隣の区分と合わせて補正しました',
    en: 'Age groups with few respondents were adjusted together with the next one',
  },
  'sexes-joined': {
    ja: '一方の性別の回答者が少ない地域では、男女を合わせて補正しました',
    en: 'Where one sex had few respondents, both were adjusted together',
  },
  'kept-at-base-weight': {
    ja: '性別か年齢が分からない人と、性別が「その他」の人は、抽出ウェイトのままとしました',
    en: 'People whose sex or age is not known, or who gave a third answer, keep their design weight',
  },
  'unknown-kept-at-base-share': {
    ja: '性別か年齢が分からない人は一つの区分とし、抽出ウェイトの合計に合わせました',
    en: 'People whose sex or age is not known form a group of their own, kept at the sum of their design weights',
  },
  'margins-scaled-to-known': {
    ja: 'そのため、ほかの区分の人口は、地域の合計が変わらないように縮めました',
    en: 'The populations of the other groups were scaled so that each area keeps its total',
  },
  'margins-scaled-to-frame': {
    ja: '合わせる人口は抽出の名簿と別の日のものなので、区分の割合だけを使い、層の母集団の人数に合わせました',
    en: 'Populations are of another day than the list of the sample; their shares were kept and scaled to the people of each stratum',
  },
  'weights-trimmed': {
    ja: '極端に大きい、または小さいウェイトは限度で切り、差をほかの人に同じ量ずつ配りました',
    en: 'Weights beyond the limits were cut, and the rest was spread over the others in equal amounts',
  },
  'weights-normalised': {
    ja: 'ウェイトは、平均が1になるように縮めました',
    en: 'Weights were scaled to a mean of 1',
  },
};

function people(respondents: number): LocalizedText {
  return respondents < SMALLEST_NUMBER
    ? { ja: `${SMALLEST_NUMBER}人未満`, en: `fewer than ${SMALLEST_NUMBER}` }
    : { ja: `${respondents}人`, en: String(respondents) };
}

function remarkNote({ code, respondents }: DatasetRemark): LocalizedText {
  const count = people(respondents);
  return code === 'area-disagrees'
    ? {
        ja: `手紙の宛先の地域と、回答された市町村の地域が異なる人がいます（${count.ja}）。手紙の宛先の地域で集計しました。`,
        en: `For some people (${count.en}) the area of the letter and of the municipality answered differ; the letter’s area counts.`,
      }
    : {
        ja: `受け付けた回答のうち、まだ集計に移していないものがあります（${count.ja}）。`,
        en: `Some accepted responses (${count.en}) have not been moved to the tables yet.`,
      };
}
