import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { CommandError } from '../terminal.ts';

/** One thing that is wrong, and where. */
export interface AnalysisFinding {
  readonly where: string;
  readonly message: LocalizedText;
}

/** Why a command of analysis did nothing, for the analyst and for `--json`. */
export class AnalysisProblem extends CommandError {
  /** `<what>.<why>`, for programs */
  readonly code: string;
  readonly sentence: LocalizedText;
  readonly findings: readonly AnalysisFinding[];

  constructor(
    exitCode: 1 | 2,
    code: string,
    sentence: LocalizedText,
    findings: readonly AnalysisFinding[] = [],
  ) {
    super(exitCode, [both(sentence), ...findings.map(line)].join('\n'));
    this.name = 'AnalysisProblem';
    this.code = code;
    this.sentence = sentence;
    this.findings = findings;
  }
}

function line({ where, message }: AnalysisFinding): string {
  return `  ${where === '' ? '' : `${where}: `}${both(message)}`;
}

function both({ ja, en }: LocalizedText): string {
  return ja === en ? en : `${ja} / ${en}`;
}
