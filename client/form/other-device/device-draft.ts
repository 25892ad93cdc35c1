import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { has, isFilledIn, isFlag, isKey, isLanguage } from '../draft/draft.ts';
import type { FilledIn } from '../questionnaire/questionnaire-form.ts';

/** What goes to another device: enough to go on there at the same place. Consent, start and sending are that device's own. */
export interface DeviceDraft {
  readonly format: 1;
  /** one more at each save, whichever device it comes from: what is newer is known without any clock */
  readonly counter: number;
  /** 128 random bits of the page that saved: it knows its own again when an acknowledgement was lost */
  readonly device: string;
  readonly language: FormLanguage;
  readonly filledIn: FilledIn;
  /** after the last question */
  readonly ready: boolean;
}

const isDeviceDraft = has<DeviceDraft>({
  format: (value) => value === 1,
  counter: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  device: isKey,
  language: isLanguage,
  filledIn: isFilledIn,
  ready: isFlag,
});

export const writeDeviceDraft = (draft: DeviceDraft): string => JSON.stringify(draft);

/** The draft in a text that was opened, or null where it is none of this format: nothing is guessed and nothing repaired. */
export function readDeviceDraft(text: string): DeviceDraft | null {
  try {
    const value: unknown = JSON.parse(text);
    return isDeviceDraft(value) ? value : null;
  } catch {
    return null;
  }
}
