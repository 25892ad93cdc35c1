import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import type { Weights } from '../weights/weights.ts';
import type { CodedColumn, Dataset } from './dataset.ts';
import { type DatasetFile, decodeDatasetFile, encodeDatasetFile } from './dataset-file.ts';
import { DatasetFileError, type DatasetFileFault } from './dataset-file-error.ts';
import { datasetName } from './dataset-name.ts';
import { domainOf } from './domain-of.ts';

const words = { ja: '合成の調査', en: 'A made-up survey' };

const FACTS: DatasetFile['facts'] = {
  title: words,
  organisation: words,
  window: { opens: '2026-01-01', closes: '2026-02-01' },
  areaSchemeStatus: 'proposed',
  disclosure: 'by-design',
  interim: false,
  populationSource: null,
};

function made(rows: number, seed = 1): DatasetFile {
  const { dataset, postStratification, menu } = syntheticSurvey({ rows, seed, areas: 3, categories: 4 });
  // the bands of age say where they begin; a code of a column has no such property
  const columns = new Map(
    [...dataset.columns].map(([id, column]) => [
      id,
      { ...column, codes: column.codes.map(({ code, label }) => ({ code, label })) },
    ]),
  );
  return {
    ...weightDataset({ ...dataset, columns }, postStratification),
    menu,
    variables: [variable('q'), variable('why', deep(3))],
    facts: FACTS,
  };
}

type Condition = DatasetFile['variables'][number]['base']['condition'];

function deep(levels: number): Condition {
  return levels === 0
    ? { operator: 'anyOf', item: 'q', operands: [1, 2] }
    : { any: [{ not: deep(levels - 1) as NonNullable<Condition> }] };
}

function variable(id: string, condition: Condition = null): DatasetFile['variables'][number] {
  return {
    id,
    item: id,
    element: id,
    kind: 'number',
    label: words,
    itemLabel: words,
    stem: words,
    description: null,
    introduction: [words],
    codes: [],
    range: { min: 0, max: 9 },
    measure: 'scale',
    source: 'made up',
    exactness: 'ours',
    sensitive: true,
    strictDisclosure: false,
    refusalCodes: [9],
    exclusive: false,
    base: { condition, words },
  };
}

/** Any dataset that does not contradict itself. */
const anyFile: fc.Arbitrary<DatasetFile> = fc
  .record({
    size: fc.integer({ min: 0, max: 9 }),
    open: fc.boolean(),
    clustered: fc.boolean(),
    filtered: fc.boolean(),
    columns: fc.integer({ min: 0, max: 3 }),
    cellColumns: fc.option(fc.integer({ min: 0, max: 2 })),
    pooled: fc.boolean(),
    name: fc.string({ unit: 'binary' }),
    seed: fc.integer({ min: 0, max: 2 ** 20 }),
  })
  .map(({ size, open, clustered, filtered, columns, cellColumns, pooled, name, seed }) => {
    const number = (row: number, stream: number) => (seed * 7919 + row * 104729 + stream * 1299709) % 1009;
    const bytes = (stream: number, most: number) =>
      Uint8Array.from({ length: size }, (_, row) => number(row, stream) % most);
    const label = { ja: name, en: 'x' };
    const coded = Array.from(
      { length: columns },
      (_, at): CodedColumn => ({
        id: `${name}${at}`,
        kind: (['single', 'option', 'number'] as const)[at] ?? 'single',
        item: name,
        label,
        measure: 'nominal',
        exactness: 'verbatim',
        sensitive: at > 0,
        strictDisclosure: at > 1,
        codes: [0, 1].map((code) => ({ code, label })),
        values: bytes(at, 2).map((code) => (code === 0 ? code : at === 2 ? 250 : 252)),
      }),
    );
    const stratum = bytes(10, 2);
    const strata = [0, 1].map((index) => ({
      id: `s${index}`,
      label,
      population: 1000.5,
      invited: 90,
      respondents: stratum.filter((own) => own === index).length,
    }));
    const floats = (stream: number) =>
      Float64Array.from({ length: size }, (_, row) => number(row, stream) / 7);
    const weights: Weights = {
      method: 'raked',
      base: floats(20),
      calibrated: floats(21),
      cell: Int16Array.from(bytes(22, 3), (cell) => cell - 1),
      cells: [0, 1].map((cell) => ({
        id: `c${cell}`,
        dimensions: { area: name, constructor: 'x' },
        population: 12.25,
        respondents: 3,
        factor: 1.5,
      })),
      cellColumns:
        cellColumns === null
          ? null
          : Array.from({ length: cellColumns }, (_, at) => Float64Array.of(at, 0.1)),
      rules: [{ code: 'cells-joined', cells: [name], respondents: 2 }],
      converged: false,
      kishDesignEffect: 1.25,
      minimum: 0,
      maximum: 144,
    };
    const inside = bytes(30, 2);
    const cluster = Int32Array.from(stratum, (index, row) => (row === 0 ? index : index + 2 * (row % 2)));
    const questionnaire = { id: name, version: '1', sha256: 'ab'.repeat(32) };
    const dataset: Dataset & { waves?: unknown; plans?: unknown } = {
      surveyId: name,
      questionnaire,
      synthetic: true,
      size,
      design: open
        ? { kind: 'open' }
        : {
            kind: 'invitation',
            strata,
            stratum,
            ...(clustered && {
              clusters: [
                { cluster, population: floats(23).map((n) => n + 1) },
                { cluster, population: null },
              ],
            }),
          },
      columns: new Map(coded.map((column) => [column.id, column])),
      remarks: [{ code: 'area-disagrees', respondents: 3 }],
      ...(filtered && {
        domain: {
          terms: [{ column: name, codes: [0, 255] }],
          respondents: inside.reduce((sum, one) => sum + one, 0),
          inside,
        },
      }),
      ...(pooled && {
        waves: [{ code: 1, version: '2021', label, surveyId: name, questionnaire, respondents: size }],
        plans: [
          {
            instrument: 'i',
            item: 'q',
            versions: [{ version: '2021', item: 'q', codes: [[1, 2]], reasons: [label] }],
          },
        ],
      }),
    };
    return {
      dataset,
      weights: open ? null : weights,
      menu: { items: [], axes: [{ id: 'wave', label, folds: [] }] },
      variables: [variable(name)],
      facts: { ...FACTS, window: null, areaSchemeStatus: null, populationSource: label },
    } satisfies DatasetFile;
  });

describe('dataset file', () => {
  it('gives back a weighted survey, under the same name', () => {
    const file = made(400);
    const read = decodeDatasetFile(encodeDatasetFile(file));
    expect(read).toEqual(file);
    expect(datasetName(read.dataset)).toBe(datasetName(file.dataset));
  });

  it('gives back any dataset, wherever its bytes stand, and the same bytes again', () => {
    fc.assert(
      fc.property(anyFile, fc.integer({ min: 0, max: 9 }), (file, offset) => {
        const bytes = encodeDatasetFile(file);
        const elsewhere = new Uint8Array(bytes.length + 16).subarray(offset, offset + bytes.length);
        elsewhere.set(bytes);
        const read = decodeDatasetFile(elsewhere);
        expect(read).toEqual(file);
        expect(datasetName(read.dataset)).toBe(datasetName(file.dataset));
        expect(encodeDatasetFile(read)).toEqual(bytes);
      }),
    );
  });

  it('is named after every code in its place', () => {
    const { dataset } = made(50);
    const column = dataset.columns.get('q') as CodedColumn;
    const changed = (values: Uint8Array) => ({
      ...dataset,
      columns: new Map([...dataset.columns, ['q', { ...column, values }]]),
    });
    expect(datasetName(changed(column.values.slice()))).toBe(datasetName(dataset));
    expect(datasetName(changed(column.values.toReversed()))).not.toBe(datasetName(dataset));
  });

  it('gives frozen data', () => {
    const { dataset, weights, menu, variables, facts } = decodeDatasetFile(encodeDatasetFile(made(20)));
    for (const part of [
      dataset,
      dataset.design,
      weights,
      weights?.cells,
      menu.items,
      variables[0],
      facts.title,
    ])
      expect(Object.isFrozen(part)).toBe(true);
  });

  it('reads a Buffer as plain bytes: a slice of a column is a copy', () => {
    const { dataset } = decodeDatasetFile(Buffer.from(encodeDatasetFile(made(300))));
    for (const { values } of dataset.columns.values()) {
      const before = Uint8Array.from(values);
      values.slice().fill(77);
      expect(Uint8Array.from(values)).toEqual(before);
    }
  });

  it('reads bytes in shared memory, and keeps the columns there', () => {
    const bytes = encodeDatasetFile(made(100));
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    const { dataset, weights } = decodeDatasetFile(shared);
    expect(dataset.columns.get('q')?.values.buffer).toBe(shared.buffer);
    expect(weights?.calibrated.buffer).toBe(shared.buffer);
  });

  it('takes a byte for each code, and eighteen a row for weights', () => {
    const [small, large] = [1000, 9000].map((rows) => encodeDatasetFile(made(rows)).length);
    const { dataset } = made(10);
    const bytesOfRow = ((large as number) - (small as number)) / 8000;
    expect(bytesOfRow).toBeGreaterThan(dataset.columns.size + 1 + 18 - 0.5);
    expect(bytesOfRow).toBeLessThan(dataset.columns.size + 1 + 18 + 0.5);
  });
});

function faultOf(read: () => unknown): DatasetFileFault | 'read' {
  try {
    read();
    return 'read';
  } catch (error) {
    if (error instanceof DatasetFileError) return error.fault;
    throw error;
  }
}

describe('a dataset file that is not what was written', () => {
  const bytes = encodeDatasetFile(made(30));

  it('is refused wherever a bit is turned', () => {
    // every byte of the preamble, and every fifth behind it
    for (let at = 0; at < bytes.length; at += at < 100 ? 1 : 5) {
      const turned = bytes.slice();
      turned[at] = (turned[at] as number) ^ (1 << (at % 8));
      expect(
        faultOf(() => decodeDatasetFile(turned)),
        `byte ${at}`,
      ).not.toBe('read');
    }
  });

  it('is refused wherever it is cut, and with anything behind it', () => {
    for (let length = 0; length < bytes.length; length += length < 100 ? 1 : 97)
      expect(
        faultOf(() => decodeDatasetFile(bytes.subarray(0, length))),
        `${length}`,
      ).not.toBe('read');
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(faultOf(() => decodeDatasetFile(longer))).toBe('length-wrong');
  });

  it('says what other bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        expect(faultOf(() => decodeDatasetFile(noise))).toBe('not-a-dataset-file');
      }),
    );
    const later = bytes.slice();
    later[8] = 2;
    expect(faultOf(() => decodeDatasetFile(later))).toBe('version-unknown');
    expect(() => decodeDatasetFile(later)).toThrow(/reads version 1 of the file, got version 2/);
  });
});

/** The file with another header, and a hash that fits it. */
function forged(bytes: Uint8Array, change: (json: string) => string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = view.getUint32(12, true);
  const json = new TextDecoder().decode(bytes.slice(80, 80 + length));
  const header = new TextEncoder().encode(change(json));
  const begin = (offset: number) => Math.ceil(offset / 8) * 8;
  const payload = bytes.subarray(begin(80 + length));
  const out = new Uint8Array(begin(80 + header.length) + payload.length);
  out.set(bytes.subarray(0, 12));
  new DataView(out.buffer).setUint32(12, header.length, true);
  out.set(header, 80);
  const digest = createHash('sha256').update(out.subarray(0, 16)).update(header).digest('hex');
  out.set(new TextEncoder().encode(digest), 16);
  out.set(payload, begin(80 + header.length));
  return out;
}

describe('a dataset file that lies', () => {
  const bytes = encodeDatasetFile(made(30));

  it('is read where nothing was changed', () => {
    expect(faultOf(() => decodeDatasetFile(forged(bytes, (json) => json)))).toBe('read');
  });

  const lists = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const nested = `${'{"not":'.repeat(50_000)}{"operator":"answered","item":"q","operands":[]}${'}'.repeat(50_000)}`;
  it.each<[string, (json: string) => string, DatasetFileFault]>([
    ['rows without end', (json) => json.replace('"size":30', '"size":2147483647'), 'length-wrong'],
    ['more rows than can be', (json) => json.replace('"size":30', '"size":1e300'), 'contradictory'],
    ['half a row', (json) => json.replace('"size":30', '"size":29.5'), 'contradictory'],
    ['fewer rows', (json) => json.replace('"size":30', '"size":29'), 'length-wrong'],
    ['another prototype', (json) => json.replace('{', '{"__proto__":{"weights":null},'), 'contradictory'],
    [
      'a dimension called __proto__',
      (json) => json.replace('"dimensions":{', '"dimensions":{"__proto__":"x",'),
      'contradictory',
    ],
    ['a property that is not known', (json) => json.replace('{', '{"more":1,'), 'contradictory'],
    ['a property that is missing', (json) => json.replace('"synthetic":true,', ''), 'contradictory'],
    ['no JSON', (json) => json.slice(1), 'contradictory'],
    ['a list', () => '[]', 'contradictory'],
    ['nothing', () => 'null', 'contradictory'],
    [
      'conditions without end',
      (json) => json.replace('"condition":null', `"condition":${nested}`),
      'contradictory',
    ],
    ['lists without end', () => lists, 'contradictory'],
    [
      'lists without end where a text belongs',
      (json) => json.replace('"surveyId":', `"surveyId":${lists},"more":`),
      'contradictory',
    ],
    [
      'a day that no calendar has',
      (json) => json.replace('"opens":"2026-01-01"', '"opens":"2026-02-30"'),
      'contradictory',
    ],
    [
      'an end before the beginning',
      (json) => json.replace('"opens":"2026-01-01"', '"opens":"2026-02-02"'),
      'contradictory',
    ],
    ['a column twice', (json) => json.replace('"id":"sex"', '"id":"q"'), 'contradictory'],
    ['a code that is reserved', (json) => json.replace('"code":2,', '"code":251,'), 'contradictory'],
    ['another name', (json) => json.replace(/"name":"\w{8}/, '"name":"00000000'), 'damaged'],
    ['another stratum', (json) => json.replace('"population":', '"population":9'), 'damaged'],
    [
      'cells without end',
      (json) => json.replace('"cellColumns":null', '"cellColumns":32767'),
      'length-wrong',
    ],
    [
      'a weight that is a text',
      (json) => json.replace('"maximum":', '"maximum":"9","minimum":'),
      'contradictory',
    ],
  ])('is refused: %s', (_, change, fault) => {
    expect(faultOf(() => decodeDatasetFile(forged(bytes, change)))).toBe(fault);
  });
});

describe('a dataset that contradicts itself', () => {
  const file = made(30);
  const { dataset, weights } = file as { dataset: Dataset; weights: Weights };
  const { design } = dataset as { design: Extract<Dataset['design'], { kind: 'invitation' }> };
  const q = dataset.columns.get('q') as CodedColumn;
  const withQ = (column: Partial<CodedColumn>) => ({
    dataset: { ...dataset, columns: new Map([...dataset.columns, ['q', { ...q, ...column }]]) },
  });
  const withWeights = (more: Partial<Weights>) => ({ weights: { ...weights, ...more } });
  const put = <T extends { [row: number]: number; slice(): T }>(values: T, row: number, value: number): T => {
    const changed = values.slice();
    changed[row] = value;
    return changed;
  };

  it.each<[string, Partial<DatasetFile>, RegExp]>([
    ['a code beyond the codebook', withQ({ values: put(q.values, 4, 77) }), /q has the code 77 in row 5/],
    [
      'a column that is too short',
      withQ({ values: q.values.slice(1) }),
      /30 rows need as many codes in q, got 29/,
    ],
    ['a column under another name', withQ({ id: 'p' }), /p stands under the name q/],
    [
      'a stratum that is not there',
      { dataset: { ...dataset, design: { ...design, stratum: put(design.stratum, 2, 9) } } },
      /row 3 is in stratum 9, but there are 3/,
    ],
    [
      'fewer respondents than rows',
      {
        dataset: {
          ...dataset,
          design: { ...design, strata: design.strata.map((one) => ({ ...one, respondents: 1 })) },
        },
      },
      /respondents, but \d+ rows/,
    ],
    [
      'more respondents than people',
      {
        dataset: {
          ...dataset,
          design: { ...design, strata: design.strata.map((one) => ({ ...one, population: 1 })) },
        },
      },
      /respondents in a population of 1/,
    ],
    [
      'fewer than nobody',
      {
        dataset: {
          ...dataset,
          design: { ...design, strata: design.strata.map((one) => ({ ...one, invited: -1 })) },
        },
      },
      /counted from 0, stratum \w+ has .* -1 invited/,
    ],
    ['a code with two labels', withQ({ codes: [...q.codes, ...q.codes] }), /q has one of its codes twice/],
    [
      'a weight that is next to nothing',
      withWeights({ base: put(weights.base, 1, 5e-324) }),
      /row 2 has 5e-324/,
    ],
    [
      'a weight that is no number',
      withWeights({ calibrated: put(weights.calibrated, 7, Number.NaN) }),
      /row 8 has NaN/,
    ],
    ['a base weight below 0', withWeights({ base: put(weights.base, 0, -1) }), /row 1 has -1/],
    [
      'a cell that is not there',
      withWeights({ cell: put(weights.cell, 0, 999) }),
      /row 1 is in weighting cell 999/,
    ],
    [
      'an effect that is no number',
      withWeights({ kishDesignEffect: Number.NaN }),
      /kishDesignEffect must be a number/,
    ],
    [
      'weights of volunteers',
      { dataset: { ...dataset, design: { kind: 'open' } } },
      /open survey has no weights/,
    ],
  ])('is not written: %s', (_, change, message) => {
    expect(() => encodeDatasetFile({ ...file, ...change })).toThrow(message);
    expect(faultOf(() => encodeDatasetFile({ ...file, ...change }))).toBe('contradictory');
  });

  it('is not read either, although every hash fits', () => {
    // the first byte of the column that stands last: a code that its column does not know
    const bytes = encodeDatasetFile(file);
    const last = [...dataset.columns.values()].at(-1) as CodedColumn;
    const changed = put(last.values, 0, 200);
    const lying = bytes.slice();
    lying.set(changed, lying.length - dataset.size);
    const name = datasetName({
      ...dataset,
      columns: new Map([...dataset.columns, [last.id, { ...last, values: changed }]]),
    });
    const fitting = forged(lying, (json) => json.replace(datasetName(dataset), name));
    expect(() => decodeDatasetFile(fitting)).toThrow(
      /decodeDatasetFile: the column m\.3 has the code 200 in row 1/,
    );
  });
});

describe('a part of the respondents in a file', () => {
  it('stays a part', () => {
    const file = made(60);
    const part = { ...file, dataset: domainOf(file.dataset, [{ column: 'sex', codes: [1] }]) };
    const read = decodeDatasetFile(encodeDatasetFile(part));
    expect(read.dataset.domain).toEqual(part.dataset.domain);
    expect(datasetName(read.dataset)).not.toBe(datasetName(file.dataset));
  });
});
