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

/** A command that ends with a message for the person who called it. */
export class CommandError extends Error {
  /** 1: what was asked for is refused or was found wanting; 2: the call itself is wrong */
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, message: string) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}
