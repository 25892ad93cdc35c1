import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { itemRule } from '../../../analysis/disclosure/item-families.ts';
import { protectRegression } from '../../../analysis/disclosure/protect-regression.ts';
import type { DisclosureRule } from '../../../analysis/disclosure/protected-table.ts';
import { steps } from '../steps.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { menuItem } from './crosstab.ts';
import { openDataset } from './open-dataset.ts';
import { type OutcomeRequest, regressionModel, type TermRequest } from './regression-model.ts';
import { regressionResult } from './regression-report.ts';
import { type ResultOptions, runCommand } from './run-command.ts';

export interface RegressOptions extends ResultOptions {
  /** `<item>=<codes>` or `<item>=<net>` */
  readonly outcome?: string;
  /** a column of numbers */
  readonly mean?: string;
  /** `<column>`, `<column>@<reference>`, `<column>=<codes>` */
  readonly terms: readonly string[];
  readonly strict?: true;
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
      return regressionResult(file, outcome, shown, terms);
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
