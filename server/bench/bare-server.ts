import type { AddressInfo } from 'node:net';
import express from 'express';
import type { BenchReady } from './ingest-server.ts';

/** The yardstick: Express with its own JSON parser, answering a POST with a small JSON and doing nothing else. */
const app = express();
app.use(express.json({ limit: 256 * 1024 }));
app.post('/responses', (_request, response) => {
  response.json({ ok: true, data: { receipt: '0000-0000-0000', day: '2023-01-17' } });
});
const server = app.listen(0, '127.0.0.1', () => {
  const ready: BenchReady = { port: (server.address() as AddressInfo).port, path: '/responses' };
  process.send?.(ready);
});
process.once('message', () => {
  server.close();
  server.closeAllConnections();
  process.disconnect();
});
