import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { ALPHA } from './judge-cells.ts';
import type { ProtectedProfile } from './protect-profile.ts';
import { ALIKE } from './verdict-sentence.ts';

const ADJUSTMENTS: Readonly<Record<ProtectedProfile['adjustment'], LocalizedText>> = {
  holm: {
    ja: 'Holm法。差がないのに「高い」「低い」が一つでも出る確率を、表全体で',
    en: 'by Holm: the chance of even one false “higher” or “lower” in the whole table is at most',
  },
  'benjamini-hochberg': {
    ja: 'Benjamini–Hochberg法。「高い」「低い」のうち誤りが占める割合の期待値を',
    en: 'by Benjamini and Hochberg: the expected part of false ones among “higher” and “lower” is at most',
  },
};

const ORDER: LocalizedText = {
  ja: '行は公式の順に並べています。順位ではありません。',
  en: 'Rows stand in their official order. It is no ranking.',
};
const NOT_SHOWN: LocalizedText = {
  ja: '「差があるとはいえない」は、この調査の人数では差を確かめられないという意味です。差がないという意味ではありません。',
  en: '“No difference shown” means that a survey of this size cannot tell; it does not mean that there is none.',
};
const SAMPLING_ERROR: LocalizedText = {
  ja: '判定と区間は標本誤差だけを考えたものです。回答しなかった人や、調査の方法による偏りは含みません。',
  en: 'Verdicts and ranges hold sampling error only, not the bias of those who did not answer or of how they were asked.',
};
const OPEN: LocalizedText = {
  ja: '公募による回答です。回答した人の中での割合であり、誤差も判定もありません。',
  en: 'Answers of volunteers: shares among those who answered, without error or verdict.',
};
const CAUSES: LocalizedText = {
  ja: '差の理由を示すものではありません。',
  en: 'Nothing here says why rows differ.',
};
const REST_OF_SHOWN: LocalizedText = {
  ja: '値を表示していない行は、比べる相手の「ほかの行を合わせた割合」にも含めていません。',
  en: 'Rows whose figure is hidden are not part of “the others together” either.',
};
const NO_ANSWER: Readonly<Record<ProtectedProfile['noAnswer'], LocalizedText>> = {
  'in-base': {
    ja: '割合は、無回答を含めた回答者数を100%とします。',
    en: 'Percentages are of all respondents, those without an answer included.',
  },
  'out-of-base': {
    ja: '割合は、無回答を除いた回答者数を100%とします。',
    en: 'Percentages are of the respondents who answered the question.',
  },
};
const SYNTHETIC: LocalizedText = {
  ja: '合成データです。実在の人の回答ではありません。',
  en: 'Synthetic data, no answer of a real person.',
};

/** What belongs beside a profile wherever it is printed: base, standard, correction, and what it does not say. */
export function profileNotes(profile: ProtectedProfile): readonly LocalizedText[] {
  const { design, synthetic, noAnswer, hiddenCells } = profile;
  return [
    ...(synthetic ? [SYNTHETIC] : []),
    NO_ANSWER[noAnswer],
    ORDER,
    ...unplacedNote(profile),
    ...(design === 'open'
      ? [OPEN]
      : [...standardNotes(profile), correctionNote(profile), NOT_SHOWN, SAMPLING_ERROR]),
    ...(hiddenCells > 0 && design === 'invitation' ? [REST_OF_SHOWN] : []),
    CAUSES,
  ];
}

function unplacedNote({ sections }: ProtectedProfile): LocalizedText[] {
  if (!sections.some(({ rows }) => rows.bySex)) return [];
  return [
    {
      ja: '性別に「その他」などと答えた人と答えなかった人は、全体に含め、男女別の行には含めません。',
      en: 'Who gave a third answer to the question on sex, or none, counts in the total and in no row by sex.',
    },
  ];
}

function standardNotes({ sections }: ProtectedProfile): LocalizedText[] {
  return sections.map(({ label, standard }) => {
    if (standard === null) {
      return {
        ja: `${label.ja}の行は、そのままの割合で比べています。`,
        en: `Rows by ${label.en} are compared as they are.`,
      };
    }
    const cells = (language: 'ja' | 'en') => standard.cells.map((cell) => cell.label[language]);
    const alike = ALIKE[standard.alikeIn];
    return {
      ja: `${label.ja}の行は、${alike.ja}を${standard.source.ja}にそろえて比べています（直接法。区分：${cells('ja').join('、')}）。性別や年齢が分からない人は、そろえた割合に含めません。`,
      en: `Rows by ${label.en} are compared with the ${alike.en} of ${standard.source.en} (direct standardisation by ${cells('en').join('; ')}). Who is not known by them is left out of it.`,
    };
  });
}

function correctionNote({ comparisons, adjustment }: ProtectedProfile): LocalizedText {
  const method = ADJUSTMENTS[adjustment];
  const percent = ALPHA * 100;
  return {
    ja: `${comparisons}件の比較をまとめて判定しています（${method.ja}${percent}%以下に抑えています）。`,
    en: `${comparisons} comparisons are judged together (${method.en} ${percent} %).`,
  };
}
