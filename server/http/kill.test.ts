import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainAnswers } from '../bench/ingest-installation.ts';
import type { PublicSurvey, Receipt, Returns, Submission } from '../contract/api.ts';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'dist', 'server', 'start.js');
const BY_LETTER = 600;
const OPEN = 400;
/** acknowledgements after which the server is killed, with the rest under way */
const BEFORE_KILL = 250;

interface Running {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly output: string;
}

let folder: string;
let running: Running | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsunagari-kill-'));
});
afterAll(async () => {
  if (running !== undefined) await end(running, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<Running> {
  if (!existsSync(program)) throw new Error(`${program} is not built; run npm test, which builds it first`);
  const child = spawn(process.execPath, [program, 'demo'], {
    env: { ...process.env, PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk);
    });
  }
  // The officials' page is the last thing printed, except for the administrator, who comes in the same write.
  while (!/\/staff\n/.test(output)) {
    if (child.exitCode !== null) throw new Error(`the server ended before it was ready:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const origin = /http:\/\/localhost:\d+/.exec(output)?.[0] ?? '';
  return { child, origin: origin.replace('localhost', '127.0.0.1'), output };
}

async function end({ child }: Running, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  return (await ended)[0] as number | null;
}

async function json<T>(url: string, options?: RequestInit): Promise<T> {
  const answer = (await (await fetch(url, options)).json()) as { ok: boolean; data: T };
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.data;
}
const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** One submission a person, each with its own key, made once and sent as often as it takes. */
async function submissions(origin: string, surveyId: string, codes: readonly (string | undefined)[]) {
  const survey = await json<PublicSurvey>(`${origin}/api/surveys/${surveyId}`);
  const { startToken } = await json<{ startToken: string }>(
    `${origin}/api/surveys/${surveyId}/starts`,
    post({}),
  );
  return codes.map((code, index) => {
    const submission: Submission = {
      submissionKey: randomBytes(16).toString('hex'),
      questionnaire: survey.questionnaire,
      language: 'ja',
      consent: { agreed: true, version: survey.consent.version },
      startToken,
      channel: survey.channels[0] as string,
      answers: plainAnswers(index),
      ...(code === undefined ? {} : { code }),
    };
    return { path: `/api/surveys/${surveyId}/responses`, submission };
  });
}

async function totals({ origin }: Running, password: string): Promise<Record<string, number>> {
  const login = await fetch(`${origin}/api/staff/session`, post({ name: 'administrator', password }));
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] as string;
  const found: Record<string, number> = {};
  for (const id of ['saitama-2023', 'saitama-2023-open']) {
    const returns = await json<Returns>(`${origin}/api/staff/surveys/${id}/returns`, { headers: { cookie } });
    found[id] = returns.total.responses.total;
  }
  return found;
}

test('SIGKILL among 1,000 concurrent submissions loses none of the acknowledged and doubles none of the resent', async () => {
  running = await start();
  const password = /password: (\S+)/.exec(running.output)?.[1] ?? '';
  const before = await totals(running, password);

  const printed = readFileSync(join(folder, 'data', 'printer', 'saitama-2023.csv'), 'utf8');
  const letters = Papa.parse<{ code: string }>(printed, { header: true, skipEmptyLines: true }).data;
  // The demonstration's own respondents have used up letters of every stratum, in no order.
  const candidates = await submissions(
    running.origin,
    'saitama-2023',
    letters.map(({ code }) => code),
  );
  const open = await submissions(
    running.origin,
    'saitama-2023-open',
    Array.from({ length: OPEN }, () => undefined),
  );
  const unused = await unusedOf(candidates, running.origin);
  const all = [...unused.slice(0, BY_LETTER), ...open];
  expect(all).toHaveLength(BY_LETTER + OPEN);

  const acknowledged = new Map<string, Receipt>();
  const killed = { child: running.child };
  await Promise.all(
    all.map(async ({ path, submission }) => {
      try {
        const receipt = await json<Receipt>(`${running?.origin}${path}`, post(submission));
        acknowledged.set(submission.submissionKey, receipt);
        if (acknowledged.size === BEFORE_KILL) killed.child.kill('SIGKILL');
      } catch {
        // No answer came: this one is sent again below.
      }
    }),
  );
  if (killed.child.exitCode === null && killed.child.signalCode === null) await once(killed.child, 'exit');
  expect(killed.child.signalCode).toBe('SIGKILL');
  expect(acknowledged.size).toBeGreaterThanOrEqual(BEFORE_KILL);
  expect(acknowledged.size).toBeLessThan(all.length);

  running = await start();
  const receipts = new Map<string, Receipt>();
  for (let from = 0; from < all.length; from += 100) {
    await Promise.all(
      all.slice(from, from + 100).map(async ({ path, submission }) => {
        receipts.set(
          submission.submissionKey,
          await json<Receipt>(`${running?.origin}${path}`, post(submission)),
        );
      }),
    );
  }
  for (const [key, receipt] of acknowledged) expect(receipts.get(key)).toEqual(receipt);
  expect(receipts.size).toBe(all.length);
  const after = await totals(running, password);
  expect(after).toEqual({
    'saitama-2023': (before['saitama-2023'] ?? 0) + BY_LETTER,
    'saitama-2023-open': (before['saitama-2023-open'] ?? 0) + OPEN,
  });
  expect(await end(running, 'SIGTERM'), 'a polite stop ends well').toBe(0);
}, 120_000);

/** Letters whose code nobody has used: with answers that are refused, a used code is refused first. */
async function unusedOf<T extends { path: string; submission: Submission }>(
  candidates: readonly T[],
  origin: string,
): Promise<T[]> {
  const unused: T[] = [];
  for (let from = 0; from < candidates.length; from += 100) {
    const found = await Promise.all(
      candidates.slice(from, from + 100).map(async (candidate) => {
        const probe = { ...candidate.submission, answers: { nonsense: 1 } };
        const answer = (await (await fetch(`${origin}${candidate.path}`, post(probe))).json()) as {
          problem: { code: string };
        };
        return answer.problem.code === 'response.invalid' ? [candidate] : [];
      }),
    );
    unused.push(...found.flat());
  }
  return unused;
}
