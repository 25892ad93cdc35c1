import { expect, test } from 'vitest';
import { countReturns } from '../ballot-box/count-returns.ts';
import { makeInstallation, OPENS, plainCommand } from '../bench/ingest-installation.ts';
import { serveInstallation } from '../bench/serve-installation.ts';
import { failureSchema, routes } from '../contract/api.ts';

test('above the limit of its queue the server says when to come back, and then takes what it refused', async () => {
  const letters = 60;
  const installation = await makeInstallation({ letters: { chuo: letters } }, { waitingLimit: 20 });
  const served = await serveInstallation(installation, () => new Date(`${OPENS}T12:00:00+09:00`));
  const send = (index: number) =>
    fetch(`${served.origin}${routes.submit.path.replace(':surveyId', 'ingest')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(plainCommand(installation, index).submission),
    });
  try {
    let waiting = Array.from({ length: letters }, (_, index) => index);
    let refusals = 0;
    for (let round = 0; waiting.length > 0; round += 1) {
      expect(round, 'every round takes some').toBeLessThan(letters);
      // A long write, as a batch is one: what comes meanwhile has to wait.
      void installation.store.queue.alone(() => new Promise((resolve) => setTimeout(resolve, 200)));
      const answers = await Promise.all(
        waiting.map(async (index) => ({ index, response: await send(index) })),
      );
      const refused = answers.filter(({ response }) => response.status !== 200);
      for (const { response } of refused) {
        const { problem } = failureSchema.parse(await response.json());
        expect(problem).toMatchObject({ code: 'server.busy', status: 503, retryAfter: 2 });
        expect(response.headers.get('retry-after')).toBe('2');
      }
      refusals += refused.length;
      waiting = refused.map(({ index }) => index);
    }
    expect(refusals).toBeGreaterThan(0);
    expect((await countReturns(installation.box, installation.survey)).accepted).toBe(letters);
  } finally {
    await served.stop();
    await installation.remove();
  }
});

test('on a full disk nothing is acknowledged, the log says why, and afterwards what was sent again is taken', async () => {
  const installation = await makeInstallation({ letters: { chuo: 30 } });
  const served = await serveInstallation(installation, () => new Date(`${OPENS}T12:00:00+09:00`));
  const { connection } = installation.store;
  const send = (index: number) =>
    fetch(`${served.origin}${routes.submit.path.replace(':surveyId', 'ingest')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(plainCommand(installation, index).submission),
    });
  try {
    const pages = connection.pragma('page_count', { simple: true });
    connection.pragma(`max_page_count = ${pages}`);
    const refused = await send(0);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    const lines = served.logLines.map((line) => JSON.parse(line));
    const [line] = lines.filter(({ msg }) => msg === 'the disk did not take a write');
    expect(line).toMatchObject({
      level: 50,
      problem: 'server.busy',
      err: { cause: { code: 'SQLITE_FULL' } },
    });
    expect((await countReturns(installation.box, installation.survey)).accepted).toBe(0);
    connection.pragma('max_page_count = 1000000');
    expect((await send(0)).status).toBe(200);
    expect((await countReturns(installation.box, installation.survey)).accepted).toBe(1);
  } finally {
    await served.stop();
    await installation.remove();
  }
});
