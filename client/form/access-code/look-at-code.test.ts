import { describe, expect, it } from 'vitest';
import type { Start } from '../../../server/contract/api.ts';
import type { Answer } from '../wire.ts';
import { lookAtCode } from './look-at-code.ts';

const problem = (code: string, status: number): Answer<Start> => ({
  kind: 'problem',
  problem: { code, status, message: { ja: '文', en: 'text' }, requestId: 'r', findings: [] },
});
const look = (answer: Answer<Start>) => lookAtCode({ start: async () => answer }, 'ABCD-EFGH-JKMN');

describe('the early look at a code', () => {
  it.each(['code.malformed', 'code.unknown', 'code.spent', 'code.void', 'code.too-many'])(
    'says %s',
    async (code) => {
      expect(await look(problem(code, 422))).toMatchObject({ code });
    },
  );

  it.each([
    ['a good code', { kind: 'data', data: { startToken: 'x' } } as const],
    ['no network', { kind: 'unreachable' } as const],
    ['a busy server', problem('server.busy', 503)],
    ['a server that failed', problem('server.failed', 500)],
    ['a survey that has closed meanwhile: sending says so', problem('survey.closed', 409)],
  ])('holds nobody up for %s', async (_name, answer) => {
    expect(await look(answer)).toBeNull();
  });
});
