import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import answers from '../../../fixtures/analysis-walk-through/answers.csv?raw';
import population from '../../../fixtures/analysis-walk-through/population.csv?raw';
import survey from '../../../fixtures/analysis-walk-through/survey.json?raw';
import { type TrialAnalysis, trialAnalysis } from './trial-analysis.ts';

const trial: TrialAnalysis = trialAnalysis();
const WEIGHTS = ['--design', 'survey.json', '--margins', 'population.csv'];
const TABLE = ['--item', 'loneliness_direct', '--axis', 'area'];

beforeAll(async () => {
  await trial.write('survey.json', survey);
  await trial.write('answers.csv', answers);
  await trial.write('population.csv', population);
  const { exitCode, err } = await trial.call('weights', 'answers.csv', ...WEIGHTS, '-o', 'good.dataset');
  expect(exitCode, err).toBe(0);
  await trial.write('empty.dataset', '');
  await trial.write(
    'junk.dataset',
    Uint8Array.from({ length: 5000 }, (_, at) => (at * 197) % 256),
  );
  const bytes = await trial.bytes('good.dataset');
  await trial.write('cut.dataset', bytes.slice(0, 3000));
  await trial.write(
    'turned.dataset',
    bytes.map((byte, at) => (at === 7000 ? byte ^ 1 : byte)),
  );
  mkdirSync(join(trial.folder, 'folder.dataset'));
});
afterAll(() => trial.remove());

/**
 * One call with --json: whatever happens, standard output is one document (of an error, one line), standard error is
 * empty, and nobody sees a trace or the name of a function.
 */
async function called(...args: readonly string[]) {
  const { exitCode, out, err } = await trial.call(...args, '--json');
  expect(err).toBe('');
  expect(out).not.toMatch(/^\s+at /m);
  const document = JSON.parse(out) as {
    ok: boolean;
    problem?: {
      code: string;
      message: { ja: string; en: string };
      findings: { where: string; message: { ja: string; en: string } }[];
    };
  };
  expect(document.ok).toBe(exitCode === 0);
  if (!document.ok) {
    expect(document.problem?.code).not.toBe('program.fault');
    expect(out.trimEnd()).not.toContain('\n');
    const { message, findings } = document.problem as NonNullable<typeof document.problem>;
    for (const { ja, en } of [message, ...findings.map((finding) => finding.message)]) {
      expect(ja).toMatch(/[\p{Script=Hiragana}\p{Script=Han}]/u);
      expect(en.length).toBeGreaterThan(0);
      expect(`${ja} ${en}`).not.toMatch(/\b[a-z]+[A-Z]\w* requires|^[a-z]+[A-Z]\w*:/);
      // each language by itself
      expect(en.includes(ja)).toBe(false);
    }
  }
  return { exitCode, code: document.problem?.code, findings: document.problem?.findings ?? [], said: out };
}

const ON_DATASET: readonly (readonly [string, readonly string[]])[] = [
  ['crosstab', TABLE],
  ['compare', [...TABLE, '--category', 'lonely_any']],
  ['profile', ['--axis', 'area']],
  [
    'regress',
    ['--outcome', 'loneliness_direct=lonely_any', '--terms', 'living_alone@2', 'sex', 'age', 'area'],
  ],
  ['protect', ['--item', 'living_alone']],
];

describe('a file that is no dataset', () => {
  test.each(ON_DATASET)('%s refuses it and says why', async (command, options) => {
    for (const file of [
      'none.dataset',
      'folder.dataset',
      'empty.dataset',
      'junk.dataset',
      'cut.dataset',
      'turned.dataset',
      'answers.csv',
      'no/such/folder.dataset',
    ]) {
      const { exitCode, code, said } = await called(command, file, ...options);
      expect(exitCode, file).toBe(2);
      expect(code, file).toMatch(/^(file\.unreadable|dataset-file\.)/);
      expect(said).toContain(file);
    }
  });

  test('export refuses it too, and leaves no folder behind', async () => {
    expect((await called('export', 'tables', 'junk.dataset', ...TABLE, '-o', 'out')).exitCode).toBe(2);
    expect(
      (await called('export', 'rows', 'junk.dataset', '--request', 'survey.json', '-o', 'out')).exitCode,
    ).toBe(2);
    expect(await trial.files()).not.toContain('out');
  });
});

describe('names that are not there', () => {
  test.each([
    [['crosstab', 'good.dataset', '--item', 'loneliness', '--axis', 'area'], 'loneliness_direct'],
    [['crosstab', 'good.dataset', '--item', '__proto__', '--axis', 'area'], 'support'],
    [['crosstab', 'good.dataset', '--item', 'support', '--axis', 'are'], 'area'],
    [['crosstab', 'good.dataset', ...TABLE, '--fold', 'centre'], 'centre_other'],
    [['compare', 'good.dataset', ...TABLE, '--category', 'lonely'], 'lonely_any'],
    [['compare', 'good.dataset', ...TABLE, '--category', '77'], '1, 2, 3'],
    [['profile', 'good.dataset', '--axis', 'area:centre'], 'centre_other'],
    [['profile', 'good.dataset', '--axis', 'area', '--indicators', 'lonely'], 'lonely-often'],
    [['regress', 'good.dataset', '--outcome', 'loneliness_direct=9', '--terms', 'age'], '1, 2, 3'],
    [['regress', 'good.dataset', '--outcome', 'loneliness_direct=4', '--terms', 'agee'], 'age'],
    [['regress', 'good.dataset', '--outcome', 'loneliness_direct=4', '--terms', 'sex@9', 'age'], '2'],
    [['protect', 'good.dataset', '--item', 'suport'], 'support'],
    [['export', 'tables', 'good.dataset', '--item', 'suport', '--axis', 'area', '-o', 'out'], 'support'],
  ])('%j ends with 2 and names %s', async (args, near) => {
    const { exitCode, said } = await called(...args);
    expect(exitCode).toBe(2);
    expect(said).toContain(near);
  });
});

describe('calls that make no sense', () => {
  test.each([
    [['crosstab', 'good.dataset', '--item', 'support']],
    [['crosstab', 'good.dataset', ...TABLE, '--base', 'some']],
    [['crosstab', 'good.dataset', ...TABLE, '--colour']],
    [['crosstab']],
    [['regress', 'good.dataset', '--terms', 'age']],
    [['regress', 'good.dataset', '--outcome', 'loneliness_direct', '--terms', 'age']],
    [['regress', 'good.dataset', '--outcome', 'loneliness_direct=4,x', '--terms', 'age']],
    [['regress', 'good.dataset', '--outcome', 'loneliness_direct=4', '--mean', 'age', '--terms', 'sex']],
    [['regress', 'good.dataset', '--mean', 'sex', '--terms', 'age']],
    [['regress', 'good.dataset', '--outcome', 'loneliness_direct=4', '--terms', 'sex=1,1']],
    [['regress', 'good.dataset', '--outcome', 'loneliness_direct=4', '--terms', 'sex=1,2@3']],
    [['regress', 'good.dataset', '--outcome', 'loneliness_direct=4', '--terms', '@=']],
    [['weights', '-o', 'x.dataset']],
    [['weights', 'answers.csv', '-o', 'x.dataset']],
    [['weights', '--installation', '.', '--survey', 'x', '--margins', 'population.csv', '-o', 'x.dataset']],
    [['weights', '--installation', '.', '-o', 'x.dataset']],
    [['export', 'rows', 'good.dataset', '--request', 'request.json', '--format', 'r', '-o', 'out']],
  ])('%j ends with 2', async (args) => {
    await trial.write('request.json', {
      purpose: 'x',
      requester: 'y',
      columns: ['loneliness_direct'],
      sensitive: [{ id: 'loneliness_direct', reason: 'z' }],
      weights: 'none',
      design: 'none',
      quasiIdentifiers: [],
    });
    expect((await called(...args)).exitCode).toBe(2);
    expect(await trial.files()).not.toContain('x.dataset');
  });

  test('the same term twice is refused by the model, not by a trace', async () => {
    const { exitCode, code } = await called(
      'regress',
      'good.dataset',
      '--outcome',
      'loneliness_direct=4',
      '--terms',
      'age',
      'age',
    );
    expect(exitCode).toBe(1);
    expect(code).toMatch(/^estimate\./);
  });
});

describe('survey files', () => {
  const made = JSON.parse(survey) as Record<string, unknown>;
  const design = made.design as { strata: { population: number }[] };
  test.each([
    ['not JSON', '{', 2],
    ['an array', [], 2],
    ['nothing', {}, 2],
    ['an unknown key', { ...made, colour: 'red' }, 2],
    ['no codebook', { ...made, variables: undefined }, 2],
    ['two codebooks', { ...made, questionnaire: 'saitama-2023' }, 2],
    ['a codebook that is not there', { ...made, variables: undefined, codebook: 'none.json' }, 2],
    ['a questionnaire that is not there', { ...made, variables: undefined, questionnaire: 'saitama' }, 2],
    ['an area scheme that is not there', { ...made, areaScheme: 'saitama' }, 2],
    ['a variable without codes', { ...made, variables: [{ id: 'a', kind: 'single', label: 'a' }] }, 2],
    [
      'a condition that nobody can read',
      { ...made, variables: [{ id: 'a', kind: 'number', label: 'a', askedIf: '{b} = ' }] },
      2,
    ],
    [
      'one stratum twice',
      { ...made, design: { ...design, strata: [design.strata[0], design.strata[0]] } },
      1,
    ],
    [
      'fewer people than answers',
      { ...made, design: { ...design, strata: design.strata.map((one) => ({ ...one, population: 5 })) } },
      1,
    ],
    [
      'numbers beyond all measure',
      { ...made, design: { ...design, strata: design.strata.map((one) => ({ ...one, population: 1e300 })) } },
      2,
    ],
    ['returns that do not add up', { ...made, returns: { undelivered: 0, returned: 5, invalid: 9 } }, 1],
    ['returns of other answers', { ...made, returns: { undelivered: 0, returned: 600, invalid: 9 } }, 1],
    [
      'bounds that leave no room',
      {
        ...made,
        weighting: {
          method: 'logit',
          margins: (made.weighting as { margins: unknown }).margins,
          ageBands: (made.weighting as { ageBands: unknown }).ageBands,
          bounds: { lower: 0.999, upper: 1.001 },
        },
      },
      1,
    ],
    [
      'a margin by a column that is not there',
      { ...made, weighting: { method: 'raked', margins: [{ name: 'x', by: ['height'] }] } },
      1,
    ],
  ])('%s', async (_, file, exitCode) => {
    await trial.write('wrong.json', file);
    const found = await called(
      'weights',
      'answers.csv',
      '--design',
      'wrong.json',
      '--margins',
      'population.csv',
      '-o',
      'x.dataset',
      '--new-register',
    );
    expect(found.exitCode, found.said).toBe(exitCode);
    expect(await trial.files()).not.toContain('x.dataset');
  });
});

describe('files of answers and of counts', () => {
  const counts = (text: string | Uint8Array) => async () => {
    await trial.write('counts.csv', text);
    return called(
      'weights',
      'answers.csv',
      '--design',
      'survey.json',
      '--margins',
      'counts.csv',
      '-o',
      'x.dataset',
      '--new-register',
    );
  };
  const people = (text: string | Uint8Array) => async () => {
    await trial.write('people.csv', text);
    return called('weights', 'people.csv', ...WEIGHTS, '-o', 'x.dataset', '--new-register');
  };
  const header = answers.split('\r\n')[0] as string;
  test.each([
    ['no answers at all', people('')],
    ['a header only', people(header)],
    ['another header', people('a,b\r\n1,2\r\n')],
    ['a broken quotation mark', people(`${header}\r\n"1,2,3`)],
    ['binary junk', people(Uint8Array.from({ length: 4000 }, (_, at) => (at * 89) % 256))],
    ['a workbook', people('PK\u0003\u0004\u0014\u0000')],
    ['UTF-16', people(Uint8Array.of(0xff, 0xfe, ...new TextEncoder().encode('a\u0000b\u0000')))],
    ['huge numbers', people(`${header}\r\n1,${'9'.repeat(400)},1,2,,3,1,1,1,1,0,0,0\r\n`)],
    ['no counts', counts('')],
    ['counts without people', counts('area,sex,age_band\r\n1,1,16-39\r\n')],
    ['a count with a unit', counts('area,sex,age_band,population\r\n1,1,16-39,"1,000人"\r\n')],
    ['counts below nothing', counts('area,sex,age_band,population\r\n1,1,16-39,-5\r\n')],
    ['counts of other areas', counts(population.replaceAll(/^1,/gm, '9,'))],
    ['counts of nobody', counts(population.replaceAll(/\d+\r?$/gm, '0'))],
    ['junk for counts', counts(Uint8Array.of(0x82, 0xff, 0x81, 0x2c, 0x31, 0x0a, 0xfd, 0xff))],
  ])('%s', async (_, call) => {
    const { exitCode, said } = await call();
    expect(exitCode, said).toBe(1);
    expect(await trial.files()).not.toContain('x.dataset');
  });

  test('in CP932 and in UTF-8 are the same dataset', async () => {
    const labelled = JSON.stringify({
      ...(JSON.parse(survey) as object),
      variables: (JSON.parse(survey) as { variables: { id: string }[] }).variables.map((one) =>
        one.id === 'living_alone'
          ? {
              ...one,
              texts: [
                ['一人暮らし', 1],
                ['同居', 2],
              ],
            }
          : one,
      ),
    });
    const lines = answers.trim().split(/\r?\n/);
    const place = (lines[0] as string).replace('\uFEFF', '').split(',').indexOf('living_alone');
    const text = lines
      .map((line, at) => {
        const fields = line.split(',');
        if (at > 0) fields[place] = fields[place] === '1' ? '一人暮らし' : '同居';
        return fields.join(',');
      })
      .join('\r\n');
    await trial.write('labelled.json', labelled);
    await trial.write('utf8.csv', text);
    await trial.write('cp932.csv', iconv.encode(text.replace('\uFEFF', ''), 'cp932'));
    const names = [];
    for (const file of ['utf8.csv', 'cp932.csv']) {
      const { out } = await trial.call(
        'weights',
        file,
        '--design',
        'labelled.json',
        '--margins',
        'population.csv',
        '-o',
        `${file}.dataset`,
        '--new-register',
        '--json',
      );
      names.push((JSON.parse(out) as { data: { dataset: string } }).data.dataset);
    }
    expect(names[0]).toBe(names[1]);
  });
});

describe('what is written', () => {
  test('an existing file is kept, unless it is forced; nothing is left half-written', async () => {
    const before = await trial.bytes('good.dataset');
    expect((await called('weights', 'answers.csv', ...WEIGHTS, '-o', 'good.dataset')).exitCode).toBe(1);
    expect(await trial.bytes('good.dataset')).toEqual(before);
    expect(
      (await called('weights', 'answers.csv', ...WEIGHTS, '-o', 'good.dataset', '--force')).exitCode,
    ).toBe(0);
    expect(await trial.bytes('good.dataset')).toEqual(before);
    expect((await called('crosstab', 'good.dataset', ...TABLE, '-o', 'no/such/folder.json')).exitCode).toBe(
      1,
    );
    expect((await trial.files()).filter((file) => file.includes('.part'))).toEqual([]);
  });

  test('a register that cannot be read stops every command: without it nothing can be protected', async () => {
    for (const junk of ['{', '[]', '{"kind":"tsunagari-register","version":1,"entries":[{"day":"x"}]}']) {
      await trial.write('broken-register.json', junk);
      for (const [command, options] of ON_DATASET) {
        const { exitCode } = await called(
          command,
          'good.dataset',
          ...options,
          '--register',
          'broken-register.json',
        );
        expect(exitCode, command).toBe(2);
      }
    }
    mkdirSync(join(trial.folder, 'register-folder'));
    expect(
      (await called('crosstab', 'good.dataset', ...TABLE, '--register', 'register-folder')).exitCode,
    ).toBe(2);
  });

  test('what was released is remembered: a later table hides what the two together would tell', async () => {
    const table = async (...more: readonly string[]) => {
      const { out } = await trial.call('protect', 'good.dataset', '--item', 'ucla_score', '--json', ...more);
      return (JSON.parse(out) as { data: { items: { tables: unknown[] }[] } }).data.items[0]?.tables;
    };
    const before = await table();
    expect(
      (
        await called(
          'export',
          'tables',
          'good.dataset',
          '--item',
          'ucla_score',
          '--axis',
          'age_band',
          '-o',
          'released',
        )
      ).exitCode,
    ).toBe(0);
    // the gate protects all tables of an item together: what leaves first changes nothing of the others
    expect(await table()).toEqual(before);
  });
});

test('labels cannot steer the terminal they are printed on', async () => {
  const hostile = survey.replaceAll('孤独感（直接質問）', '\\u001b[2J\\u202e\\u0007=cmd|calc');
  await trial.write('hostile.json', hostile);
  const made = await trial.call(
    'weights',
    'answers.csv',
    '--design',
    'hostile.json',
    '--margins',
    'population.csv',
    '-o',
    'hostile.dataset',
    '--new-register',
  );
  expect(made.exitCode, made.err).toBe(0);
  for (const [command, options] of ON_DATASET) {
    const { exitCode, out } = await trial.call(command, 'hostile.dataset', ...options);
    expect(exitCode, command).toBe(0);
    expect([...out].filter((letter) => /[\p{Cc}\u202e]/u.test(letter) && letter !== '\n')).toEqual([]);
  }
});

test('whoever watches sees how far it is, and the line is taken away; a pipe gets the result alone', async () => {
  const watched = trialAnalysis(true);
  for (const [file, text] of [
    ['survey.json', survey],
    ['answers.csv', answers],
    ['population.csv', population],
  ] as const)
    await watched.write(file, text);
  for (const [args, step] of [
    [['weights', 'answers.csv', ...WEIGHTS, '-o', 'a.dataset'], 'reading 100 %'],
    [['crosstab', 'a.dataset', ...TABLE], 'protecting'],
    [['profile', 'a.dataset', '--axis', 'area'], 'protecting'],
  ] as const) {
    const { exitCode, err } = await watched.call(...args);
    expect(exitCode, err).toBe(0);
    expect(err).toContain(step);
    expect(err.split('\r\u001b[K').at(-1)).toBe('');
    const force = args[0] === 'weights' ? ['--force'] : [];
    const piped = await trial.call(
      ...args.map((word) => (word === 'a.dataset' ? 'good.dataset' : word)),
      ...force,
    );
    expect(piped.err).not.toContain(step);
  }
  watched.remove();
});
