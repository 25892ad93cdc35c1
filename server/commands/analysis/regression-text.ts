import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { bothLanguages } from '../terminal.ts';
import { pText } from './cross-tab-text.ts';
import { harmless } from './harmless.ts';
import type { RegressionReport } from './regression-report.ts';
import { terminalTable } from './terminal-table.ts';

/** A model for a terminal: one line a coefficient, the reference answers above. */
export function regressionText(report: RegressionReport): string {
  const { kind, outcome, terms, respondents, degreesOfFreedom, coefficients, termTests, notes } = report;
  const about = report.countsRounded === 'no' ? { ja: '', en: '' } : { ja: '約', en: 'about ' };
  const logistic = kind === 'logistic';
  const { answers } = outcome;
  const said = {
    ja: answers === null ? '' : `：${answers.ja}`,
    en: answers === null ? '' : `: ${answers.en}`,
  };
  const body = terminalTable({
    head: ['説明変数', logistic ? 'オッズ比' : '係数', '95%信頼区間', 'p'],
    rows: coefficients.map(({ term, label, coefficient, lower, upper, oddsRatio, p }) => [
      termLabel(report, term).ja === label.ja ? label.ja : `${termLabel(report, term).ja}：${label.ja}`,
      oddsRatio === null ? signed(coefficient) : threeDigits(oddsRatio.value),
      oddsRatio === null ? interval({ lower, upper }, signed) : interval(oddsRatio, threeDigits),
      p === null ? '***' : pText(p).replace(/^= /, ''),
    ]),
    leading: 1,
  });
  const references = terms.flatMap(({ label, reference }) =>
    reference === null
      ? []
      : [{ ja: `${label.ja}：${reference.label.ja}`, en: `${label.en}: ${reference.label.en}` }],
  );
  const tests = termTests.map(({ term, test }) => {
    const label = termLabel(report, term);
    const figures = (language: 'ja' | 'en') =>
      test === null
        ? '***'
        : `F(${test.numeratorDf}, ${about[language]}${test.denominatorDf}) = ${test.statistic}, p ${pText(test.p)}`;
    return { ja: `${label.ja}全体：${figures('ja')}`, en: `${label.en} as a whole: ${figures('en')}` };
  });
  const lines: readonly LocalizedText[] = [
    {
      ja: `${outcome.label.ja}${said.ja}、n ${about.ja}${respondents}、自由度 ${about.ja}${degreesOfFreedom}`,
      en: `${outcome.label.en}${said.en}, ${logistic ? 'odds ratios' : 'coefficients'}, n ${about.en}${respondents}, df ${about.en}${degreesOfFreedom}`,
    },
    {
      ja: `基準：${references.map(({ ja }) => ja).join('、')}`,
      en: `held against ${references.map(({ en }) => en).join('; ')}`,
    },
  ];
  return `${[...lines.map(both), '', body, '', ...[...tests, ...notes, report.rule.text].map(both)].join('\n')}\n`;
}

function termLabel({ terms }: RegressionReport, column: string): LocalizedText {
  return terms.find((term) => term.column === column)?.label ?? { ja: column, en: column };
}

function interval(
  { lower, upper }: { readonly lower: number | null; readonly upper: number | null },
  text: (value: number) => string,
): string {
  return lower === null || upper === null ? '***' : `${text(lower)} ～ ${text(upper)}`;
}

/** A difference with its sign, as comparisons print them. */
function signed(value: number): string {
  const text = threeDigits(Math.abs(value));
  if (value === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

/** 1.5 as 1.50, 0.944 as it is: all figures of a column say how exact they are. */
function threeDigits(value: number): string {
  const text = value.toPrecision(3);
  return text.includes('e') ? String(Number(text)) : text;
}

function both(text: LocalizedText): string {
  return harmless(bothLanguages(text));
}
