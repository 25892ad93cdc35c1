import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  bodyProblems,
  commonProblems,
  plainFormProblems,
  problemSchema,
  routes,
  staffProblems,
} from '../contract/api.ts';
import { Problem, problemOnTheWire } from './problem.ts';
import { type ProblemCode, problemCatalogue } from './problem-catalogue.ts';

const codes = Object.keys(problemCatalogue) as ProblemCode[];

describe('problem catalogue', () => {
  test('holds every code of the contract, and no other', () => {
    const contract = new Set<string>([
      ...commonProblems,
      ...bodyProblems,
      ...staffProblems,
      ...plainFormProblems,
      ...Object.values(routes).flatMap((route) => route.problems),
    ]);
    expect([...contract].sort()).toEqual([...codes].sort());
  });

  test('docs/problems.md has one heading for each code, with its status, and no other', () => {
    const page = readFileSync(new URL('../../docs/problems.md', import.meta.url), 'utf8');
    const documented = [...page.matchAll(/^## (\S+)\n\nStatus (\d+)\. /gm)].map(([, code, status]) => [
      code,
      Number(status),
    ]);
    expect(page.match(/^## /gm)).toHaveLength(documented.length);
    expect(documented).toEqual(codes.map((code) => [code, problemCatalogue[code].status]));
  });

  test.each(codes)('%s is a full sentence in both languages', (code) => {
    const { message } = problemCatalogue[code];
    expect(message.ja).toMatch(/^[^A-Za-z].*(。|）。)$/);
    expect(message.en).toMatch(/^[A-Z].*\.$/);
  });

  test.each(codes)('%s has the one shape on the wire', (code) => {
    const wire = problemOnTheWire(new Problem(code, { receipt: '1234', retryAfter: 3 }), 'r-1');
    expect(wire.ok).toBe(false);
    expect(problemSchema.parse(wire.problem)).toMatchObject({
      code,
      requestId: 'r-1',
      findings: [],
      receipt: '1234',
    });
  });

  test('the cause stays on the server', () => {
    const wire = problemOnTheWire(new Problem('server.failed', { cause: new Error('secret') }), 'r-1');
    expect(JSON.stringify(wire)).not.toContain('secret');
  });
});
