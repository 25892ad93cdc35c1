import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countReturns } from '../ballot-box/count-returns.ts';
import {
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainAnswers,
  plainCommand,
} from '../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../bench/serve-installation.ts';
import { failureSchema, type Route, routes } from '../contract/api.ts';
import { problemsOf } from '../contract/openapi-document.ts';

const RUNS = process.env.DOSE === 'full' ? 3000 : 200;
const SEED = 20261121;
const TIMEOUT = 300_000;

let installation: IngestInstallation;
let served: ServedInstallation;
beforeAll(async () => {
  installation = await makeInstallation({ letters: { chuo: 5 } });
  served = await serveInstallation(installation, () => new Date(`${OPENS}T12:00:00+09:00`));
});
afterAll(async () => {
  await served.stop();
  await installation.remove();
});

const stored = async () => (await countReturns(installation.box, installation.survey)).accepted;
const known = (route: Route) => problemsOf(route).filter((code) => code !== 'server.failed');

/** Any JSON, with the names that programs trip over among its keys. */
/** Everything may be skipped, so an empty object is a good response. */
const anyJson = fc.jsonValue({ maxDepth: 6 }).filter((value) => JSON.stringify(value) !== '{}');
const trap = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  '',
  '\u0000',
  'health',
  'communication',
);
const anyAnswers = fc.oneof(
  anyJson,
  fc
    .dictionary(fc.oneof(trap, fc.string()), anyJson)
    .map((answers) => ({ ...plainAnswers(0), ...answers, nonsense: 1 })),
);

async function refuses(body: string, headers: Record<string, string>): Promise<void> {
  const response = await fetch(`${served.origin}/api/surveys/ingest/responses`, {
    method: 'POST',
    headers,
    body,
  });
  const { problem } = failureSchema.parse(await response.json());
  expect(known(routes.submit)).toContain(problem.code);
}
const JSON_BODY = { 'content-type': 'application/json' };

test(
  `${RUNS} hostile answers are refused as what they are, and nothing is stored`,
  async () => {
    const honest = plainCommand(installation, 0).submission;
    await fc.assert(
      fc.asyncProperty(anyAnswers, (answers) => refuses(JSON.stringify({ ...honest, answers }), JSON_BODY)),
      { numRuns: RUNS, seed: SEED },
    );
    expect(await stored()).toBe(0);
  },
  TIMEOUT,
);

test(
  `${RUNS} hostile submissions are refused as what they are, and nothing is stored`,
  async () => {
    const honest = plainCommand(installation, 0).submission;
    const part = fc.constantFrom(...Object.keys(honest), 'extra', '__proto__');
    const change = fc.tuple(part, anyJson).filter(([name, value]) => {
      // Another key, or the same part again, would leave the submission as good as it was.
      const before = (honest as Record<string, unknown>)[name];
      return (
        !(name === 'submissionKey' && /^[0-9a-f]{32}$/.test(String(value))) &&
        JSON.stringify(before) !== JSON.stringify(value)
      );
    });
    await fc.assert(
      fc.asyncProperty(change, ([name, value]) => {
        const { [name as keyof typeof honest]: _, ...rest } = honest;
        const text = JSON.stringify(rest);
        return refuses(`${text.slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}`, JSON_BODY);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(await stored()).toBe(0);
  },
  TIMEOUT,
);

test(
  `${RUNS} bodies of any bytes and types are refused as what they are`,
  async () => {
    const types = fc.constantFrom(
      'application/json',
      'application/json; charset=utf-16',
      'text/plain',
      'application/xml',
      'x',
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 300, unit: 'binary' }), types, (body, type) =>
        refuses(body, { 'content-type': type }),
      ),
      { numRuns: RUNS, seed: SEED },
    );
  },
  TIMEOUT,
);

test(
  `${RUNS} addresses and queries of any text get an answer that is no fault of ours`,
  async () => {
    const start = fc.constantFrom(
      '/',
      '/a/',
      '/api/surveys/',
      '/api/staff/surveys/',
      '/qr/',
      '/assets/',
      '/staff/',
    );
    await fc.assert(
      fc.asyncProperty(start, fc.webPath(), fc.webQueryParameters(), async (prefix, path, query) => {
        const response = await fetch(`${served.origin}${prefix}${path.replace(/^\/+/, '')}?${query}`, {
          redirect: 'manual',
        });
        await response.arrayBuffer();
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  },
  TIMEOUT,
);
