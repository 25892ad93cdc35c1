import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Time zone is part of what is tested: every day in this project is a Tokyo day.
process.env.TZ = 'Asia/Tokyo';

export default defineConfig({
  test: {
    // the runner itself has little to do: left to its default, one of two processors would idle
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{instruments,analysis,server,client,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', 'dist/**', 'client/stories/**'],
          setupFiles: ['./vitest.setup.ts'],
          // a busy machine is no failure: these end what hangs and judge nothing
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'stories',
          include: ['client/stories/**/*.story.ts'],
          setupFiles: ['./vitest.setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
