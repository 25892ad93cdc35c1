import { firstName } from './draft-names.ts';

/** What was chosen and typed on the page of plain HTML, by names of fields, and the code that it was begun with. */
export interface FirstAnswers {
  readonly code: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Until the form has come and keeps a draft, this tab keeps the first answers: a slow line is when people reload. */
export function keepFirst(surveyId: string, answers: FirstAnswers): void {
  try {
    sessionStorage.setItem(firstName(surveyId), JSON.stringify(answers));
  } catch {
    // forbidden or full: the form says so as soon as it has come
  }
}

/** What this tab kept of the first answers; null where there is nothing, or nothing of ours. */
export function firstAnswers(surveyId: string): FirstAnswers | null {
  try {
    const kept: Partial<FirstAnswers> | null = JSON.parse(
      sessionStorage.getItem(firstName(surveyId)) ?? 'null',
    );
    return typeof kept?.code === 'string' && Array.isArray(kept.fields) ? (kept as FirstAnswers) : null;
  } catch {
    return null;
  }
}

/** Chooses and types them again. */
export function fillIn(form: HTMLFormElement, { fields }: FirstAnswers): void {
  for (const field of form.querySelectorAll<HTMLInputElement>(
    'input:not([type="hidden"]), select, textarea',
  )) {
    const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.includes(field.value);
    else if (values[0] !== undefined) field.value = values[0];
  }
}
