/** Lets one piece of asynchronous work begin only when the one before it has ended. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `work` after everything that asked before; a failure of one does not stop the next. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
