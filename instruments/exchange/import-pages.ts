import type { ItemFacts } from '../definition/instrument.ts';
import type { Element, Page } from '../definition/survey-json.ts';
import { importCondition } from './import-condition.ts';
import { described } from './import-finding.ts';
import { type ImportedElement, type Importing, importQuestion } from './import-questions.ts';
import { isObject, type JsonObject } from './json-reader.ts';

/** Panels in panels; nobody nests deeper, and a hostile file must not exhaust the stack. */
const DEEPEST = 20;

interface Placed extends ImportedElement {
  readonly where: string;
  /** conditions of the file that must hold together: of the element and of the panels around it */
  readonly conditions: readonly { readonly where: string; readonly expression: unknown }[];
}

/** A page in our form, with the measures proposed for its questions. */
export interface ReadPage {
  readonly page: Page;
  readonly measures: ReadonlyMap<string, ItemFacts['measure']>;
}

/** The pages of a file; one of its own for a file that has none. */
export function readPages(json: JsonObject, importing: Importing): readonly ReadPage[] {
  const { reader, report } = importing;
  const sources: readonly unknown[] = reader.takeList(json, 'pages') ?? [json];
  const drafts = sources.flatMap((source, index) => {
    const where = source === json ? '' : `pages[${index}]`;
    if (!isObject(source)) {
      report('page-not-read', where, 'ページとして読めません。', 'This cannot be read as a page.');
      return [];
    }
    const elements = readElements(source, where, [], 0, importing);
    if (elements.length === 0) {
      report(
        'page-empty',
        where || 'pages',
        '取り込める設問がないページです。除きました。',
        'The page has nothing that could be carried; it was left out.',
      );
      return [];
    }
    if (source === json)
      return [
        { elements, name: importing.name('page1', 'page', 'pages'), texts: {}, condition: undefined, where },
      ];
    const name = importing.name(reader.takeWhole(source, 'name'), 'page', where);
    const texts: Record<string, string> = {};
    for (const key of ['title', 'description'] as const) {
      const text = importing.text(reader.takeWhole(source, key), `${where}.${key}`);
      if (!text) continue;
      texts[key] = text.ja;
      importing.texts.set(`${name}.${key}`, text);
    }
    return [{ elements, name, texts, condition: reader.takeWhole(source, 'visibleIf'), where }];
  });
  // conditions last: they name items by what the file calls them, and those are known only now
  return drafts.map(({ elements, name, texts, condition, where }): ReadPage => {
    const shownIf = together([{ where: `${where}.visibleIf`, expression: condition }], importing);
    return {
      page: {
        name,
        ...texts,
        ...(shownIf !== undefined && { visibleIf: shownIf }),
        elements: elements.map(({ element, conditions }): Element => {
          const visibleIf = together(conditions, importing);
          return visibleIf === undefined ? element : { ...element, visibleIf };
        }),
      },
      measures: new Map(elements.map(({ element, measure }) => [element.name, measure])),
    };
  });
}

/** Elements of a page or panel; panels are opened, their conditions go to what stands in them. */
function readElements(
  source: JsonObject,
  where: string,
  around: Placed['conditions'],
  depth: number,
  importing: Importing,
): readonly Placed[] {
  const { reader, report } = importing;
  const list = reader.takeList(source, 'elements') ?? reader.takeList(source, 'questions') ?? [];
  return list.flatMap((entry, index): readonly Placed[] => {
    const own = `${where === '' ? '' : `${where}.`}elements[${index}]`;
    if (!isObject(entry)) {
      report('element-not-read', own, '設問として読めません。', 'This cannot be read as a question.');
      return [];
    }
    const conditions = [
      ...around,
      { where: `${own}.visibleIf`, expression: reader.takeWhole(entry, 'visibleIf') },
    ];
    if (Object.hasOwn(entry, 'type') && entry.type === 'panel') {
      reader.takeWhole(entry, 'type');
      report(
        'panel-opened',
        own,
        'パネルの枠を外し、中の設問をページに並べました。',
        'The panel was opened; what stood in it stands on the page.',
      );
      if (depth < DEEPEST) return readElements(entry, own, conditions, depth + 1, importing);
      report(
        'too-deep',
        own,
        'パネルの入れ子が深すぎるため、中を取り込みません。',
        'Panels are nested too deep; what is inside was left out.',
      );
      return [];
    }
    const made = importQuestion(entry, own, importing);
    return made === null ? [] : [{ ...made, where: own, conditions }];
  });
}

function together(conditions: Placed['conditions'], { report, items }: Importing): string | undefined {
  const written = conditions.flatMap(({ where, expression }) => {
    if (expression === undefined || expression === '') return [];
    const condition = typeof expression === 'string' ? importCondition(expression, items) : null;
    if (condition !== null) return [condition];
    report(
      'condition-not-carried',
      where,
      `表示条件を取り込めません：${described(expression)}。この設問は全員に表示されます。条件を書き直してください。`,
      `The condition ${described(expression)} cannot be carried, so everyone is shown this; write it anew.`,
    );
    return [];
  });
  if (written.length < 2) return written[0];
  return written.map((condition) => `(${condition})`).join(' and ');
}
