import fc from 'fast-check';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Variable } from '../../../instruments/codebook/codebook.ts';
import { csvText } from '../../export/csv-text.ts';
import { syntheticSurvey } from '../../reference/synthetic-survey.ts';
import { RESERVED } from '../dataset.ts';
import { CsvError, MOST_CSV_FINDINGS } from './csv-error.ts';
import { type CsvColumn, type CsvDesign, type CsvSurvey, OWN_MISSING_TEXTS } from './csv-survey.ts';
import { readCsv } from './read-csv.ts';

// A made-up survey; nobody in it exists.

const words = (text: string) => ({ ja: text, en: text });

function variable(id: string, kind: Variable['kind'], codes: readonly number[] = []): Variable {
  return {
    id,
    item: kind === 'option' ? id.slice(0, id.lastIndexOf('.')) : id,
    element: id,
    kind,
    label: words(id),
    itemLabel: words(id),
    stem: words(id),
    description: null,
    introduction: [],
    codes: codes.map((code) => ({ code, label: words(`c${code}`) })),
    measure: kind === 'number' ? 'scale' : 'nominal',
    source: 'made up',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    refusalCodes: [],
    exclusive: false,
    base: { condition: null, words: words('everyone') },
  };
}

const Q: CsvColumn = { variable: variable('q', 'single', [1, 2, 3]) };
const AGE: CsvColumn = { variable: { ...variable('age', 'number'), range: { min: 16, max: 110 } } };
const M = [1, 2].map((code): CsvColumn => ({ variable: variable(`m.${code}`, 'option', [1, 0]) }));

const OPEN: CsvDesign = { kind: 'open' };
const STRATA = ['north', 'south'].map((id) => ({ id, label: words(id), population: 1000, invited: 100 }));
const DRAWN: CsvDesign = {
  kind: 'invitation',
  strata: STRATA,
  stratum: 'area_drawn',
  weight: null,
  clusters: [],
};

function survey(columns: readonly CsvColumn[], more: Partial<CsvSurvey> = {}): CsvSurvey {
  return {
    surveyId: 'made-up',
    questionnaire: { id: 'made-up', version: '1', sha256: '0'.repeat(64) },
    synthetic: true,
    columns,
    scores: [],
    derived: [],
    areaScheme: null,
    design: OPEN,
    missing: OWN_MISSING_TEXTS,
    blankOption: 'no-answer',
    ignored: [],
    ...more,
  };
}

async function valuesOf(text: string, of: CsvSurvey) {
  const { dataset } = await readCsv([text], of);
  return Object.fromEntries([...dataset.columns].map(([id, { values }]) => [id, [...values]]));
}

async function refusal(chunks: readonly (string | Uint8Array)[], of: CsvSurvey): Promise<CsvError> {
  try {
    await readCsv(chunks, of);
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
  throw new Error('was read');
}

async function told(text: string, of: CsvSurvey) {
  const { findings } = await refusal([text], of);
  return findings.map(({ code, where }) => `${code}: ${where}`);
}

describe('readCsv', () => {
  it('reads codes, numbers and options, whatever the line ends, quotation marks and spaces', async () => {
    const of = survey([Q, AGE, ...M]);
    const expected = { q: [1, 3], age: [16, 80], age_band: [1, 8], 'm.1': [1, 252], 'm.2': [0, 252] };
    expect(await valuesOf('q,age,m.1,m.2\n1,16,1,0\n3,80,,\n', of)).toEqual(expected);
    expect(await valuesOf('\uFEFFage,q,m.2,m.1\r\n16,1,0,1\r\n80,3,,', of)).toEqual(expected);
    expect(await valuesOf('"q" ,"age", m.1,"m.2"\r"01"," 16.0 ",1 ,"0"\r3,80,"",""\r\r', of)).toEqual(
      expected,
    );
  });

  it('takes missing answers only from the texts that are named for them', async () => {
    const values = await valuesOf('q\n251\n252\n253\n254\n255\n""\n', survey([Q]));
    expect(values.q).toEqual([251, 252, 253, 254, 255, 252]);
    const own = { ...OWN_MISSING_TEXTS, refused: ['拒否'] };
    expect(await valuesOf('q\n拒否\n', survey([Q], { missing: own }))).toEqual({ q: [RESERVED.refused] });
    expect(await told('q\n拒否\n', survey([Q]))).toEqual(['unknown-code: row 2, column q']);
    const ninety = { ...AGE, missing: { noAnswer: ['99'] } };
    expect((await valuesOf('age\n99\n98\n', survey([ninety]))).age).toEqual([252, 98]);
  });

  it('says that a text stands for two things', async () => {
    const missing = { ...OWN_MISSING_TEXTS, noAnswer: ['', '3'] };
    expect(await told('q\n1\n', survey([Q], { missing }))).toEqual(['text-said-twice: column q']);
    const ninety = { ...OWN_MISSING_TEXTS, noAnswer: ['', '99'] };
    expect(await told('age\n20\n', survey([AGE], { missing: ninety }))).toEqual([
      'text-said-twice: column age',
    ]);
    const away = { ...Q, texts: [['web', 7]] as const };
    expect(await told('q\n1\n', survey([away]))).toEqual(['text-of-no-code: column q']);
  });

  it('reads the texts by which a file writes its codes', async () => {
    const mode: CsvColumn = {
      variable: variable('mode', 'single', [1, 2]),
      texts: [
        ['ウェブ', 1],
        ['紙', 2],
      ],
    };
    expect(await valuesOf('mode\nウェブ\n紙\n2\n', survey([mode]))).toEqual({ mode: [1, 2, 2] });
  });

  it('reads numbers of any size into bands', async () => {
    const bands = [
      { code: 1, label: words('low'), from: 0, to: 299 },
      { code: 2, label: words('high'), from: 300, to: null },
    ];
    const income: CsvColumn = { variable: variable('income', 'number'), bands };
    const { dataset } = await readCsv(['income\n251\n299.9\n1200\n\n'], survey([income]));
    expect([...(dataset.columns.get('income')?.values ?? [])]).toEqual([1, 1, 2, 252]);
    expect(dataset.columns.get('income')).toMatchObject({ kind: 'single', measure: 'ordinal' });
    expect(await told('income\n-5\nmany\n', survey([income]))).toEqual([
      'number-out-of-range: row 2, column income',
      'not-a-number: row 3, column income',
    ]);
    const overlapping: CsvColumn = { ...income, bands: [bands[1], bands[0]] as typeof bands };
    expect(await told('income\n5\n', survey([overlapping]))).toEqual(['bands-overlap: column income']);
  });

  it('fills empty cells by the base of the variable', async () => {
    const asked: CsvColumn = {
      variable: {
        ...variable('why', 'single', [1, 2]),
        base: { condition: { operator: 'equal', item: 'q', operands: [1] }, words: words('q = 1') },
      },
    };
    const after: CsvColumn = {
      variable: {
        ...variable('since', 'single', [1, 2]),
        base: { condition: { operator: 'equal', item: 'why', operands: [2] }, words: words('why = 2') },
      },
    };
    const reading = await readCsv(['since,why,q\n,,1\n,,2\n,,\n1,2,1\n2,,2\n'], survey([Q, asked, after]));
    const values = (id: string) => [...(reading.dataset.columns.get(id)?.values ?? [])];
    expect(values('why')).toEqual([252, 251, 252, 2, 251]);
    expect(values('since')).toEqual([252, 251, 252, 1, 2]);
    expect(reading.remarks.map(({ code, where }) => `${code}: ${where}`)).toEqual([
      'answered-outside-base: column since',
    ]);
  });

  it('takes empty options for not chosen where that is said, and where another one was', async () => {
    const of = survey(M, { blankOption: 'not-chosen' });
    expect(await valuesOf('m.1,m.2\n1,\n,\n,1\n', of)).toEqual({ 'm.1': [1, 252, 0], 'm.2': [0, 252, 1] });
  });

  it.each([
    ['1,', ['options-partly-missing: row 2, column m']],
    ['0,253', ['options-partly-missing: row 2, column m']],
    ['252,253', ['options-partly-missing: row 2, column m']],
    ['1,1', ['exclusive-with-others: row 2, column m']],
  ])('refuses a multiple answer that nobody can have given: %s', async (cells, findings) => {
    const [first, second] = M as [CsvColumn, CsvColumn];
    const none = { variable: { ...second.variable, exclusive: true } };
    expect(await told(`m.1,m.2\n${cells}\n`, survey([first, none]))).toEqual(findings);
  });

  it('lets an option be not offered, and one that excludes others stand alone', async () => {
    const [first, second] = M as [CsvColumn, CsvColumn];
    const none = { variable: { ...second.variable, exclusive: true } };
    const values = await valuesOf('m.1,m.2\n1,251\n0,1\n253,253\n', survey([first, none]));
    expect(values).toEqual({ 'm.1': [1, 0, 253], 'm.2': [251, 1, 253] });
  });

  it('needs weights where clusters were drawn', async () => {
    const design: CsvDesign = { ...DRAWN, clusters: [{ column: 'school', population: null }] };
    const text = 'q,area_drawn,school\n1,north,A\n2,south,A\n';
    expect(await told(text, survey([Q], { design }))).toEqual(['clusters-without-weights: design']);
    const weighted = { ...design, weight: 'w', clusters: [{ column: 'school', population: 'schools' }] };
    const rows = '1,north,A,1,5\n1,north,,1,5\n1,north,B,1,6\n1,south,A,1,x\n';
    expect(await told(`q,area_drawn,school,w,schools\n${rows}`, survey([Q], { design: weighted }))).toEqual([
      'cluster-missing: row 3, column school',
      'cluster-population-differs: row 4, column schools',
      'weight-or-count-not-positive: row 5, column schools',
    ]);
  });

  it('reads strata, base weights and clusters', async () => {
    const design: CsvDesign = {
      ...DRAWN,
      weight: 'w',
      clusters: [
        { column: 'school', population: 'schools' },
        { column: 'class', population: null },
      ],
    };
    const text = `q,area_drawn,w,school,schools,class
1,north,1.5,A,12,1
2,south,2e1,A,9,1
3,north,1.5,A,12,2
3,north,1.5,B,12,1
`;
    const { dataset, weights } = await readCsv([text], survey([Q], { design }));
    expect(weights).toEqual(Float64Array.of(1.5, 20, 1.5, 1.5));
    expect(dataset.design).toEqual({
      kind: 'invitation',
      strata: [
        { ...STRATA[0], respondents: 3 },
        { ...STRATA[1], respondents: 1 },
      ],
      stratum: Uint8Array.of(0, 1, 0, 0),
      clusters: [
        { cluster: Int32Array.of(0, 1, 0, 2), population: Float64Array.of(12, 9, 12, 12) },
        { cluster: Int32Array.of(0, 1, 2, 3), population: null },
      ],
    });
  });

  it.each([
    ['q,area_drawn,w\n1,north,0\n', 'weight-or-count-not-positive: row 2, column w'],
    ['q,area_drawn,w\n1,north,-3\n', 'weight-or-count-not-positive: row 2, column w'],
    ['q,area_drawn,w\n1,north,\n', 'weight-or-count-not-positive: row 2, column w'],
    ['q,area_drawn,w\n1,north,NaN\n', 'weight-or-count-not-positive: row 2, column w'],
    ['q,area_drawn,w\n1,west,1\n', 'unknown-stratum: row 2, column area_drawn'],
    ['q,area_drawn,w\n1,,1\n', 'unknown-stratum: row 2, column area_drawn'],
    ['q,w\n1,1\n', 'missing-column: row 1, column area_drawn'],
  ])('refuses a design that %j does not fill', async (text, finding) => {
    expect(await told(text, survey([Q], { design: { ...DRAWN, weight: 'w' } }))).toEqual([finding]);
  });

  it('refuses fewer people than respondents', async () => {
    const small = { ...DRAWN, strata: STRATA.map((stratum) => ({ ...stratum, population: 1 })) };
    const text = 'q,area_drawn\n1,north\n1,north\n1,south\n';
    expect(await told(text, survey([Q], { design: small }))).toEqual([
      'population-below-sample: stratum north',
    ]);
  });

  it.each([
    ['', 'empty-file: row 1'],
    ['\n\n', 'empty-file: row 1'],
    ['q,age\n', 'no-rows: row 2'],
    ['q\n1\n', 'missing-column: row 1, column age'],
    ['q,age,x\n1,20,5\n', 'extra-column: row 1, column x'],
    ['q,age,\n1,20,\n', 'extra-column: row 1, column '],
    ['q,age,q\n1,20,1\n', 'duplicate-header: row 1, column q'],
    ['q,age\n1,20\n2\n', 'ragged-row: row 3'],
    ['q,age\n1,20\n2,20,3\n', 'ragged-row: row 3'],
    ['q,age\n1,20\n\n2,20\n', 'blank-row: row 3'],
    ['q,age\n1,20\n2,15\n', 'number-out-of-range: row 3, column age'],
    ['q,age\n1,20\n2,20.5\n', 'not-a-number: row 3, column age'],
    ['q,age\n1,20\n2,２０\n', 'not-a-number: row 3, column age'],
    ['q,age\n1,20\n4,20\n', 'unknown-code: row 3, column q'],
    ['q,age\n1,20\n"2,20\n', 'broken-quotes: row 3'],
    ['q,age\n1,20\n"2"x,20\n3,20\n', 'broken-quotes: row 3'],
  ])('says where %j is wrong', async (text, finding) => {
    expect(await told(text, survey([Q, AGE]))).toEqual([finding]);
  });

  it('leaves out the columns that are named for it', async () => {
    expect(await valuesOf('q,id\n1,77\n', survey([Q], { ignored: ['id'] }))).toEqual({ q: [1] });
  });

  it('remarks on a column without an answer', async () => {
    const { remarks } = await readCsv(['q\n252\n\n'], survey([Q]));
    expect(remarks).toMatchObject([{ code: 'column-all-missing', where: 'column q' }]);
  });

  it('tells the same fault once with its rows, and counts what it does not show', async () => {
    const twice = await refusal(['q\n9\n1\n9\n9\n'], survey([Q]));
    expect(twice.findings).toMatchObject([
      { where: 'row 2, column q', message: { en: expect.stringContaining('3 rows in all') } },
    ]);
    const rows = Array.from({ length: 5000 }, (_, row) => row + 1000).join('\n');
    const many = await refusal([`q\n${rows}\n`], survey([Q]));
    expect(many.findings).toHaveLength(MOST_CSV_FINDINGS);
    expect(many.more).toBe(5000 - MOST_CSV_FINDINGS);
    expect(many.message).toContain(`and ${5000 - MOST_CSV_FINDINGS} more`);
  });

  it('shows what cannot be seen as what it is, and hands a terminal nothing to obey', async () => {
    const hostile = 'q\u001b[2J,\u202e\u0000x';
    const { findings, message } = await refusal([`${hostile}\n1\u0000,\u001b]0;x\u0007\n`], survey([Q]));
    expect(findings[1]?.where).toBe('row 1, column q\uFFFD[2J');
    const cell = await refusal(['q\n1\u0000\n\ud800\n'], survey([Q]));
    expect(cell.findings.map(({ message: { ja } }) => ja.slice(0, 4))).toEqual([
      '「1\uFFFD」',
      '「\uFFFD」は',
    ]);
    for (const text of [message, cell.message, JSON.stringify(findings), JSON.stringify(cell.findings)])
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e]|\\u001b/u);
  });

  it('takes no weight that nobody could stand for', async () => {
    const of = survey([Q], { design: { ...DRAWN, weight: 'w' } as CsvDesign });
    for (const weight of ['1e300', '5e-324', '1e-200', '1e16', 'NaN', 'Infinity', '-1', '0', '１'])
      expect(await told(`q,area_drawn,w\n1,north,${weight}\n`, of)).toEqual([
        'weight-or-count-not-positive: row 2, column w',
      ]);
    const { weights } = await readCsv(['q,area_drawn,w\n1,north,1e3\n2,south, 0.25 \n'], of);
    expect([...(weights ?? [])]).toEqual([1000, 0.25]);
  });

  it('does not repeat what people wrote', async () => {
    const written: CsvColumn = { variable: variable('why', 'text', [1, 0]) };
    const { message } = await refusal(['why\nひみつ\n'], survey([written]));
    expect(message).not.toContain('ひみつ');
    const long = await refusal([`q\n${'長'.repeat(21)}\n`], survey([Q]));
    expect(long.message).not.toContain('長長');
  });

  it('makes scores, and refuses a score in the file that disagrees with its items', async () => {
    const score = {
      id: 'total',
      label: words('total'),
      items: ['q', 'r'],
      rule: 'sum, missing if any input is missing' as const,
      source: 'made up',
      exactness: 'ours' as const,
      bands: [
        { code: 1, label: words('low'), from: 0, to: 3 },
        { code: 2, label: words('high'), from: 4, to: 6 },
      ],
    };
    const of = survey([Q, { variable: variable('r', 'single', [1, 2, 3]) }], { scores: [score] });
    expect(await valuesOf('q,r,total.points\n1,2,3\n3,3,6\n1,,252\n', of)).toMatchObject({
      'total.points': [3, 6, 252],
      total: [1, 2, 252],
    });
    expect(await told('q,r,total\n1,2,1\n3,3,1\n', of)).toEqual(['computed-disagrees: row 3, column total']);
  });

  it('takes an area that the file has, and makes no other', async () => {
    const area: CsvColumn = { variable: variable('area', 'single', [1, 2]) };
    const { dataset } = await readCsv(['area\n2\n1\n'], survey([area]));
    expect(dataset.columns.get('area')).toMatchObject({ kind: 'derived', values: Uint8Array.of(2, 1) });
  });

  it('stops at a record without end and keeps little of it', async () => {
    let handedOver = 0;
    const piece = 'x'.repeat(2 ** 16);
    function* endless() {
      yield 'q\n1\n"';
      for (;;) {
        handedOver += piece.length;
        yield piece;
      }
    }
    // the reader has to end it: the generator never does
    async function* bounded() {
      for (const part of endless()) {
        if (handedOver > 2 ** 26) throw new Error('read on and on');
        yield part;
      }
    }
    await expect(readCsv(bounded(), survey([Q]))).rejects.toMatchObject({
      findings: [{ code: 'record-too-long', where: 'row 3' }],
    });
  });
});

describe('encodings', () => {
  const of = survey([{ variable: variable('設問', 'single', [1]), texts: [['はい①', 1]] }]);
  const text = '設問\r\nはい①\r\n';

  it.each([
    ['utf-8', new TextEncoder().encode(text)],
    ['utf-8', new TextEncoder().encode(`\uFEFF${text}`)],
    ['cp932', new Uint8Array(iconv.encode(text, 'cp932'))],
  ])('finds out %s', async (encoding, bytes) => {
    // cut into single bytes: no character is whole
    const cut = Array.from(bytes, (byte) => Uint8Array.of(byte));
    for (const chunks of [[bytes], cut]) {
      const reading = await readCsv(chunks, of);
      expect(reading.encoding).toBe(encoding);
      expect(reading.dataset.columns.get('設問')?.values).toEqual(Uint8Array.of(1));
    }
  });

  it('names the line of a byte that is no text', async () => {
    const bytes = new TextEncoder().encode(`設問${'、設問'.repeat(3)}\n${'1\n'.repeat(3000)}`);
    bytes[bytes.length - 2] = 0xff;
    for (const chunks of [[bytes], [bytes.slice(0, 5000), bytes.slice(5000)]]) {
      expect((await refusal(chunks, of)).findings).toMatchObject([
        { code: 'undecodable', where: 'line 3001' },
      ]);
    }
    await expect(readCsv([iconv.encode(text, 'cp932')], of, 'utf-8')).rejects.toMatchObject({
      findings: [{ code: 'undecodable', where: 'line 1' }],
    });
  });
});

describe('strata whose ids are numbers', () => {
  const strata = ['1', '2', '07'].map((id) => ({ id, label: words(id), population: 1000, invited: 100 }));
  const of = survey([Q], { design: { ...DRAWN, strata } });

  it('are read as a program may write them: noughts before and .0 behind do not count', async () => {
    const { dataset } = await readCsv(['q,area_drawn\n1,1.0\n1, 02 \n1,2.\n1,07\n'], of);
    if (dataset.design.kind === 'open') throw new Error('by invitation');
    expect([...dataset.design.stratum]).toEqual([0, 1, 1, 2]);
    for (const text of ['1.5', '7', '-1', '12'])
      await expect(readCsv([`q,area_drawn\n1,${text}\n`], of)).rejects.toMatchObject({
        findings: [{ code: 'unknown-stratum' }],
      });
  });
});

describe('strata whose ids a spreadsheet would run', () => {
  const ids = ['=A1', '+2', '-3', '@four', '＝5', "'=A1x", '−6', 'plain', '-7.5'];
  const strata = ids.map((id) => ({ id, label: words(id), population: 1000, invited: 100 }));
  const of = survey([Q], { design: { ...DRAWN, strata } });

  it('are read as they are, and as a released file writes them', async () => {
    const rows = [['q', 'area_drawn'], ...ids.map((id) => ['1', id])];
    const plain = Papa.unparse(rows, { newline: '\r\n' });
    const released = csvText(rows);
    expect(released).toContain('\'=A1"\r\n');
    for (const text of [plain, released]) {
      const { dataset } = await readCsv([new TextEncoder().encode(text)], of);
      if (dataset.design.kind === 'open') throw new Error('by invitation');
      expect([...dataset.design.stratum]).toEqual(ids.map((_, index) => index));
    }
  });

  it('are not mistaken for each other where one id is how the other is written', async () => {
    const both = ['=A1', "'=A1"].map((id) => ({ id, label: words(id), population: 1000, invited: 100 }));
    const { dataset } = await readCsv(
      ["q,area_drawn\n1,'=A1\n1,=A1\n"],
      survey([Q], { design: { ...DRAWN, strata: both } }),
    );
    if (dataset.design.kind === 'open') throw new Error('by invitation');
    expect([...dataset.design.stratum]).toEqual([1, 0]);
  });
});

describe('UTF-16', () => {
  const of = survey([{ variable: variable('設問', 'single', [1]) }]);

  it.each(['utf-16le', 'utf-16be'])('%s is called by its name, however the bytes are cut', async (name) => {
    const bytes = new Uint8Array(iconv.encode('設問\r\n1\r\n', name, { addBOM: true }));
    const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
    for (const chunks of [
      [bytes],
      single,
      [new Uint8Array(0), ...single],
      [bytes.slice(0, 1), bytes.slice(1)],
    ])
      for (const encoding of ['detect', 'utf-8', 'cp932'] as const)
        await expect(readCsv(chunks, of, encoding)).rejects.toMatchObject({
          findings: [{ code: 'undecodable', message: { ja: expect.stringContaining('UTF-16です') } }],
        });
  });

  it('is not what a file of one byte is', async () => {
    for (const byte of [0x31, 0xfe, 0xff])
      await expect(readCsv([Uint8Array.of(byte)], of)).rejects.toMatchObject({
        findings: expect.not.arrayContaining([
          expect.objectContaining({ message: { ja: expect.stringContaining('UTF-16です') } }),
        ]),
      });
  });
});

describe('a long line that comes byte by byte', () => {
  it('is read in the time of its length, and a broken byte in it found', { timeout: 10_000 }, async () => {
    const bytes = new TextEncoder().encode(`q\n1\n"${'あ'.repeat(150_000)}`);
    function* singly() {
      for (const byte of bytes) yield Uint8Array.of(byte);
      yield Uint8Array.of(0xff);
    }
    expect((await refusal([...singly()], survey([Q]))).findings).toMatchObject([
      { code: 'undecodable', where: 'line 3' },
    ]);
  });
});

describe('any file', () => {
  const cell = fc.constantFrom('1', '2', '3', '', '252', '"1"', '"""', '9', ' 2 ', 'x', '\u0000');
  const line = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => cells.join(','));

  it('is read or refused with findings, the same however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 7 }),
        async (lines, end, length) => {
          const text = ['q,m.1,m.2', ...lines].join(end);
          const pieces = text.match(new RegExp(`[^]{1,${length}}`, 'g')) ?? [];
          const outcome = (chunks: readonly string[]) =>
            readCsv(chunks, survey([Q, ...M])).catch((error: unknown) => {
              if (error instanceof CsvError) return error.findings;
              throw error;
            });
          expect(await outcome(pieces)).toEqual(await outcome([text]));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a survey written as CSV', () => {
  const { dataset } = syntheticSurvey({ rows: 300, seed: 11, areas: 3, categories: 5 });
  const { design } = dataset as { design: Extract<typeof dataset.design, { kind: 'invitation' }> };
  const asked = ['sex', 'age', 'q', 'm.1', 'm.2', 'm.3'];
  const columns = asked.map((id): CsvColumn => {
    const { kind, codes } = dataset.columns.get(id) as { kind: Variable['kind']; codes: Variable['codes'] };
    return { variable: { ...variable(id, kind), codes: kind === 'option' ? [] : codes } };
  });

  it('is read as it was, from any encoding, in any pieces and with its columns in any order', async () => {
    const order = ['層', ...asked];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(order, { minLength: order.length }),
        fc.constantFrom('utf8', 'cp932'),
        fc.integer({ min: 1, max: 5000 }),
        fc.boolean(),
        async (header, encoding, length, quotes) => {
          const rows = Array.from({ length: dataset.size }, (_, row) =>
            header.map((id) =>
              id === '層'
                ? design.strata[design.stratum[row] as number]?.id
                : String(dataset.columns.get(id)?.values[row]),
            ),
          );
          const bytes = iconv.encode(Papa.unparse([header, ...rows], { quotes }), encoding);
          const pieces: Uint8Array[] = [];
          for (let at = 0; at < bytes.length; at += length) pieces.push(bytes.subarray(at, at + length));
          const read = await readCsv(
            pieces,
            survey(columns, {
              design: {
                kind: 'invitation',
                strata: design.strata,
                stratum: '層',
                weight: null,
                clusters: [],
              },
            }),
          );
          expect(read.dataset.design).toEqual(design);
          for (const id of [...asked, 'age_band'])
            expect(read.dataset.columns.get(id)?.values, id).toEqual(dataset.columns.get(id)?.values);
        },
      ),
      { numRuns: 20 },
    );
  });
});
