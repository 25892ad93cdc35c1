// Runs a TypeScript program of scripts/ as it stands, after the build: node scripts/run-source.mjs scripts/…ts [arguments]
import { join } from 'node:path';
import { BuildError, build } from './build.mjs';
import { PreparationError, prepare, root } from './prepare.mjs';

const [program] = process.argv.splice(2, 1);
try {
  prepare();
  build();
} catch (error) {
  if (!(error instanceof PreparationError || error instanceof BuildError)) throw error;
  console.error(error.message);
  process.exit(1);
}
// only now: what is missing has just been installed
const { runnerImport } = await import('vite');
await runnerImport(join(root, program), { configFile: false, root, logLevel: 'error' });
