import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { ProtectedCell, ProtectedTable } from '../../disclosure/protected-table.ts';
import type { ReleasedDataset } from '../../release/released-dataset.ts';
import { rDesign } from './r-design.ts';
import { rTable } from './r-table.ts';
import { rComment, rNumbers, rString, rTruths } from './r-text.ts';

/**
 * A script for R with the package survey that recomputes a protected table from the CSV of a released dataset, and
 * prints its percentages and standard errors beside those of the table. What the table hides the script hides, too: it
 * is not computed, and stands as x. Whoever holds the rows could count it, which is what the release was granted for;
 * but what the script prints must not say what the published table does not.
 *
 * `file` is the name of that CSV. `released` null: nothing was released yet; the script names the file and the columns
 * that it needs, and stops where the file is not there.
 *
 * Throws RScriptError where the rows lack a column or cannot tell the table's groups apart.
 */
export function rScript(table: ProtectedTable, released: ReleasedDataset | null, file: string): string {
  const { item, axis, categories, rows, surveyId, questionnaire, synthetic } = table;
  const parts = rTable(table, released);
  const design = rDesign(table, released, parts.columns);
  const columns = [...parts.columns, ...(table.weighting === 'none' ? [] : ['weight'])];
  const figures = (of: (cell: Extract<ProtectedCell, { hidden: false }>) => number | null) =>
    `matrix(${rNumbers(rows.flatMap(({ cells }) => cells.map((cell) => (cell.hidden ? null : of(cell)))))},\n  nrow = ${rows.length}, byrow = TRUE)`;
  const anyHidden = rows.some(({ cells }) => cells.some((cell) => cell.hidden));
  const lines = [
    rComment(`${item.label.ja} × ${axis.label.ja}`),
    rComment(`${item.label.en} by ${axis.label.en}`),
    rComment(
      `${surveyId}, ${questionnaire.id} ${questionnaire.version}${synthetic ? '、合成データ (synthetic)' : ''}`,
    ),
    ...(released === null ? [] : [rComment(`SHA-256 of the release: ${released.hash}`)]),
    rComment(design.words.ja),
    rComment(design.words.en),
    ...(anyHidden ? [rComment(HIDDEN_WORDS.ja), rComment(HIDDEN_WORDS.en)] : []),
    '',
    'library(survey)',
    `file <- ${rString(file)}`,
    'if (!file.exists(file)) {',
    `  stop(${rString(`${file} がありません。列 ${columns.join(', ')} を含む提供用データのCSVが必要です。 / needs the CSV of a released dataset with the columns ${columns.join(', ')}.`)})`,
    '}',
    'd <- read.csv(file, fileEncoding = "UTF-8-BOM", check.names = FALSE, na.strings = character(0),',
    `  colClasses = ${released?.design ? 'c(stratum = "character")' : 'NA'})`,
    ...(released === null ? [] : [`stopifnot(nrow(d) == ${released.size})`]),
    ...design.lines,
    '',
    `base <- ${parts.base}`,
    'groups <- list(',
    rows
      .map(({ group }) => `  list(label = ${rString(group.label.ja)}, rows = ${parts.groupRows(group)})`)
      .join(',\n'),
    ')',
    'categories <- list(',
    categories
      .map((category) => `  list(label = ${rString(category.label.ja)}, chosen = ${parts.chosen(category)})`)
      .join(',\n'),
    ')',
    `table_percent <- ${figures(({ proportion }) => (proportion === null ? null : Math.round(1000 * proportion) / 10))}`,
    `table_error <- ${figures(({ standardError }) => (standardError === null ? null : Math.round(1000 * standardError) / 10))}`,
    `hidden <- ${rTruths(rows.flatMap(({ cells }) => cells.map((cell) => cell.hidden)))}`,
    `dim(hidden) <- c(${categories.length}, ${rows.length})`,
    `hidden_base <- ${rTruths(rows.map(({ base }) => base === null))}`,
    '',
    ...COMPUTE,
    rComment(
      `標準誤差の比較：${design.errorsAgree ? '一致するはず' : '一致しない'} / standard errors should ${design.errorsAgree ? '' : 'not '}agree`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const HIDDEN_WORDS: LocalizedText = {
  ja: 'xは公表した表で秘匿した値で、このスクリプトも計算しません。行から数えて公表しないでください。',
  en: 'x is hidden in the published table and not computed here; do not publish it from the rows.',
};

/** Percentages rounded half up from twelve significant digits, as the tables are. */
const COMPUTE: readonly string[] = [
  'half_up <- function(x) floor(signif(x, 12) * 1000 + 0.5) / 10',
  'result <- do.call(rbind, lapply(seq_along(groups), function(g) {',
  '  keep <- groups[[g]]$rows & base',
  '  do.call(rbind, lapply(seq_along(categories), function(k) {',
  '    share <- NA_real_',
  '    error <- NA_real_',
  '    if (any(keep) && !hidden[k, g]) {',
  '      marked <- design',
  '      marked$variables[[".chosen"]] <- as.numeric(categories[[k]]$chosen)',
  '      estimate <- svymean(~.chosen, marked[keep, ])',
  '      share <- as.numeric(coef(estimate))',
  '      error <- as.numeric(SE(estimate))',
  '    }',
  '    data.frame(group = groups[[g]]$label, category = categories[[k]]$label,',
  '      n = if (hidden_base[g]) NA else sum(keep), x = if (hidden[k, g]) "x" else "",',
  '      percent = half_up(share), table_percent = table_percent[g, k],',
  '      error = half_up(error), table_error = table_error[g, k])',
  '  }))',
  '}))',
  'print(result)',
  'cat("largest difference in percent:", max(abs(result$percent - result$table_percent), 0, na.rm = TRUE), "\\n")',
  'cat("largest difference in error:", max(abs(result$error - result$table_error), 0, na.rm = TRUE), "\\n")',
];
