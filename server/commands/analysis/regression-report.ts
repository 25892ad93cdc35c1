import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { ruleText } from '../../../analysis/disclosure/disclosure-rules.ts';
import type { ProtectedRegression } from '../../../analysis/disclosure/protect-regression.ts';
import type { DisclosureRule } from '../../../analysis/disclosure/protected-table.ts';
import { statisticsCsv } from '../../../analysis/export/statistics-csv.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { NamedTerm, OutcomeRequest } from './regression-model.ts';
import { regressionStatistics } from './regression-statistics.ts';
import { regressionText } from './regression-text.ts';
import type { CommandResult } from './run-command.ts';
import { statisticsFacts } from './statistics-facts.ts';

/** A model as it is given out, with its words. */
export interface RegressionReport {
  readonly survey: string;
  readonly synthetic: boolean;
  readonly kind: 'logistic' | 'linear';
  readonly outcome: {
    readonly column: string;
    readonly codes: readonly number[];
    readonly label: LocalizedText;
    /** the answers that count as yes; null: a mean */
    readonly answers: LocalizedText | null;
  };
  readonly terms: readonly {
    readonly column: string;
    readonly label: LocalizedText;
    /** null: a number */
    readonly reference: { readonly code: string; readonly label: LocalizedText } | null;
  }[];
  readonly respondents: number;
  readonly degreesOfFreedom: number;
  /** `tens`: the two are rounded */
  readonly countsRounded: ProtectedRegression['countsRounded'];
  /** answers that too few gave to be a group; they count as no answer */
  readonly rareAnswers: readonly {
    readonly column: string;
    readonly code: number;
    readonly label: LocalizedText;
  }[];
  readonly coefficients: readonly (ProtectedRegression['coefficients'][number] & {
    readonly term: string;
    readonly label: LocalizedText;
  })[];
  readonly termTests: ProtectedRegression['termTests'];
  readonly rule: { readonly id: DisclosureRule['id']; readonly text: LocalizedText };
  readonly notes: readonly LocalizedText[];
}

const NOTES: readonly LocalizedText[] = [
  {
    ja: '説明変数に回答のない人は除いています。区間は95%信頼区間で、標本設計（層・有限母集団・ウェイト）を考慮した標本誤差だけを表します。',
    en: 'People without an answer to a term are left out. Ranges are 95 % confidence intervals under the sample design; they hold sampling error only.',
  },
  {
    ja: '関連を示すもので、原因を示すものではありません。',
    en: 'This shows what goes together, not what causes what.',
  },
  {
    ja: '定数項は、一つの集団の割合を計算できてしまうため示しません。',
    en: 'The constant is not given: the share of a single group could be worked out of it.',
  },
];
/** What became of those who did not answer the question of the outcome. */
const NO_ANSWER = {
  'in-base': {
    ja: '目的変数が無回答の人は「該当しない」に数えています（無回答を含む割合と同じ基数）。',
    en: 'No answer to the outcome counts as not having it, as in percentages with 無回答 in the base.',
  },
  'out-of-base': {
    ja: '目的変数に回答のない人は除いています。',
    en: 'People without an answer to the outcome are left out.',
  },
} as const;
const ROUNDED = {
  ja: '除いた人の数が差し引きで分からないように、nと自由度は10単位に丸めています。',
  en: 'n and degrees of freedom are rounded to tens, so that differences do not tell how many were left out.',
};
const SYNTHETIC = {
  ja: '合成データです。実在の人の回答ではありません。',
  en: 'Synthetic data, no answer of a real person.',
};

function rareNote(rare: RegressionReport['rareAnswers']): LocalizedText {
  const names = (language: 'ja' | 'en') => rare.map(({ label }) => label[language]);
  return {
    ja: `回答した人が少ないため、無回答と同じに扱いました：${names('ja').join('、')}。`,
    en: `Too few people gave these answers; they count as no answer: ${names('en').join(', ')}.`,
  };
}

/** A net by its name, other answers by theirs. */
function answersOf({ menu, dataset }: DatasetFile, { column, codes }: OutcomeRequest): LocalizedText {
  const item = menu.items.find(({ id }) => id === column);
  const net = item?.nets.find((one) => [...one.codes].sort().join() === [...codes].sort().join());
  if (net !== undefined) return net.label;
  const known = dataset.columns.get(column)?.codes ?? [];
  const labels = known.filter(({ code }) => codes.includes(code)).map(({ label }) => label);
  return { ja: labels.map(({ ja }) => ja).join('＋'), en: labels.map(({ en }) => en).join(' + ') };
}

/** A fitted model in words, for programs and for the terminal. */
export function regressionResult(
  file: DatasetFile,
  outcome: OutcomeRequest,
  shown: ProtectedRegression,
  terms: readonly NamedTerm[],
  rareOf: (column: string) => readonly number[],
): CommandResult {
  const { dataset, menu } = file;
  const named = (name: string) => terms.find(({ labels }) => labels.has(name)) as NamedTerm;
  const target = dataset.columns.get(outcome.column);
  const label = menu.items.find(({ id }) => id === outcome.column)?.label ?? target?.label;
  // with 無回答 in the base a rare answer is one of those that are not the outcome
  const ofOutcome = target === undefined || outcome.noAnswer === 'in-base' ? [] : [target];
  const columns = [...ofOutcome, ...terms.map(({ column }) => column)];
  const rare = columns.flatMap(({ id, codes, label: of }) => {
    const few = rareOf(id);
    return codes
      .filter(({ code }) => few.includes(code))
      .map((own) => ({
        column: id,
        code: own.code,
        label: { ja: `${of.ja}：${own.label.ja}`, en: `${of.en}: ${own.label.en}` },
      }));
  });
  const report: RegressionReport = {
    survey: dataset.surveyId,
    synthetic: dataset.synthetic,
    kind: shown.kind,
    outcome: {
      column: outcome.column,
      codes: outcome.codes,
      label: label ?? { ja: outcome.column, en: outcome.column },
      answers: outcome.kind === 'linear' ? null : answersOf(file, outcome),
    },
    terms: terms.map(({ term, column, labels }) => ({
      column: column.id,
      label: column.label,
      reference:
        term.kind === 'number'
          ? null
          : { code: term.reference, label: labels.get(`${term.name}${term.reference}`) as LocalizedText },
    })),
    respondents: shown.respondents,
    degreesOfFreedom: shown.degreesOfFreedom,
    countsRounded: shown.countsRounded,
    rareAnswers: rare,
    coefficients: shown.coefficients.map((coefficient) => {
      const { column, labels } = named(coefficient.name);
      return { term: column.id, label: labels.get(coefficient.name) as LocalizedText, ...coefficient };
    }),
    termTests: shown.termTests,
    rule: { id: shown.rule.id, text: ruleText(shown.rule) },
    notes: [
      ...(dataset.synthetic ? [SYNTHETIC] : []),
      NO_ANSWER[outcome.noAnswer],
      ...NOTES,
      ...(shown.countsRounded === 'no' ? [] : [ROUNDED]),
      ...(rare.length === 0 ? [] : [rareNote(rare)]),
    ],
  };
  return {
    data: report,
    text: regressionText(report),
    csv: () => statisticsCsv(regressionStatistics(report), statisticsFacts(file, null)),
  };
}
