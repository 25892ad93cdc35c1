import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { datasetName } from '../../../analysis/dataset/dataset-name.ts';
import { type ItemMaterial, itemRule } from '../../../analysis/disclosure/item-families.ts';
import { protectRegression } from '../../../analysis/disclosure/protect-regression.ts';
import type { DisclosureRule } from '../../../analysis/disclosure/protected-table.ts';
import { askedFor, rareAnswers } from '../../../analysis/disclosure/rare-answers.ts';
import { notShown } from '../../../analysis/disclosure/regression-error.ts';
import { regressionEntries } from '../../../analysis/disclosure/regression-release.ts';
import { requireRegressionTables } from '../../../analysis/disclosure/regression-tables.ts';
import { EstimationError } from '../../../analysis/estimates/estimation-error.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import { steps } from '../steps.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { menuItem } from './crosstab.ts';
import { type GateOptions, openGate } from './dataset-families.ts';
import { enterReleases } from './enter-releases.ts';
import { openDataset } from './open-dataset.ts';
import {
  namedColumns,
  type OutcomeRequest,
  regressionModel,
  regressionRequest,
  type TermRequest,
} from './regression-model.ts';
import { regressionResult } from './regression-report.ts';
import { type ResultOptions, runCommand } from './run-command.ts';

export interface RegressOptions extends ResultOptions, GateOptions {
  /** `<item>=<codes>` or `<item>=<net>` */
  readonly outcome?: string;
  /** `all`: 無回答 counts as not having the outcome; `answered`: it is left out */
  readonly base: 'all' | 'answered';
  /** a column of numbers */
  readonly mean?: string;
  /** `<column>`, `<column>@<reference>`, `<column>=<codes>` */
  readonly terms: readonly string[];
}

/**
 * `regress`: which circumstances go with an outcome, each with the others held fixed? Odds ratios of a logistic model, or
 * coefficients of a linear one, with their intervals under the design, and a Wald test of each term. Given out only where
 * tables tell the counts behind it (requireRegressionTables) and by the rule of protectRegression. Printed it is a look;
 * a file of it is a release, and is entered in the register.
 */
export function regress(
  terminal: Terminal,
  path: string,
  options: RegressOptions,
  day: TokyoDay,
): Promise<void> {
  return runCommand(terminal, options, async () => {
    const file = await openDataset(terminal, path);
    const outcome = outcomeRequest(file, options);
    const columns = namedColumns(file, outcome, options.terms.map(termRequest));
    const gate = await openGate(terminal, path, file, options);
    const { now, done } = steps(terminal);
    now('回帰分析をしています / fitting the model');
    try {
      const { dataset, menu } = file;
      const material = materialOf(file, options.strict === true);
      const ids = [outcome.column, ...columns.terms.map(({ column }) => column.id)];
      const rule = ruleOf(material, ids);
      const asked = askedFor(dataset, outcome.column);
      const rareOf = (id: string) => rareAnswers(dataset, menu, id, asked, rule);
      const request = regressionRequest(columns, rareOf);
      const released = gate.register.content.entries.map((entry) => entry.released);
      requireRegressionTables(material, request, rule, gate.familyOf, released);
      const { model, terms } = fitted(() => regressionModel(file, columns, rareOf));
      const shown = protectRegression(model, rule);
      const named = { command: 'regress', outcome: request.outcome, terms: request.terms };
      const entries = () =>
        regressionEntries(material, request, gate.familyOf).map((entry) => ({
          day,
          request: named,
          released: entry,
        }));
      return {
        ...regressionResult(file, outcome, shown, terms, rareOf),
        enter: () => enterReleases(terminal, gate.register, entries()),
      };
    } finally {
      done();
    }
  });
}

/** Whether a model can be fitted is a fact about the counts behind it: what stands in the way is not said. */
function fitted<Model>(make: () => Model): Model {
  try {
    return make();
  } catch (error) {
    const isOfCounts =
      error instanceof EstimationError && ['model-undetermined', 'empty-base'].includes(error.code);
    throw isOfCounts ? notShown() : error;
  }
}

function outcomeRequest(
  { menu, dataset }: DatasetFile,
  { outcome, mean, base }: RegressOptions,
): OutcomeRequest {
  const noAnswer = base === 'all' ? 'in-base' : 'out-of-base';
  if ((outcome === undefined) === (mean === undefined)) {
    throw new AnalysisProblem(2, 'call.unusable', {
      ja: '目的変数を、--outcome <設問>=<コードか小計> か --mean <数値の列> のどちらか一つで指定してください。',
      en: 'Name the outcome: --outcome <item>=<codes or net>, or --mean <column of numbers>.',
    });
  }
  if (mean !== undefined) return { kind: 'linear', column: mean, codes: [], noAnswer: 'out-of-base' };
  const [, item = '', answers = ''] = /^([^=]+)=(.+)$/.exec(outcome ?? '') ?? [];
  if (item === '') {
    throw new AnalysisProblem(2, 'call.unusable', {
      ja: `--outcome は <設問>=<コードか小計> の形で書きます（例：loneliness_direct=4,5）。`,
      en: 'Write --outcome as <item>=<codes or net>, e.g. loneliness_direct=4,5.',
    });
  }
  // one option of a multiple answer is a column, not an item
  if (dataset.columns.get(item)?.kind === 'option')
    return { kind: 'logistic', column: item, codes: codesOf(answers), noAnswer };
  const known = menuItem(menu, item);
  const net = known.nets.find(({ id }) => id === answers);
  return { kind: 'logistic', column: item, codes: net?.codes ?? codesOf(answers), noAnswer };
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

function materialOf(
  { dataset, weights, menu, variables, facts }: DatasetFile,
  strict: boolean,
): ItemMaterial {
  const disclosure = strict ? 'strict' : facts.disclosure;
  return { name: datasetName(dataset), dataset, weights, menu, variables, disclosure };
}

/** Strict where anything in the model is. */
function ruleOf(material: ItemMaterial, columns: readonly string[]): DisclosureRule {
  const rules = columns.map((id) => itemRule(material, material.dataset.columns.get(id)?.item ?? id));
  return rules.find(({ id }) => id === 'strict') ?? (rules[0] as DisclosureRule);
}
