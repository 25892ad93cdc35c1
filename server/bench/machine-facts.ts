import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { tokyoDay } from '../surveys/tokyo-day.ts';

export interface MachineFacts {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly processor: string;
  readonly processors: number;
  readonly memoryGigabytes: number;
  readonly system: string;
  readonly node: string;
  /** processes that wanted a processor, mean of the minute before the run; starting this program is some of it */
  readonly loadBefore: number;
}

export function machineFacts(now: Date): MachineFacts {
  const [first] = cpus();
  return {
    day: tokyoDay(now),
    processor: first?.model ?? 'unknown processor',
    processors: cpus().length,
    memoryGigabytes: totalmem() / 1024 ** 3,
    system: `${type()} ${release()}`,
    node: process.versions.node,
    loadBefore: loadavg()[0] ?? 0,
  };
}

/** Above this, others wanted a processor: what was done to start the run, such as compiling it, makes less. */
const LOAD_OF_OTHERS = 1.5;

/** What a reader must know of the machine; `loadAfter` includes the load that the run made itself. */
export function machineLine(machine: MachineFacts, call: string, loadAfter: number): string {
  const busy =
    machine.loadBefore > LOAD_OF_OTHERS
      ? ' The machine was busy with other work: times are worst ones, and only times of one table compare.'
      : '';
  return `\`${call}\` on ${machine.processors} × ${machine.processor}, ${machine.memoryGigabytes.toFixed(0)} GiB, ${machine.system}, Node ${machine.node}.
Load of the machine before the run: ${machine.loadBefore.toFixed(2)}, at its end: ${loadAfter.toFixed(2)}.${busy}`;
}
