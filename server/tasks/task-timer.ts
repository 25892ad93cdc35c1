import type { Logger } from '../http/request-log.ts';

/** Something the server does by itself from time to time; `now` is the clock's time of this run. */
export interface Task {
  readonly name: string;
  run(now: Date): Promise<void>;
}

export interface TaskTimer {
  /** Lets the run in progress end and starts no more. */
  stop(): Promise<void>;
}

/**
 * Runs all tasks one after another, at once and then again `seconds` after each round has ended, so that
 * rounds never overlap. A task that fails is logged and tried again in the next round; the others go on.
 */
export function startTaskTimer(
  tasks: readonly Task[],
  { seconds, clock, log }: { seconds: number; clock: () => Date; log: Logger },
): TaskTimer {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const round = async (): Promise<void> => {
    for (const task of tasks) {
      if (stopped) return;
      try {
        await task.run(clock());
      } catch (err) {
        log.error({ task: task.name, err }, 'task failed');
      }
    }
  };
  const turn = async (): Promise<void> => {
    await round();
    if (!stopped) timer = setTimeout(begin, seconds * 1000);
  };
  let running: Promise<void>;
  const begin = (): void => {
    running = turn();
  };
  begin();

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
