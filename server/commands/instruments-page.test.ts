import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import page from '../../docs/instruments.md?raw';
import { EXACTNESS_LABELS } from '../../instruments/codebook/exactness-labels.ts';
import { exactnessSchema } from '../../instruments/definition/instrument.ts';
import { versionCodes } from '../../instruments/versions/version-finding.ts';
import { type TrialLibrary, trialLibrary } from './trial-library.ts';

const CALL = /^npm run tsunagari -- instruments (.+)$/;

/** Fenced blocks in order, with the heading they stand under: files to write, commands to call, what they print. */
const blocks = [...page.matchAll(/^## (.+)$|^```(\S+)(?: (.+))?\n([\s\S]*?)^```$/gm)];
const fenced = blocks.filter(([, , kind]) => kind !== undefined);

/** A line of the page, in which … stands for anything. */
const printed = (line: string) =>
  new RegExp(
    line
      .trim()
      .split('…')
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join('.*'),
  );

let trial: TrialLibrary;
beforeAll(async () => {
  trial = await trialLibrary();
});
afterAll(() => trial.remove());

describe('docs/instruments.md, from top to bottom', () => {
  let said = '';
  let heading = '';
  for (const [at, [, title, kind, info = '', text = '']] of blocks.entries()) {
    if (title !== undefined) {
      heading = title;
      continue;
    }
    const name = `${heading}, block ${at}: ${kind} ${info}`;
    if (kind === 'json') {
      test(name, () => trial.write(info.replace(/^instruments\//, ''), text));
    } else if (kind === 'sh') {
      test(name, async () => {
        said = '';
        for (const line of text.trim().split('\n')) {
          const call = CALL.exec(line)?.[1];
          expect(call, line).toBeDefined();
          const { exitCode, out, err } = await trial.call(...(call ?? '').split(' '));
          said += out + err;
          expect(exitCode, `${line}\n${out}${err}`).toBe(info === 'exit 1' ? 1 : 0);
        }
      });
    } else {
      test(name, () => {
        for (const line of text.trim().split('\n')) expect(said).toMatch(printed(line));
      });
    }
  }
});

test('every block is one that is run, and every command is shown', () => {
  for (const [, , kind, info = ''] of fenced)
    expect(`${kind} ${info}`.trim()).toMatch(/^(json instruments\/\S+\.json|sh|sh exit 1|text)$/);
  expect([...page.matchAll(/^```/gm)]).toHaveLength(fenced.length * 2);
  const shown = fenced.flatMap(([, , kind, , text = '']) =>
    kind === 'sh'
      ? text
          .trim()
          .split('\n')
          .map((line) => CALL.exec(line)?.[1]?.split(' ')[0])
      : [],
  );
  expect([...new Set(shown)].sort()).toEqual([
    'booklet',
    'check',
    'codebook',
    'compose',
    'diff',
    'import',
    'list',
    'publish',
  ]);
});

const sources = import.meta.glob<string>('../../instruments/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});
test('every mark is in the table of marks, and whatever publication forbids in the table of changes', () => {
  for (const mark of exactnessSchema.options)
    expect(page).toContain(`\n| \`${mark}\` | ${EXACTNESS_LABELS[mark].ja.split('（')[0]} `);
  for (const code of versionCodes) expect(page).toContain(`\`${code}\``);
});

test('every code of a finding that the page names can be given', () => {
  const named = [...page.matchAll(/(?:`|^)((?:version|lock|definition|composition)\.[a-z-]+)\b/gm)].map(
    ([, code]) => code,
  );
  expect(named.length).toBeGreaterThan(5);
  for (const code of named)
    expect(
      Object.entries(sources).filter(
        ([file, text]) => !file.includes('.test.') && text.includes(`'${code}'`),
      ),
      code,
    ).not.toHaveLength(0);
});

test('an edited and a removed file of what the page published are refused as its table says', async () => {
  await trial.edit('library/neighbour-help/1.json', '見守りなど', '見守り');
  await rm(join(trial.library, 'library/neighbour-help/1.vi.json'));
  const { exitCode, out } = await trial.call('check');
  expect(exitCode).toBe(1);
  expect(out).toContain('lock.edited-after-publication');
  expect(out).toContain('lock.file-missing');
});
