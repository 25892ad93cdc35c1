import { describe, expect, test } from 'vitest';
import { composeFromDefinitions } from '../composition/compose-from-definitions.ts';
import { composeQuestionnaire } from '../composition/compose-questionnaire.ts';
import type { Questionnaire } from '../composition/questionnaire.ts';
import { DefinitionError } from '../definition/finding.ts';
import type { Instrument } from '../definition/instrument.ts';
import { formLanguageSchema } from '../definition/localized-text.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { withoutRuby } from '../definition/ruby.ts';
import type { Page } from '../definition/survey-json.ts';
import type { Booklet, BookletText } from './booklet.ts';
import { type BookletCover, specimenCover } from './booklet-cover.ts';
import { bookletOf } from './booklet-of.ts';

const files = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [path.slice(3), text])),
);
const questionnaires = definitions.recipes.map(({ value }) => composeFromDefinitions(value, definitions));
const shipped = questionnaires.flatMap((questionnaire) =>
  questionnaire.languages.map((language) => ({ name: questionnaire.id, questionnaire, language })),
);

const base = (text: BookletText | null) => (text ?? []).map((part) => part.text).join('');
const specimen = specimenCover('題', null);
const blocksOf = (booklet: Booklet) => booklet.sections.flatMap((section) => section.blocks);
const questionsOf = (booklet: Booklet) =>
  blocksOf(booklet).flatMap((block) => (block.kind === 'question' ? [block] : []));

/** A questionnaire of one instrument in Japanese. */
function small(pages: readonly Page[], more: Partial<Questionnaire> = {}): Questionnaire {
  const items = pages
    .flatMap((page) => page.elements)
    .filter((element) => element.type !== 'html')
    .flatMap((element) =>
      element.type === 'matrix' ? element.rows.map((row) => `${element.name}.${row.value}`) : [element.name],
    )
    .map((id) => ({
      id,
      label: { ja: id, en: id },
      measure: 'nominal' as const,
      exactness: 'ours' as const,
      source: 's',
      sensitive: false,
      strictDisclosure: false,
      refusalCodes: [],
    }));
  const instrument: Instrument = {
    id: 'small',
    version: '1',
    kind: 'stand-alone',
    title: { ja: '小', en: 'small' },
    origin: { ja: '小', en: 'small' },
    source: 's',
    audience: 'residents',
    anonymity: 'anonymous',
    desks: [],
    items,
    nets: [],
    scores: [],
    form: { locale: 'ja', pages: [...pages] },
  };
  const recipe = {
    id: 'small',
    version: '1',
    title: instrument.title,
    core: { instrument: 'small', version: '1' },
    modules: [],
    languages: ['ja' as const],
    derived: [],
  };
  return { ...composeQuestionnaire(recipe, [instrument], []), ...more };
}

const single = (name: string, visibleIf?: string, codes = [1, 2, 3]) => ({
  type: 'radiogroup' as const,
  name,
  title: `${name}か`,
  choices: codes.map((value) => ({ value, text: `${name}${value}` })),
  ...(visibleIf && { visibleIf }),
});
const page = (name: string, elements: Page['elements'], visibleIf?: string): Page => ({
  name,
  elements,
  ...(visibleIf && { visibleIf }),
});

describe('the booklet of a shipped questionnaire', () => {
  test('is tried with every questionnaire', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(2);
  });

  test.each(shipped)(
    '$name ($language) has every element once, in order, with its words',
    ({ questionnaire, language }) => {
      const booklet = bookletOf(questionnaire, language, specimen);
      const elements = questionnaire.form.pages.flatMap((own) => own.elements);
      expect(blocksOf(booklet).map(({ name }) => name)).toEqual(elements.map(({ name }) => name));
      expect(booklet.sections.map(({ name, routing }) => [name, routing !== null])).toEqual(
        questionnaire.form.pages.map((own, p, all) => [
          own.name,
          own.visibleIf !== undefined && own.visibleIf !== all[p - 1]?.visibleIf,
        ]),
      );
      for (const [b, block] of blocksOf(booklet).entries()) {
        const element = elements[b];
        expect([block.name, block.routing !== null]).toEqual([
          element?.name,
          element?.visibleIf !== undefined,
        ]);
        const words = (text: (typeof element & object)['title']) => withoutRuby(text?.[language] ?? '');
        if (block.kind === 'note') expect(base(block.text)).toBe(words(element?.html));
        else {
          expect(base(block.title)).toBe(words(element?.title));
          const printed =
            block.answer.kind === 'options'
              ? block.answer.options
              : block.answer.kind === 'rows'
                ? block.answer.columns
                : [];
          expect(printed.map(({ code, text }) => [code, base(text)])).toEqual(
            (element?.choices ?? element?.columns ?? []).map(({ value, text }) => [value, words(text)]),
          );
        }
      }
      expect(questionsOf(booklet).flatMap(({ keying }) => keying.map(({ item }) => item))).toEqual(
        questionnaire.items.map(({ id }) => id),
      );
    },
  );

  test.each(shipped)(
    '$name ($language) numbers its questions without gap or double',
    ({ questionnaire, language }) => {
      const numbers = questionsOf(bookletOf(questionnaire, language, specimen)).map(({ number }) =>
        number.replace(/^\D+/, ''),
      );
      let main = 0;
      let follow = 0;
      for (const number of numbers) {
        if (number.includes('-')) follow += 1;
        else [main, follow] = [main + 1, 0];
        expect(number).toBe(follow === 0 ? String(main) : `${main}-${follow}`);
      }
    },
  );

  test('says in words what the national form routes', () => {
    const saitama = questionnaires.find(({ id }) => id === 'saitama-2023');
    if (!saitama) throw new Error('saitama-2023 is not shipped');
    const booklet = bookletOf(saitama, 'ja', specimen);
    const section = (name: string) =>
      base(booklet.sections.find((own) => own.name === name)?.routing ?? null);
    expect(section('outing_purposes')).toBe('問1で「5 外出しない」に○をつけなかった方にうかがいます。');
    expect(section('support_reasons')).toBe('問6で「2 受けていない」に○をつけた方にうかがいます。');
    const support = questionsOf(booklet).find(({ name }) => name === 'support_received');
    expect(
      support?.answer.kind === 'options' && support.answer.options.map(({ goTo }) => base(goTo)),
    ).toEqual(['→問7へ', '→問6-1へ', '→問7へ']);
    const matrix = questionsOf(booklet).find(({ name }) => name === 'communication');
    expect(base(matrix?.instruction ?? null)).toBe('（アからエのそれぞれについて、○は1つずつ）');
  });
});

describe('a booklet', () => {
  test('numbers what hangs on one answer below it, and what hangs on more as a question of its own', () => {
    const booklet = bookletOf(
      small([
        page('p1', [single('a'), single('b', '{a} = 1'), single('c', '{b} = 1')]),
        page('p2', [single('d')]),
        page('p3', [single('e', '{a} = 1'), single('f', '{d} = 1 or {a} = 2')]),
      ]),
      'ja',
      specimen,
    );
    expect(questionsOf(booklet).map(({ number }) => number)).toEqual([
      '問1',
      '問1-1',
      '問1-2',
      '問2',
      '問3',
      '問4',
    ]);
  });

  test('says of a page with several questions how far its condition reaches', () => {
    const booklet = bookletOf(
      small([page('p1', [single('a')]), page('p2', [single('b'), single('c', '{b} = 2')], '{a} = 1')]),
      'ja',
      specimen,
    );
    expect(base(booklet.sections[1]?.routing ?? null)).toBe(
      '問1-1から問1-2までは、問1で「1 a1」に○をつけた方にうかがいます。',
    );
    expect(base(questionsOf(booklet)[2]?.routing ?? null)).toBe(
      '問1-1で「2 b2」に○をつけた方にうかがいます。',
    );
  });

  test('numbers nothing below the question that opens the questionnaire', () => {
    const booklet = bookletOf(
      small([
        page('p1', [single('lives'), single('where', '{lives} = 1')]),
        page('p2', [single('a'), single('b', '{a} = 1')], '{lives} = 1'),
        page('p3', [single('c')], '{lives} = 1'),
        page('p4', [single('d')], '{lives} = 1 and {c} = 2'),
      ]),
      'ja',
      specimen,
    );
    expect(questionsOf(booklet).map(({ number }) => number)).toEqual([
      '問1',
      '問1-1',
      '問2',
      '問2-1',
      '問3',
      '問3-1',
    ]);
  });

  test('says once what pages that follow each other have in common', () => {
    const booklet = bookletOf(
      small([
        page('p1', [single('a')]),
        page('p2', [single('b')], '{a} = 1'),
        page('p3', [single('c')], '{a} = 1'),
        page('p4', [single('d')], '{a} = 2'),
        page('p5', [single('e')]),
        page('p6', [single('f')], '{a} = 2'),
      ]),
      'ja',
      specimen,
    );
    expect(booklet.sections.map(({ routing }) => base(routing))).toEqual([
      '',
      '問1-1から問1-2までは、問1で「1 a1」に○をつけた方にうかがいます。',
      '',
      '問1で「2 a2」に○をつけた方にうかがいます。',
      '',
      '問1で「2 a2」に○をつけた方にうかがいます。',
    ]);
  });

  test('says for whom a note is, without asking them anything', () => {
    const note = { type: 'html' as const, name: 'n', html: 'ここまでです。', visibleIf: '{a} = 1' };
    const booklet = bookletOf(small([page('p1', [single('a'), note, single('b')])]), 'ja', specimen);
    expect(base(blocksOf(booklet)[1]?.routing ?? null)).toBe('問1で「1 a1」に○をつけた方へ');
    expect(blocksOf(booklet)[1]).toMatchObject({ ending: null });
  });

  test('tells whom nothing more is asked to return the paper, which a note for a screen does not say', () => {
    const screened = questionnaires.find(({ id }) => id === 'yamagata-2022');
    if (!screened) throw new Error('yamagata-2022 is not shipped');
    for (const language of screened.languages) {
      const notes = blocksOf(bookletOf(screened, language, specimen)).filter(({ kind }) => kind === 'note');
      expect(notes.map((one) => one.kind === 'note' && one.ending !== null)).toEqual([true]);
    }
    const booklet = bookletOf(screened, 'ja', specimen);
    expect(questionsOf(booklet).map(({ number }) => number)).toContain('問10');
    expect(blocksOf(booklet)[1]).toMatchObject({
      ending: [{ text: '紙の調査票の場合は、ここで終わりです。案内にある方法でお返しください。' }],
    });
  });

  test('has boxes for the digits of a number and of a code, lines for a text, columns for many short options', () => {
    const booklet = bookletOf(
      small([
        page('p1', [
          { type: 'text', inputType: 'number', name: 'n', title: '年', min: 0, max: 120 },
          { type: 'text', name: 's', title: '文', maxLength: 20 },
          { type: 'comment', name: 't', title: '文', maxLength: 4000 },
          {
            ...single(
              'm',
              undefined,
              Array.from({ length: 40 }, (_, code) => code + 1),
            ),
            type: 'dropdown',
          },
          {
            type: 'checkbox',
            name: 'c',
            title: '複',
            maxSelectedChoices: 2,
            choices: [1, 2, 3].map((value) => ({ value, text: `${value}番` })),
          },
        ]),
      ]),
      'ja',
      specimen,
    );
    expect(questionsOf(booklet).map(({ answer, keying }) => [answer, keying[0]?.digits])).toMatchObject([
      [{ kind: 'number', digits: 3 }, 0],
      [{ kind: 'text', lines: 1 }, 0],
      [{ kind: 'text', lines: 10 }, 0],
      [{ kind: 'options', across: 3 }, 2],
      [{ kind: 'options', across: 1 }, 0],
    ]);
    expect(base(questionsOf(booklet)[4]?.instruction ?? null)).toBe('（○は2つまで）');
  });

  test('prints what is known of the survey, and says that a specimen cannot be answered', () => {
    const cover: BookletCover = {
      ...specimen,
      specimen: false,
      organisation: '県',
      minutes: 15,
      window: { opens: '1月17日', closes: '2月10日' },
      desks: [{ name: '窓口', value: '000', detail: '毎日' }],
      slip: 'A-001',
    };
    const form = small([page('p1', [single('a')])]);
    const booklet = bookletOf(form, 'ja', cover);
    expect(booklet.marks).toEqual([]);
    expect(booklet.cover.lines.map(({ term, text }) => [base(term), base(text)])).toEqual([
      ['調査の実施者', '県'],
      ['かかる時間', '約15分'],
      ['回答の期間', '1月17日から2月10日まで'],
    ]);
    expect(booklet.cover.promises.map(base)).toHaveLength(3);
    // the office may well ask an organisation back that answered under its name
    const named = bookletOf({ ...form, anonymity: 'named' }, 'ja', cover);
    expect(named.cover.promises.map(base).join('')).not.toContain('ご連絡をすることはありません');
    expect(named.end.desks?.list.map(({ value }) => value)).toEqual(['110', '119', '000']);
    expect(base(booklet.end.thanks[1] ?? null)).toContain('2月10日までに');
    expect(base(booklet.foot.slip)).toBe('整理番号 A-001');
    expect(bookletOf(form, 'ja', specimen).marks.map(base)).toEqual(['見本：この用紙では回答できません']);
    // without desks nothing points to a list of desks
    expect(bookletOf(form, 'ja', specimen).foot.desks).toBeNull();
    expect(bookletOf({ ...form, anonymity: 'named' }, 'ja', specimen).end.desks).toBeNull();
  });

  test('turns no telephone number round, whatever stands in a text of the cover', () => {
    const cover: BookletCover = {
      ...specimen,
      organisation: '県\u202e\n庁',
      desks: [{ name: '窓口\u202e', value: '0120-000-001', detail: '毎日\u2067' }],
    };
    const booklet = bookletOf(small([page('p1', [single('a')])]), 'ja', cover);
    expect(JSON.stringify(booklet)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(base(booklet.cover.lines[0]?.text ?? null)).toBe('県  庁');
    expect(booklet.end.desks?.list.at(-1)?.value).toBe('0120-000-001');
  });

  test('takes the wording of the definition as it is, and readings from an overlay, which can be left out', () => {
    const title = { ja: '学校《がっこう》', 'ja-x-primary': '学校《がっこう》へ' };
    const form = small([page('p1', [single('a')])]);
    const inBoth: Questionnaire = {
      ...form,
      languages: ['ja', 'ja-x-primary'],
      form: {
        locale: 'ja',
        pages: [
          {
            name: 'p1',
            elements: [{ ...form.form.pages[0]?.elements[0], type: 'radiogroup', name: 'a', title }],
          },
        ],
      },
    };
    const titleIn = (language: 'ja' | 'ja-x-primary', ruby: boolean) =>
      questionsOf(bookletOf(inBoth, language, specimen, { ruby }))[0]?.title;
    expect(titleIn('ja', true)).toEqual([{ text: '学校《がっこう》' }]);
    expect(titleIn('ja-x-primary', true)).toEqual([{ text: '学校', reading: 'がっこう' }, { text: 'へ' }]);
    expect(titleIn('ja-x-primary', false)).toEqual([{ text: '学校へ' }]);
  });

  test('is refused in a language that the questionnaire cannot be read in', () => {
    const form = small([page('p1', [single('a')])]);
    expect(() => bookletOf(form, 'ko', specimen)).toThrow(DefinitionError);
    for (const language of formLanguageSchema.options)
      expect(questionsOf(bookletOf({ ...form, languages: [language] }, language, specimen))).toHaveLength(1);
  });
});
