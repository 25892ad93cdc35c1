// tsunagari …: the command line of the platform. Entry file: the only place here that knows the process.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTsunagari } from './run-tsunagari.ts';

// whoever reads the output may stop reading (| head): that is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const root = join(fileURLToPath(import.meta.url), '..', '..', '..', '..');
process.exitCode = await runTsunagari(
  process.argv.slice(2),
  {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    watched: process.stderr.isTTY === true,
    folder: process.env.INIT_CWD ?? process.cwd(),
  },
  join(root, 'instruments'),
);
