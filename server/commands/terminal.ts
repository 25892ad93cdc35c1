import type { LocalizedText } from '../../instruments/definition/localized-text.ts';

/** What a command talks to: the real terminal in the entry file, collected text in tests. */
export interface Terminal {
  /** what was asked for; can be piped into a file */
  readonly out: (text: string) => void;
  /** everything else: findings, progress, advice */
  readonly err: (text: string) => void;
  /** whether somebody watches `err`: progress is drawn in place, else a line a step */
  readonly watched: boolean;
  /** relative paths start here */
  readonly folder: string;
}

/** One thing that is wrong, and where. */
export interface CommandFinding {
  readonly where: string;
  readonly message: LocalizedText;
}

/** A command that ends with a message for the person who called it. */
export class CommandError extends Error {
  /** 1: what was asked for is refused or was found wanting; 2: the call itself is wrong */
  readonly exitCode: 1 | 2;
  /** what is said, each language by itself; a list of findings of the library is the same text in both */
  readonly sentence: LocalizedText;
  /** everything that is wrong, where there is more than the sentence */
  readonly findings: readonly CommandFinding[];

  constructor(exitCode: 1 | 2, said: LocalizedText | string, findings: readonly CommandFinding[] = []) {
    const sentence = typeof said === 'string' ? { ja: said, en: said } : said;
    super([bothLanguages(sentence), ...findings.map(line)].join('\n'));
    this.name = 'CommandError';
    this.exitCode = exitCode;
    this.sentence = sentence;
    this.findings = findings;
  }
}

/** Japanese first, English beside it. */
export function bothLanguages({ ja, en }: LocalizedText): string {
  return ja === en ? ja : `${ja} / ${en}`;
}

function line({ where, message }: CommandFinding): string {
  return `  ${where === '' ? '' : `${where}: `}${bothLanguages(message)}`;
}
