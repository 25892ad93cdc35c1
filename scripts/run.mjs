// Runs a compiled program of the project: node scripts/run.mjs server/bench/bench.js [arguments]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BuildError, build } from './build.mjs';
import { PreparationError, prepare, root } from './prepare.mjs';

const [program, ...args] = process.argv.slice(2);
try {
  prepare();
  build();
} catch (error) {
  if (!(error instanceof PreparationError || error instanceof BuildError)) throw error;
  console.error(error.message);
  process.exit(1);
}
const result = spawnSync(process.execPath, ['--expose-gc', join(root, 'dist', program), ...args], {
  stdio: 'inherit',
});
process.exit(result.status ?? 1);
