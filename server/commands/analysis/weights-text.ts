import { percentText, percentTextOfProportion } from '../../../analysis/estimates/percent.ts';
import { harmless } from './harmless.ts';
import { terminalTable } from './terminal-table.ts';
import type { WeightsReport } from './weights-report.ts';

const METHODS: Readonly<Record<string, { readonly ja: string; readonly en: string }>> = {
  base: { ja: '抽出ウェイト', en: 'base weights' },
  'post-stratified': { ja: '事後層化', en: 'post-stratified' },
  raked: { ja: 'レイキング', en: 'raked' },
  calibrated: { ja: 'キャリブレーション', en: 'calibrated' },
};

/** What `weights` prints: response account, weights, rules, remarks. */
export function weightsText({
  written,
  register,
  survey,
  dataset,
  respondents,
  columns,
  returns,
  weights,
  beside,
  remarks,
}: WeightsReport): string {
  const lines = [
    `${written}: ${survey}、${respondents}人 × ${columns}列（${dataset.slice(0, 12)}…） / ${respondents} respondents, ${columns} columns`,
  ];
  if (returns !== null) {
    const { sent, undelivered, returned, invalid, valid } = returns;
    lines.push(
      `発送 ${sent}、不達 ${undelivered}、回収 ${returned}、無効 ${invalid}、有効回収 ${valid} / sent, undelivered, returned, invalid, valid`,
      `回収率 ${percentText(returned, sent)}%、有効回収率 ${percentText(valid, sent)}%（不達を除く：${percentText(valid, sent - undelivered) ?? '***'}%） / return rate, valid return rate (of those delivered)`,
    );
  }
  if (weights === null) {
    lines.push('公募による回答のため、ウェイトはありません。 / Volunteers: no weights.');
  } else {
    const { method, converged, iterations, worstMargin, minimum, maximum, kishDesignEffect } = weights;
    const { ja, en } = METHODS[method] ?? { ja: method, en: method };
    lines.push(
      `ウェイト：${ja}、${converged ? '収束' : '収束せず'}${iterations === null ? '' : `（${iterations}回）`}、最小 ${round(minimum)}、最大 ${round(maximum)}、Kishの効果 ${round(kishDesignEffect)} / weights: ${en}, converged, smallest, largest, Kish's effect`,
    );
    if (worstMargin !== null) lines.push(worstLine(worstMargin));
    for (const code of new Set(weights.rules.map((rule) => rule.code))) {
      const cells = weights.rules.filter((rule) => rule.code === code).flatMap((rule) => rule.cells);
      lines.push(`規則 ${code}${cells.length === 0 ? '' : `：${cells.join('、')}`} / rule`);
    }
  }
  lines.push(...beside.flatMap(besideLines));
  const named = register.isBeside ? '' : `（以後のコマンドに --register ${register.path} を付けます）`;
  const name = register.isBeside ? '' : `; add --register ${register.path} to later commands`;
  lines.push(`公表の記録：${register.path}${named} / register${name}`);
  for (const { code, where, ja, en } of remarks) lines.push(`注意 ${code} ${where}：${ja} / ${en}`);
  return `${lines.join('\n')}\n`;
}

function round(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** The sample beside the counts of one margin: what a person sees at once, and no program can know to be wrong. */
function besideLines({ margin, cells }: WeightsReport['beside'][number]): readonly string[] {
  return [
    `回答と人口（${harmless(margin)}、確認用） / sample beside counts, to be looked at`,
    terminalTable({
      head: [margin, 'n', '回答%', '人口%', '回答÷人口'],
      rows: cells.map(({ label, respondents, ofSample, ofCounts, ratio }) => [
        label.ja,
        String(respondents),
        percentTextOfProportion(ofSample),
        ofCounts === null ? '' : percentTextOfProportion(ofCounts),
        ratio === null ? '' : ratio.toFixed(2),
      ]),
      leading: 1,
    }),
  ];
}

function worstLine({
  margin,
  cell,
  target,
  reached,
}: NonNullable<NonNullable<WeightsReport['weights']>['worstMargin']>): string {
  if (round(target) === round(reached)) return '人口との差：どの区分にもありません。 / Every count is met.';
  return `人口との差が最大の区分：${margin}${cell === null ? '' : ` ${cell}`}、人口 ${round(target)}、ウェイトの合計 ${round(reached)} / worst margin: count, sum of weights`;
}
