// npm start (demonstration) and npm run serve (a real installation): install, build, run.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { BuildError, build } from './build.mjs';
import { PreparationError, prepare, root } from './prepare.mjs';

try {
  prepare();
  build();
} catch (error) {
  if (!(error instanceof PreparationError || error instanceof BuildError)) throw error;
  console.error(error.message);
  process.exit(1);
}

const server = spawn(process.execPath, [join(root, 'dist', 'server', 'start.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// The terminal sends Ctrl-C to both processes; the server then drains and ends by itself.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) =>
  process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)),
);
