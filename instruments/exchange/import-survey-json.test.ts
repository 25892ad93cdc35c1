import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeFromDefinitions } from '../composition/compose-from-definitions.ts';
import { instrumentSchema } from '../definition/instrument.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { exportSurveyJson } from './export-survey-json.ts';
import { importSurveyJson } from './import-survey-json.ts';

const files = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [path.slice(3), text])),
);
const questionnaires = definitions.recipes.map(({ value }) => composeFromDefinitions(value, definitions));
const as = { id: 'imported', version: '1' };
const codesOf = (json: unknown) =>
  importSurveyJson(json, as).findings.map(({ code, where }) => `${code} ${where}`);

describe('a SurveyJS file becomes a stand-alone instrument', () => {
  test.each(questionnaires.map((questionnaire) => [questionnaire.id, questionnaire] as const))(
    'what %s exports comes back with every page, item and fact',
    (_, questionnaire) => {
      const { instrument, overlays, findings } = importSurveyJson(exportSurveyJson(questionnaire), as);
      expect(instrument?.items).toEqual(questionnaire.items);
      expect(instrument?.form.pages.map(withoutConditions)).toEqual(
        questionnaire.pages.map(withoutConditions),
      );
      expect(overlays.map(({ language }) => language).sort()).toEqual(
        questionnaire.languages.filter((language) => language !== 'ja').sort(),
      );
      expect(
        findings.filter(({ code }) => code !== 'import.not-carried' && code !== 'import.text-changed'),
      ).toEqual([]);
    },
  );

  test('names and values that we cannot use are replaced, in conditions too', () => {
    const { instrument, findings } = importSurveyJson(
      {
        locale: 'ja',
        title: '試しの調査',
        elements: [
          {
            type: 'radiogroup',
            name: '質問1',
            title: '満足ですか。',
            choices: ['はい', { value: 'no', text: 'いいえ' }],
          },
          {
            type: 'panel',
            name: 'box',
            visibleIf: "{質問1} = 'no'",
            elements: [{ type: 'comment', name: 'why', title: '理由', maxLength: 300, isRequired: true }],
          },
          { type: 'text', inputType: 'number', name: 'age', title: '年齢', min: 16, max: 120 },
          { type: 'boolean', name: 'old', title: '？', visibleIf: '{age} >= 65 and {質問1} notempty' },
        ],
      },
      as,
    );
    expect(instrument?.form.pages).toMatchObject([
      {
        elements: [
          {
            name: 'item_1',
            choices: [
              { value: 1, text: 'はい' },
              { value: 2, text: 'いいえ' },
            ],
          },
          { name: 'why', visibleIf: '{item_1} = 2' },
          { name: 'age', min: 16, max: 120 },
          {
            type: 'radiogroup',
            visibleIf: '({age} notempty and {age} >= 65) and ({item_1} notempty)',
            choices: [{ value: 1 }, { value: 2 }],
          },
        ],
      },
    ]);
    const found = findings.map(({ code, where }) => `${code} ${where}`);
    for (const expected of [
      'import.name-changed elements[0]',
      'import.codes-proposed elements[0].choices',
      'import.panel-opened elements[1]',
      'import.not-carried elements[1].elements[0].isRequired',
      'import.type-converted elements[3]',
      'import.facts-proposed why',
    ])
      expect(found).toContain(expected);
  });

  test.each([
    ['a condition with a function', { visibleIf: 'age({x}) > 3' }, 'import.condition-not-carried'],
    ['markup', { title: '<b>強い</b>文' }, 'import.text-changed'],
    ['piping', { title: '{age}歳ですか' }, 'import.text-changed'],
    ['validators', { validators: [{ type: 'expression' }] }, 'import.not-carried'],
    ['an unknown type', { type: 'paneldynamic' }, 'import.type-not-carried'],
    ['a language that we have not', { title: { ja: 'あ', fr: 'a' } }, 'import.language-left-out'],
    ['no Japanese', { title: { en: 'a' } }, 'import.japanese-missing'],
    ['no limit', { maxLength: undefined }, 'import.limit-proposed'],
    [
      'brackets in brackets',
      { visibleIf: `${'('.repeat(40)}{a} = 1${')'.repeat(40)}` },
      'import.condition-not-carried',
    ],
  ])('says what became of %s', (_, change, code) => {
    const element = { type: 'comment', name: 'q', title: '問', maxLength: 10, ...change };
    expect(codesOf({ locale: 'ja', elements: [element] }).map((line) => line.split(' ')[0])).toContain(code);
  });

  const imported = (...elements: readonly object[]) => {
    const { instrument, findings } = importSurveyJson({ locale: 'ja', title: '試し', elements }, as);
    const found = (code: string) => findings.filter((finding) => finding.code === `import.${code}`);
    return { elements: instrument?.form.pages[0]?.elements ?? [], found };
  };

  test('carries the options that a file adds by a switch, and conditions on them', () => {
    const { elements, found } = imported(
      {
        type: 'checkbox',
        name: 'ways',
        title: '方法',
        choices: ['電話', '面談'],
        showOtherItem: true,
        otherText: 'ほか',
        hasNone: true,
      },
      { type: 'comment', name: 'more', title: '内容', maxLength: 10, visibleIf: "{ways} contains 'other'" },
    );
    expect(elements).toMatchObject([
      {
        choices: [
          { value: 1, text: '電話' },
          { value: 2, text: '面談' },
          { value: 3, text: '特にない', isExclusive: true },
          { value: 4, text: 'ほか' },
        ],
      },
      { visibleIf: '{ways} contains 4' },
    ]);
    expect(found('option-added').map(({ where }) => where)).toEqual([
      'elements[0].hasNone',
      'elements[0].showOtherItem',
    ]);
    expect(found('option-added')[1]?.message.ja).toContain('{ways} contains 4');
    expect(found('not-carried')).toEqual([]);
  });

  test('keeps the codes of the listed options when it adds some', () => {
    const { elements } = imported({
      type: 'radiogroup',
      name: 'q',
      title: '問',
      choices: [10, 20],
      showDontKnowItem: true,
    });
    expect(elements[0]).toMatchObject({ choices: [{ value: 10 }, { value: 20 }, { value: 21 }] });
  });

  test('counts the points of a rating as SurveyJS does, and says what cannot be a code', () => {
    const points = (rating: object) => {
      const { elements, found } = imported({ type: 'rating', name: 'r', title: '評価', ...rating });
      const [first] = elements;
      return [
        first && 'choices' in first ? first.choices.map(({ value }) => value) : [],
        found('limit-proposed').map(({ where }) => where),
      ];
    };
    expect(points({})).toEqual([[1, 2, 3, 4, 5], []]);
    expect(points({ rateCount: 7 })).toEqual([[1, 2, 3, 4, 5, 6, 7], []]);
    expect(points({ rateMin: 0, rateMax: 10, rateStep: 5 })).toEqual([[0, 5, 10], []]);
    expect(points({ rateMin: -2, rateMax: 2 })).toEqual([[1, 2], ['elements[0].rateMin']]);
    expect(points({ rateMax: 1_000 })).toEqual([[1, 2, 3, 4, 5], ['elements[0].rateMax']]);
  });

  test('shows a value without text as it is, however long and whatever is in it', () => {
    const long = `「はい」と"答えた"\\方${'あ'.repeat(300)}`;
    const { elements } = imported(
      { type: 'radiogroup', name: 'q', title: '問', choices: [long, 'b'] },
      { type: 'matrix', name: 'm', title: '表', columns: ['c', 'd'], rows: [long] },
    );
    expect(elements).toMatchObject([{ choices: [{ text: long }, {}] }, { rows: [{ text: long }] }]);
  });

  test('says of every option which code it got', () => {
    const choices = Array.from({ length: 60 }, (_, index) => `choice number ${index + 1}`);
    const { found } = imported({ type: 'dropdown', name: 'q', title: '問', choices });
    expect(found('codes-proposed')[0]?.message.ja).toContain('"choice number 60"→60');
  });

  test('says what it made of a tag box, of entities, of a matrix without rows', () => {
    const { elements, found } = imported(
      { type: 'tagbox', name: 't', title: '問', choices: [1, 2] },
      { type: 'html', name: 'n', html: '<p>個人&nbsp;情報 &amp; 秘密</p>' },
      { type: 'matrix', name: 'm', title: '表', columns: [1, 2], rows: [] },
    );
    expect(elements).toMatchObject([{ type: 'checkbox' }, { html: '個人 情報 ＆ 秘密' }]);
    expect(found('type-converted').map(({ where }) => where)).toEqual(['elements[0]']);
    expect(found('text-changed').map(({ where }) => where)).toEqual(['elements[1].html']);
    expect(found('rows-missing').map(({ where }) => where)).toEqual(['elements[2]']);
  });

  test('takes the default of a text for English where the Japanese stands beside it', () => {
    const { instrument, overlays } = importSurveyJson(
      {
        title: { default: 'A survey', ja: '調査' },
        elements: [{ type: 'comment', name: 'q', title: { default: 'Why?', ja: 'なぜですか。' } }],
      },
      as,
    );
    expect(instrument?.title).toEqual({ ja: '調査', en: 'A survey' });
    expect(overlays).toMatchObject([{ language: 'en', texts: { 'q.title': 'Why?' } }]);
  });

  test('has findings in both languages that end as sentences', () => {
    const { findings } = importSurveyJson(
      {
        triggers: [],
        calculatedValues: 1,
        pages: [{ elements: [{ type: 'file' }, 3, { type: 'matrix' }] }, 4],
      },
      as,
    );
    expect(findings.length).toBeGreaterThan(5);
    for (const { message } of findings) {
      expect(message.ja).toMatch(/。$/);
      expect(message.en).toMatch(/\.$/);
    }
  });
});

const deep = (levels: number): unknown => {
  let value: unknown = { type: 'comment', name: 'q' };
  for (let level = 0; level < levels; level++) value = { type: 'panel', elements: [value] };
  return value;
};
const deepList = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
};

describe('a hostile file', () => {
  test.each<[string, unknown]>([
    ['panels nested a hundred thousand deep', { elements: [deep(100_000)] }],
    [
      'lists nested a hundred thousand deep',
      {
        elements: [
          {
            type: 'radiogroup',
            name: deepList(100_000),
            title: deepList(100_000),
            choices: [deepList(100_000), deepList(100_000)],
            visibleIf: deepList(100_000),
          },
        ],
      },
    ],
    [
      'prototypes',
      JSON.parse(
        '{"__proto__":{"pages":1},"constructor":{"prototype":{}},"pages":[{"elements":[{"type":"text","name":"__proto__","title":{"__proto__":"x","constructor":"y"}},{"type":"constructor","name":"toString"}]}]}',
      ),
    ],
    [
      'ten thousand questions',
      { elements: Array.from({ length: 10_000 }, () => ({ type: 'comment', name: 'same' })) },
    ],
    [
      'a text of a million signs',
      { title: '<'.repeat(1_000_000), elements: [{ type: 'text', name: 'a'.repeat(1_000_000) }] },
    ],
    [
      'an endless condition',
      { elements: [{ type: 'text', name: 'a', visibleIf: '{a} = 1 and '.repeat(100_000) }] },
    ],
    ['no object', [1, 2]],
    ['nothing', null],
  ])('is read without an error: %s', (_, json) => {
    const { instrument } = importSurveyJson(json, as);
    if (instrument) expect(instrumentSchema.safeParse(instrument).success).toBe(true);
    expect(({} as { pages?: unknown }).pages).toBeUndefined();
  });
});

/** Every property name that SurveyJS files are made of, each with anything in it. */
const KEYS = [
  'type',
  'name',
  'title',
  'description',
  'html',
  'visibleIf',
  'choices',
  'columns',
  'rows',
  'elements',
  'questions',
  'pages',
  'value',
  'text',
  'isExclusive',
  'min',
  'max',
  'maxLength',
  'maxSelectedChoices',
  'inputType',
  'rateValues',
  'rateMin',
  'rateMax',
  'rateStep',
  'rateCount',
  'hasOther',
  'otherText',
  'showNoneItem',
  'labelTrue',
  'isRequired',
  'locale',
  'tsunagari',
  'items',
  'default',
  'ja',
  'en',
];
const TYPES = [
  'radiogroup',
  'dropdown',
  'checkbox',
  'tagbox',
  'boolean',
  'rating',
  'text',
  'comment',
  'matrix',
  'html',
  'panel',
  'file',
];
const { survey } = fc.letrec<{ survey: unknown; object: object; value: unknown }>((tie) => ({
  survey: tie('object'),
  object: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 8 }),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(
      ...TYPES,
      0,
      1,
      5,
      300,
      -1,
      true,
      null,
      '',
      'あ',
      '<b>',
      "{a} = 'x'",
      '{name} notempty',
      'number',
      'ja',
      'en',
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
}));

/** Paths of every value in a JSON value that is neither list nor object. */
function leaves(value: unknown, path: string): readonly { path: string; leaf: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((part, index) => leaves(part, `${path}[${index}]`));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, part]) => leaves(part, path === '' ? key : `${path}.${key}`));
  return [{ path, leaf: value }];
}

test('nothing of a file is dropped in silence', () => {
  fc.assert(
    fc.property(survey as fc.Arbitrary<object>, fc.array(survey), (root, elements) => {
      const sound = { type: 'comment', name: 'sound', title: '問', maxLength: 10 };
      const json = { ...root, pages: [{ name: 'p', elements: [sound, ...elements] }] };
      const { instrument, overlays, findings } = importSurveyJson(json, as);
      expect(instrument, JSON.stringify(findings)).not.toBeNull();
      const carried = JSON.stringify([instrument, overlays]);
      const silent = leaves(json, '').filter(
        ({ path, leaf }) =>
          !findings.some(
            ({ where }) => path === where || path.startsWith(`${where}.`) || path.startsWith(`${where}[`),
          ) &&
          !carried.includes(JSON.stringify(leaf)) &&
          !carried.includes(String(leaf)),
      );
      // what a file leaves empty says nothing
      expect(silent.filter(({ leaf }) => leaf !== '' && leaf !== null)).toEqual([]);
    }),
    { numRuns: Number(process.env.PATHS ?? 100) * 5, seed: 7 },
  );
});

/** Conditions come back with brackets of their own. */
function withoutConditions(page: {
  readonly visibleIf?: string | undefined;
  readonly elements: readonly { readonly visibleIf?: string | undefined }[];
}): unknown {
  const bare = ({ visibleIf, ...rest }: { readonly visibleIf?: string | undefined }) => ({
    ...rest,
    shown: visibleIf !== undefined,
  });
  return { ...bare(page), elements: page.elements.map(bare) };
}
