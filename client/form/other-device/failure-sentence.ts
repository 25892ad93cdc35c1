import type { FormTexts } from '../../../instruments/form-texts/ja.ts';
import type { Failure } from './draft-box.ts';

/** Why nothing was saved for another device, and what to do. */
export function failureSentence(failure: Failure | 'too-long', t: FormTexts): string {
  switch (failure) {
    case 'network':
      return t.otherNoNetwork;
    case 'busy':
      return t.otherBusy;
    case 'too-long':
      return t.otherTooLong;
    case 'refused':
      return t.otherRefused;
  }
}
