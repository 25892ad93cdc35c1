import type { z } from 'zod';
import type { Finding } from './problem.ts';

const LONGEST_PLACE = 100;
const MOST_FINDINGS = 50;

/**
 * What a schema found wrong, as findings of a problem: where, and what was expected there.
 * Never repeats what was sent, except the name of an unknown field, cut to 100 characters.
 */
export function schemaFindings(error: z.ZodError): readonly Finding[] {
  return error.issues.slice(0, MOST_FINDINGS).flatMap((issue): Finding[] => {
    const place = issue.path.map(String).join('.').slice(0, LONGEST_PLACE);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, MOST_FINDINGS).map((key) => ({
        code: 'field.unknown',
        where: [place, key.slice(0, LONGEST_PLACE)].filter((part) => part !== '').join('.'),
        message: {
          ja: 'この項目は受け付けていません。取り除いてください。',
          en: 'This field is not accepted. Remove it.',
        },
      }));
    }
    const expected = expectation(issue);
    return [
      {
        code: 'field.invalid',
        where: place === '' ? 'body' : place,
        message: {
          ja: `この項目は形が正しくありません（必要な形：${expected}）。`,
          en: `This field is not well formed (expected: ${expected}).`,
        },
      },
    ];
  });
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'nonoptional' ? 'a value' : issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(' | ');
    case 'invalid_format':
      return issue.pattern ?? issue.format;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'too_small':
      return `at least ${issue.minimum}`;
    default:
      return issue.code.replaceAll('_', ' ');
  }
}
