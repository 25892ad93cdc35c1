import type { IncomingMessage } from 'node:http';
import type { SentFields } from '../../instruments/form-view/page-fields.ts';
import { printableKey } from '../../instruments/rules/printable-key.ts';
import { readBody } from '../http/read-body.ts';
import { type Finding, Problem } from '../problems/problem.ts';

const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;\s*charset\s*=\s*(?:utf-8|"utf-8")\s*)?$/i;
/** The longest questionnaire filled to the brim takes less (a test measures it). */
export const FORM_BYTES = 256 * 1024;
/** A page has some hundred boxes at most; each field costs more memory than its bytes. */
const MOST_FIELDS = 2000;
/** What a browser writes: everything else is a percent sign with two digits. */
const ENCODED = /^(?:[A-Za-z0-9*\-._+&=~!'()]|%[0-9A-Fa-f]{2})*$/;

/**
 * Reads the fields of a form that a browser sent, in their order. Parsed by the platform's own URLSearchParams; what no
 * browser writes, and bytes that are no UTF-8, are refused before, because that parser takes anything.
 * @throws Problem request.unsupported-media-type, request.too-large or request.malformed
 */
export async function readFormBody(request: IncomingMessage): Promise<SentFields> {
  const text = (await readBody(request, FORM_TYPE, FORM_BYTES)).toString('latin1');
  if (!ENCODED.test(text) || !isUtf8(text)) throw malformedForm(['body']);
  if (text.split('&', MOST_FIELDS + 1).length > MOST_FIELDS) throw malformedForm(['fields']);
  return [...new URLSearchParams(text)];
}

function isUtf8(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** A body that no page of ours gives, with the parts of it that are not ours. */
export function malformedForm(parts: readonly string[]): Problem {
  return new Problem('request.malformed', {
    findings: parts.slice(0, 20).map(
      (where): Finding => ({
        code: 'field.invalid',
        where: printableKey(where),
        message: {
          ja: 'このページにない項目または値です。前の画面に戻り、ページを開き直してください。',
          en: 'This page has no such field or value. Go back and open the page again.',
        },
      }),
    ),
  });
}
