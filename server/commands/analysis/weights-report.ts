import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { datasetName } from '../../../analysis/dataset/dataset-name.ts';
import { type ResponseAccount, responseAccount } from '../../../analysis/weights/response-account.ts';
import type { MarginBeside } from '../../../analysis/weights/sample-beside-counts.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import type { DatasetRegister } from './dataset-register.ts';
import type { MadeWeights } from './make-weights.ts';
import type { SurveyFile } from './survey-file.ts';

/** What an analyst is told of a dataset and its weights. */
export interface WeightsReport {
  readonly written: string;
  /** where its releases will be entered */
  readonly register: DatasetRegister;
  readonly survey: string;
  /** name of the frozen dataset, as in the register */
  readonly dataset: string;
  readonly respondents: number;
  readonly columns: number;
  readonly returns: (ResponseAccount & { readonly answersInFile: number }) | null;
  readonly weights: {
    readonly method: string;
    readonly converged: boolean;
    readonly iterations: number | null;
    readonly worstMargin: {
      readonly margin: string;
      readonly cell: string | null;
      readonly target: number;
      readonly reached: number;
    } | null;
    readonly minimum: number;
    readonly maximum: number;
    readonly kishDesignEffect: number;
    readonly smallestFactor: number | null;
    readonly largestFactor: number | null;
    /** how many people a rule touched is not said: less a printed n it would tell how many it did not */
    readonly rules: readonly { readonly code: string; readonly cells: readonly string[] }[];
    readonly trimming: { readonly cut: number; readonly raised: number; readonly movedShare: number } | null;
  } | null;
  /** sample and counts beside each other, for whoever holds the answers; empty: no counts */
  readonly beside: readonly MarginBeside[];
  readonly remarks: readonly {
    readonly code: string;
    readonly where: string;
    readonly ja: string;
    readonly en: string;
  }[];
}

/** Counts that no weights can meet are a finding, not a dataset. */
export function unconverged({ adjustment }: MadeWeights): AnalysisProblem {
  const fits = [...(adjustment?.fits ?? [])]
    .sort((a, b) => Math.abs(b.relativeMisfit) - Math.abs(a.relativeMisfit))
    .slice(0, 5);
  return new AnalysisProblem(
    1,
    'weights.not-converged',
    {
      ja: `人口に合うウェイトが見つかりません（${adjustment?.iterations ?? 0}回）。区分をまとめる、合わせる人口を減らす、上限・下限を広げる、のどれかをしてください。何も書き出していません。`,
      en: `No weights meet the counts (${adjustment?.iterations ?? 0} rounds). Join cells, take a margin out, or widen the bounds. Nothing was written.`,
    },
    fits.map(({ margin, cell, target, reached }) => ({
      where: cell === null ? margin : `${margin} ${cell}`,
      message: {
        ja: `目標 ${target}、ウェイトの合計 ${reached.toFixed(1)}。`,
        en: `should be ${target}, is ${reached.toFixed(1)}.`,
      },
    })),
  );
}

export function accountOf({ design, returns }: SurveyFile, answersInFile: number): WeightsReport['returns'] {
  if (design.kind === 'open' || returns === undefined) return null;
  const sent = design.strata.reduce((sum, { invited }) => sum + invited, 0);
  const account = responseAccount({ sent, ...returns });
  if (account.valid === answersInFile) return { ...account, answersInFile };
  throw new AnalysisProblem(1, 'returns.contradict', {
    ja: `有効回収数（回収${returns.returned}－無効${returns.invalid}＝${account.valid}）と回答のファイルの行数（${answersInFile}）が違います。どちらかを直してください。`,
    en: `Valid returns (${returns.returned} − ${returns.invalid} = ${account.valid}) and rows of the file of answers (${answersInFile}) differ; mend one of them.`,
  });
}

export function reportOf(
  { dataset, weights: made }: DatasetFile,
  { adjustment, trimming, beside }: Pick<MadeWeights, 'adjustment' | 'trimming' | 'beside'>,
  returns: WeightsReport['returns'],
  remarks: WeightsReport['remarks'],
): Omit<WeightsReport, 'written' | 'register'> {
  return {
    survey: dataset.surveyId,
    dataset: datasetName(dataset),
    respondents: dataset.size,
    columns: dataset.columns.size,
    returns,
    weights: made && {
      method: made.method,
      converged: made.converged,
      iterations: adjustment?.iterations ?? null,
      worstMargin: adjustment && worstOf(adjustment.worstMargin),
      minimum: made.minimum,
      maximum: made.maximum,
      kishDesignEffect: made.kishDesignEffect,
      smallestFactor: adjustment?.smallestFactor ?? null,
      largestFactor: adjustment?.largestFactor ?? null,
      rules: made.rules.map(({ code, cells }) => ({ code, cells })),
      trimming: trimming && { cut: trimming.cut, raised: trimming.raised, movedShare: trimming.movedShare },
    },
    beside,
    remarks,
  };
}

function worstOf({ margin, cell, target, reached }: NonNullable<MadeWeights['adjustment']>['worstMargin']) {
  return { margin, cell, target, reached };
}
