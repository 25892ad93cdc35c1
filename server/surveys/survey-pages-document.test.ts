import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/project-files.ts';
import { privacyNoticeSchema, resultsNoticeSchema } from '../contract/api.ts';

const page = readFileSync(join(root, 'docs', 'survey-pages.md'), 'utf8');

test('docs/survey-pages.md names every key of the notice and of the results, and files that are there', () => {
  const keys = [...page.matchAll(/^\| `((?:notice|results)\.\w+)` \|/gm)].map(([, key]) => key);
  expect(keys).toEqual([
    ...Object.keys(privacyNoticeSchema.shape).map((key) => `notice.${key}`),
    ...Object.keys(resultsNoticeSchema.shape).map((key) => `results.${key}`),
  ]);
  const files = [...page.matchAll(/`((?:server|client|instruments|docs)\/[^`]+)`/g)].map(
    ([, file]) => file ?? '',
  );
  expect(files.length).toBeGreaterThan(4);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
