import { describe, expect, test } from 'vitest';
import { problemFindingSchema, submissionSchema } from '../contract/api.ts';
import { schemaFindings } from './schema-findings.ts';

function findingsOf(value: unknown) {
  const parsed = submissionSchema.safeParse(value);
  if (parsed.success) throw new Error('the value was accepted');
  return schemaFindings(parsed.error);
}

describe('schemaFindings', () => {
  test('names every wrong place at once', () => {
    const places = findingsOf({}).map((finding) => finding.where);
    expect(places).toEqual(
      expect.arrayContaining([
        'submissionKey',
        'questionnaire',
        'language',
        'consent',
        'startToken',
        'channel',
      ]),
    );
  });

  test('has the shape of the contract for any value', () => {
    for (const value of [null, 1, 'x', [], { answers: 1 }, { consent: { agreed: 'yes', version: 3 } }]) {
      for (const finding of findingsOf(value)) problemFindingSchema.parse(finding);
    }
  });

  test('an unknown field is named, cut short, and what was written is not repeated', () => {
    const text = JSON.stringify(
      findingsOf({ [`x${'y'.repeat(500)}`]: 'my secret', submissionKey: 'my secret' }),
    );
    expect(text).toContain(`x${'y'.repeat(99)}"`);
    expect(text).not.toContain('my secret');
    expect(text.length).toBeLessThan(4000);
  });

  test('thousands of unknown fields do not make a long answer', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, 1]));
    expect(findingsOf(many).length).toBeLessThanOrEqual(100);
  });
});
