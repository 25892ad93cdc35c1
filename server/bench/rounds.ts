import { Bench } from 'tinybench';

/** Times of one thing in several rounds, in milliseconds. */
export interface RoundTimes {
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
  readonly rounds: number;
}

/**
 * Measures things in turn, each once a round: whatever else the machine does in the meantime hits all of them alike.
 * What throws ends the measurement.
 */
export async function measureInTurn<Name extends string>(
  tasks: Readonly<Record<Name, () => unknown>>,
  rounds: number,
): Promise<Readonly<Record<Name, RoundTimes>>> {
  const names = Object.keys(tasks) as Name[];
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const bench = new Bench({ iterations: 1, time: 0, warmup: false, retainSamples: true, throws: true });
    // tinybench finds out whether any other function is asynchronous by calling it, and measures while that call still runs
    for (const name of names) bench.add(name, async () => void (await tasks[name]()));
    await bench.run();
    for (const { name, result } of bench.tasks) {
      if (result.state !== 'completed') throw new Error(`measureInTurn: ${name} was ${result.state}`);
      samples.get(name as Name)?.push(result.latency.min);
    }
  }
  return Object.fromEntries(names.map((name) => [name, timesOf(samples.get(name) ?? [])])) as Record<
    Name,
    RoundTimes
  >;
}

export function timesOf(milliseconds: readonly number[]): RoundTimes {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median =
    sorted.length % 2 === 1
      ? (sorted[middle] as number)
      : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  return {
    median,
    fastest: sorted[0] as number,
    slowest: sorted.at(-1) as number,
    rounds: sorted.length,
  };
}
