import type { Instrument } from '../definition/instrument.ts';
import { isQuestion, optionsOf } from '../definition/questions.ts';

/**
 * Every Japanese text of an instrument's form by its overlay key, in form order: what a translator has to
 * translate, and the only keys an overlay may have (the shape of the keys is told at `overlaySchema`).
 */
export function overlayKeys(instrument: Instrument): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const add = (key: string, text: string | undefined) => {
    if (text !== undefined) texts.set(key, text);
  };
  for (const page of instrument.form.pages) {
    add(`${page.name}.title`, page.title);
    add(`${page.name}.description`, page.description);
    for (const element of page.elements) {
      if (!isQuestion(element)) {
        add(`${element.name}.html`, element.html);
        continue;
      }
      add(`${element.name}.title`, element.title);
      add(`${element.name}.description`, element.description);
      const list = element.type === 'matrix' ? 'columns' : 'choices';
      for (const option of optionsOf(element)) add(`${element.name}.${list}.${option.value}`, option.text);
      if (element.type === 'matrix')
        for (const row of element.rows) add(`${element.name}.rows.${row.value}`, row.text);
    }
  }
  for (const note of instrument.closing ?? []) add(`closing.${note.name}`, note.text);
  return texts;
}
