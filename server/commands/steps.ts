import type { Terminal } from './terminal.ts';

/** How far a command is that takes seconds. */
export interface Steps {
  /** what is being done now */
  readonly now: (what: string) => void;
  /** takes the line away, before anything else is written */
  readonly done: () => void;
}

/** Draws progress on one line of a terminal that somebody watches; into a log or a pipe nothing is written. */
export function steps({ watched, err }: Terminal): Steps {
  const draw = (text: string) => {
    if (watched) err(`\r\u001b[K${text}`);
  };
  return { now: (what) => draw(`${what} …`), done: () => draw('') };
}
