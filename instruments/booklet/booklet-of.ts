import type { FormElement, FormText, Questionnaire } from '../composition/questionnaire.ts';
import { deepFreeze } from '../definition/deep-freeze.ts';
import { DefinitionError } from '../definition/finding.ts';
import type { FormLanguage } from '../definition/localized-text.ts';
import { isQuestion } from '../definition/questions.ts';
import { rubySegments, withoutRuby } from '../definition/ruby.ts';
import { compileRules } from '../rules/compile-rules.ts';
import type { Condition } from '../rules/condition.ts';
import { parseCondition } from '../rules/parse-condition.ts';
import type { Booklet, BookletNote, BookletQuestion, BookletSection, BookletText } from './booklet.ts';
import type { BookletCover } from './booklet-cover.ts';
import { bookletTexts } from './booklet-texts.ts';
import { destinations } from './destinations.ts';
import { numberQuestions } from './number-questions.ts';
import { printAnswer } from './print-answer.ts';
import { printCover } from './print-cover.ts';
import { type RoutingTexts, routingTexts } from './routing-texts.ts';
import { type RoutedQuestion, routingWords } from './routing-words.ts';

/**
 * The paper form of a questionnaire as plain data: the same wording, codes and conditions as on screen, with
 * question numbers, routing in words, instructions how to mark, and what the office keys. Every element of the
 * definition stands in it exactly once.
 *
 * @param language one that the questionnaire can be read in
 * @param ruby whether readings of kanji are printed where the wording has them
 * @throws DefinitionError when the questionnaire cannot be read in this language, or a condition cannot be compiled
 */
export function bookletOf(
  questionnaire: Questionnaire,
  language: FormLanguage,
  cover: BookletCover,
  { ruby = true }: { readonly ruby?: boolean } = {},
): Booklet {
  requireLanguage(questionnaire, language);
  const texts = bookletTexts[language];
  const routing = routingTexts[language];
  const rules = compileRules(questionnaire);
  const numbers = numberQuestions(rules);
  const number = (name: string) => numbers.get(name) ?? '';

  /** Readings stand in overlays and in our own sentences only: the wording of the definition is taken as it is. */
  const print = (text: string): BookletText => {
    if (language === 'ja') return [{ text }];
    return ruby ? rubySegments(text) : [{ text: withoutRuby(text) }];
  };
  const inLanguage = (text: FormText) => text[language] ?? text.ja;
  const printForm = (text: FormText | undefined) => (text ? print(inLanguage(text)) : null);

  const elements = new Map(
    questionnaire.form.pages.flatMap((page) => page.elements).map((element) => [element.name, element]),
  );
  const routed = (item: string): RoutedQuestion => {
    const element = elements.get(item);
    const labels = (element?.choices ?? []).map(
      ({ value, text }) => [Number(value), inLanguage(text)] as const,
    );
    return {
      number: number(item),
      kind: element?.inputType === 'number' ? 'number' : 'options',
      labels: new Map(labels),
    };
  };
  const who = (condition: Condition | null) =>
    condition === null ? null : routingWords(condition, routed, routing);
  const routedBy = (condition: Condition | null, sentence: (who: string) => string) => {
    const words = who(condition);
    return words === null ? null : print(sentence(words));
  };

  const question = (element: FormElement, shownIf: Condition | null): BookletQuestion => {
    const goTo = destinations(rules, element.name);
    const printed = printAnswer(
      element,
      texts,
      ({ text }) => printForm(text) ?? [],
      (code) => {
        const to = goTo.get(code);
        if (to === undefined) return null;
        return print(to === null ? routing.goToEnd : routing.goTo(routing.numbered(number(to))));
      },
    );
    return {
      kind: 'question',
      name: element.name,
      number: withoutRuby(routing.numbered(number(element.name))),
      title: printForm(element.title) ?? [],
      description: printForm(element.description),
      routing: routedBy(shownIf, routing.asks),
      ...printed,
      instruction: print(routing.bracketed(printed.instruction)),
    };
  };
  /** Whether nothing more is asked of whoever is told this: the answer that shows it leads to the end. */
  const isLast = (condition: Condition | null): boolean =>
    condition !== null &&
    'operator' in condition &&
    ['equal', 'contains'].includes(condition.operator) &&
    condition.operands.every((code) => destinations(rules, condition.item).get(code) === null);
  const note = (element: FormElement): BookletNote => {
    const condition = conditionOf(element.visibleIf);
    return {
      kind: 'note',
      name: element.name,
      text: printForm(element.html) ?? [],
      routing: routedBy(condition, routing.tells),
      ending: isLast(condition) ? print(texts.endsHere) : null,
    };
  };

  const sections = questionnaire.form.pages.map((page, p): BookletSection => {
    const rule = rules.pages[p];
    const own = new Map(rule?.elements.map((element) => [element.name, element.shownIf]));
    const condition = rule?.shownIf ?? null;
    // pages that follow on one condition say it once, at the first of them, with how far it reaches
    const words = p > 0 && sameCondition(rules.pages[p - 1]?.shownIf, condition) ? null : who(condition);
    const reach = rules.pages.slice(p).findIndex((other) => !sameCondition(other.shownIf, condition));
    const asked = questionnaire.pages
      .slice(p, reach < 0 ? undefined : p + reach)
      .flatMap((own) => own.elements)
      .filter(isQuestion)
      .map(({ name }) => name);
    return {
      name: page.name,
      title: printForm(page.title),
      description: printForm(page.description),
      routing: words === null ? null : print(sectionRouting(words, asked.map(number), routing)),
      blocks: page.elements.map((element) =>
        element.type === 'html' ? note(element) : question(element, own.get(element.name) ?? null),
      ),
    };
  });

  const blocks = sections.flatMap((section) => section.blocks);
  const have = {
    routing: [...sections, ...blocks].some((part) => part.routing !== null),
    arrows: blocks.some(
      (block) =>
        block.kind === 'question' &&
        block.answer.kind === 'options' &&
        block.answer.options.some((option) => option.goTo !== null),
    ),
  };
  return deepFreeze({
    language,
    questionnaire: { id: questionnaire.id, version: questionnaire.version },
    ...printCover(questionnaire, asItReads(cover), texts, language, print, inLanguage, have),
    sections,
  } satisfies Booklet);
}

/** Marks that turn the direction of text round, and control characters: a telephone number must read as it is. */
const INVISIBLE = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** What stands on the cover comes from the office and is in no definition: it is held to the same as a plain text. */
function asItReads(cover: BookletCover): BookletCover {
  return JSON.parse(JSON.stringify(cover), (key, value) =>
    typeof value === 'string' && key !== 'qr' ? value.replace(INVISIBLE, ' ').trim() : value,
  );
}

function requireLanguage({ id, languages }: Questionnaire, language: FormLanguage): void {
  if (languages.includes(language)) return;
  throw new DefinitionError([
    {
      code: 'booklet.language-missing',
      where: `${id} (${language})`,
      message: {
        ja: `この調査票には、この言語の文言がありません。${languages.join('、')} のいずれかを選んでください。`,
        en: `The questionnaire cannot be read in this language; choose one of ${languages.join(', ')}.`,
      },
    },
  ]);
}

function conditionOf(visibleIf: string | undefined): Condition | null {
  if (visibleIf === undefined) return null;
  const parsed = parseCondition(visibleIf);
  // compileRules has already refused what does not parse
  return parsed.ok ? parsed.condition : null;
}

function sameCondition(one: Condition | null | undefined, other: Condition | null): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other);
}

/** One question: only its number would be said twice; several: from the first to the last. */
function sectionRouting(words: string, numbers: readonly string[], routing: RoutingTexts): string {
  const [first] = numbers;
  const last = numbers.at(-1);
  if (first === undefined || last === undefined || first === last) return routing.asks(words);
  return routing.asksFromTo(routing.numbered(first), routing.numbered(last), words);
}
