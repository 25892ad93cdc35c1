import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { ruleText } from '../../../analysis/disclosure/disclosure-rules.ts';
import { itemRule } from '../../../analysis/disclosure/item-families.ts';
import {
  type ProtectedRegression,
  protectRegression,
} from '../../../analysis/disclosure/protect-regression.ts';
import type { DisclosureRule } from '../../../analysis/disclosure/protected-table.ts';
import { statisticsCsv } from '../../../analysis/export/statistics-csv.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { steps } from '../steps.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { menuItem } from './crosstab.ts';
import { openDataset } from './open-dataset.ts';
import {
  type NamedTerm,
  type OutcomeRequest,
  regressionModel,
  type TermRequest,
} from './regression-model.ts';
import { regressionStatistics } from './regression-statistics.ts';
import { regressionText } from './regression-text.ts';
import { type CommandResult, type ResultOptions, runCommand } from './run-command.ts';
import { statisticsFacts } from './statistics-facts.ts';

export interface RegressOptions extends ResultOptions {
  /** `<item>=<codes>` or `<item>=<net>` */
  readonly outcome?: string;
  /** a column of numbers */
  readonly mean?: string;
  /** `<column>`, `<column>@<reference>`, `<column>=<codes>` */
  readonly terms: readonly string[];
  readonly strict?: true;
}

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
  readonly respondents: number | null;
  readonly degreesOfFreedom: number;
  readonly coefficients: readonly (ProtectedRegression['coefficients'][number] & {
    readonly term: string;
    readonly label: LocalizedText;
  })[];
  readonly termTests: ProtectedRegression['termTests'];
  readonly rule: { readonly id: DisclosureRule['id']; readonly text: LocalizedText };
  readonly notes: readonly LocalizedText[];
}

/**
 * `regress`: which circumstances go with an outcome, each with the others held fixed? Odds ratios of a logistic model, or
 * coefficients of a linear one, with their intervals under the design, and a Wald test of each term. Given out by the
 * rule of protectRegression only.
 */
export function regress(terminal: Terminal, path: string, options: RegressOptions): Promise<void> {
  return runCommand(terminal, options, async () => {
    const file = await openDataset(terminal, path);
    const outcome = outcomeRequest(file, options);
    const requests = options.terms.map(termRequest);
    const { now, done } = steps(terminal);
    now('回帰分析をしています / fitting the model');
    try {
      const { model, terms } = regressionModel(file, outcome, requests);
      const columns = [outcome.column, ...requests.map(({ column }) => column)];
      const shown = protectRegression(model, ruleOf(file, columns, options.strict === true));
      return result(file, outcome, shown, terms);
    } finally {
      done();
    }
  });
}

function outcomeRequest({ menu, dataset }: DatasetFile, { outcome, mean }: RegressOptions): OutcomeRequest {
  if ((outcome === undefined) === (mean === undefined)) {
    throw new AnalysisProblem(2, 'call.unusable', {
      ja: '目的変数を、--outcome <設問>=<コードか小計> か --mean <数値の列> のどちらか一つで指定してください。',
      en: 'Name the outcome: --outcome <item>=<codes or net>, or --mean <column of numbers>.',
    });
  }
  if (mean !== undefined) return { kind: 'linear', column: mean, codes: [] };
  const [, item = '', answers = ''] = /^([^=]+)=(.+)$/.exec(outcome ?? '') ?? [];
  if (item === '') {
    throw new AnalysisProblem(2, 'call.unusable', {
      ja: `--outcome は <設問>=<コードか小計> の形で書きます（例：loneliness_direct=4,5）。`,
      en: 'Write --outcome as <item>=<codes or net>, e.g. loneliness_direct=4,5.',
    });
  }
  // one option of a multiple answer is a column, not an item
  if (dataset.columns.get(item)?.kind === 'option')
    return { kind: 'logistic', column: item, codes: codesOf(answers) };
  const known = menuItem(menu, item);
  const net = known.nets.find(({ id }) => id === answers);
  return { kind: 'logistic', column: item, codes: net?.codes ?? codesOf(answers) };
}

function codesOf(text: string): readonly number[] {
  const codes = text.split(',').map((part) => Number(/^\d{1,3}$/.test(part.trim()) ? part : Number.NaN));
  if (codes.every((code) => Number.isInteger(code))) return codes;
  throw new AnalysisProblem(2, 'call.unusable', {
    ja: `「${text.slice(0, 60)}」はコードでも小計でもありません。コードをカンマで区切って書いてください（例：4,5）。`,
    en: `"${text.slice(0, 60)}" is neither codes nor a net; write codes with commas between them (4,5).`,
  });
}

/** `area`, `age_band@4` (reference), `sex=1,2` (only these), `age_band=1+2,3,4@3` (joined). */
function termRequest(text: string): TermRequest {
  const [, column = '', levels, reference] =
    /^([^=@]+)(?:=(\d{1,3}(?:[+,]\d{1,3})*))?(?:@(\d{1,3}))?$/.exec(text) ?? [];
  if (column === '') {
    throw new AnalysisProblem(2, 'call.unusable', {
      ja: `「${text.slice(0, 60)}」は説明変数として読めません。例：area、age_band@4（基準）、sex=1,2（この区分だけ）、age_band=1+2,3,4@3（まとめる）。`,
      en: `"${text.slice(0, 60)}" is no term; write area, age_band@4 (reference), sex=1,2 (only these), age_band=1+2,3,4@3 (joined).`,
    });
  }
  return {
    column,
    levels: levels?.split(',').map((group) => group.split('+').map(Number)) ?? null,
    reference: reference === undefined ? null : Number(reference),
  };
}

/** Strict where anything in the model is. */
function ruleOf(file: DatasetFile, columns: readonly string[], strict: boolean): DisclosureRule {
  const { dataset, menu, variables, facts } = file;
  const material = { dataset, menu, variables, disclosure: strict ? ('strict' as const) : facts.disclosure };
  const rules = columns.map((id) => itemRule(material, dataset.columns.get(id)?.item ?? id));
  return rules.find(({ id }) => id === 'strict') ?? (rules[0] as DisclosureRule);
}

const NOTES: readonly LocalizedText[] = [
  {
    ja: '目的変数か説明変数に回答のない人は除いています。区間は95%信頼区間で、標本設計（層・有限母集団・ウェイト）を考慮した標本誤差だけを表します。',
    en: 'People without an answer to the outcome or a term are left out. Ranges are 95 % confidence intervals under the sample design; they hold sampling error only.',
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
const SYNTHETIC = {
  ja: '合成データです。実在の人の回答ではありません。',
  en: 'Synthetic data, no answer of a real person.',
};

/** A net by its name, other answers by theirs. */
function answersOf({ menu, dataset }: DatasetFile, { column, codes }: OutcomeRequest): LocalizedText {
  const item = menu.items.find(({ id }) => id === column);
  const net = item?.nets.find((one) => [...one.codes].sort().join() === [...codes].sort().join());
  if (net !== undefined) return net.label;
  const known = dataset.columns.get(column)?.codes ?? [];
  const labels = known.filter(({ code }) => codes.includes(code)).map(({ label }) => label);
  return { ja: labels.map(({ ja }) => ja).join('＋'), en: labels.map(({ en }) => en).join(' + ') };
}

function result(
  file: DatasetFile,
  outcome: OutcomeRequest,
  shown: ProtectedRegression,
  terms: readonly NamedTerm[],
): CommandResult {
  const { dataset, menu } = file;
  const named = (name: string) => terms.find(({ labels }) => labels.has(name)) as NamedTerm;
  const target = dataset.columns.get(outcome.column);
  const label = menu.items.find(({ id }) => id === outcome.column)?.label ?? target?.label;
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
    coefficients: shown.coefficients.map((coefficient) => {
      const { column, labels } = named(coefficient.name);
      return { term: column.id, label: labels.get(coefficient.name) as LocalizedText, ...coefficient };
    }),
    termTests: shown.termTests,
    rule: { id: shown.rule.id, text: ruleText(shown.rule) },
    notes: dataset.synthetic ? [SYNTHETIC, ...NOTES] : NOTES,
  };
  return {
    data: report,
    text: regressionText(report),
    csv: () => statisticsCsv(regressionStatistics(report), statisticsFacts(file, null)),
  };
}
