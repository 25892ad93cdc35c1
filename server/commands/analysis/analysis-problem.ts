import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { CommandError, type CommandFinding } from '../terminal.ts';

/** Why a command of analysis did nothing, for the analyst and for `--json`. */
export class AnalysisProblem extends CommandError {
  /** `<what>.<why>`, for programs */
  readonly code: string;

  constructor(
    exitCode: 1 | 2,
    code: string,
    sentence: LocalizedText,
    findings: readonly CommandFinding[] = [],
  ) {
    super(exitCode, sentence, findings);
    this.name = 'AnalysisProblem';
    this.code = code;
  }
}
