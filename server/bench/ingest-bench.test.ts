import { expect, it } from 'vitest';
import { benchIngest } from './ingest-bench.ts';

it('the measurement of the ballot box counts what it has sent and says how long each took', async () => {
  const figures = await benchIngest({ responses: 200, concurrent: 16 });
  expect(figures).toMatchObject({ responses: 200, concurrent: 16 });
  expect(figures.perSecond).toBeGreaterThan(0);
  expect(figures.p99Milliseconds).toBeGreaterThanOrEqual(figures.p50Milliseconds);
  expect(figures.movedPerSecond).toBeGreaterThan(0);
});
