import { isQuestion } from '../definition/questions.ts';
import type { Element, Page } from '../definition/survey-json.ts';
import { compileRules } from '../rules/compile-rules.ts';
import type { CompiledRules } from '../rules/compiled-rules.ts';
import { conditionFindings } from '../rules/condition-findings.ts';
import type { AskedForm } from './law.ts';

/**
 * The rules of a form with its notes among them, for a note is shown or not as a question is. Null where a
 * condition is broken in itself: that is the business of other laws.
 */
export function rulesWithNotes(form: AskedForm): CompiledRules | null {
  const known = compiled.get(form.pages);
  if (known !== undefined) return known;
  const rules = compile(form);
  compiled.set(form.pages, rules);
  return rules;
}

/** Three laws look at the rules of every form, and compiling is most of their work. */
const compiled = new WeakMap<readonly Page[], CompiledRules | null>();

function compile(form: AskedForm): CompiledRules | null {
  if (conditionFindings(form.pages).length > 0) return null;
  const pages = form.pages.map((page): Page => ({ ...page, elements: page.elements.map(noteAsQuestion) }));
  return compileRules({ id: form.name, version: '', pages });
}

function noteAsQuestion(element: Element): Element {
  if (isQuestion(element)) return element;
  const { name, html, visibleIf } = element;
  return { type: 'comment', name, title: html, maxLength: 1, ...(visibleIf !== undefined && { visibleIf }) };
}
