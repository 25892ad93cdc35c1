import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BenchWeighting } from './tally-bench-data.ts';
import type { TallyMemory } from './tally-memory.ts';

/** Memory of packing and counting 1,000,000 responses, each weighting in a process of its own. */
export async function benchMemory(rows = 1_000_000, questions = 60): Promise<readonly TallyMemory[]> {
  const figures: TallyMemory[] = [];
  for (const weighting of ['post-stratified', 'own'] satisfies BenchWeighting[]) {
    figures.push(await inProcess([weighting, String(rows), String(questions)]));
  }
  return figures;
}

function inProcess(args: readonly string[]): Promise<TallyMemory> {
  const program = fileURLToPath(new URL('./tally-memory.js', import.meta.url));
  return new Promise((done, failed) => {
    const child = fork(program, args, { execArgv: ['--expose-gc'] });
    child.on('message', (figures) => done(figures as TallyMemory));
    child.on('error', failed);
    child.on('exit', (code) =>
      failed(new Error(`the memory of tallies was not measured: exit code ${code}`)),
    );
  });
}
