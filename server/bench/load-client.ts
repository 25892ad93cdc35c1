import { connect, type Socket } from 'node:net';

/** What one run of requests over kept-alive connections came to. */
export interface LoadResult {
  /** answers with status 200 */
  readonly accepted: number;
  /** answers with any other status, by status */
  readonly refused: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** milliseconds of each request, sorted */
  readonly latencies: Float64Array;
}

export interface LoadTarget {
  readonly port: number;
  readonly path: string;
  /** one JSON text a request */
  readonly bodies: readonly string[];
  readonly connections: number;
}

/**
 * Sends every body once over a fixed number of connections, one request at a time on each, and waits for
 * every answer. Written on sockets, so that the client takes as little as possible of the processors it shares
 * with the server. Throws where a connection breaks.
 */
export async function runLoad({ port, path, bodies, connections }: LoadTarget): Promise<LoadResult> {
  const requests = bodies.map((body) =>
    Buffer.from(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    ),
  );
  const latencies = new Float64Array(requests.length);
  const refused: Record<string, number> = {};
  let accepted = 0;
  let next = 0;
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const begin = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      while (next < requests.length) {
        const turn = next;
        next += 1;
        const sent = performance.now();
        const status = await exchange(socket, requests[turn] as Buffer);
        latencies[turn] = performance.now() - sent;
        if (status === '200') accepted += 1;
        else refused[status] = (refused[status] ?? 0) + 1;
      }
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  for (const socket of sockets) socket.destroy();
  return { accepted, refused, seconds, latencies: latencies.sort() };
}

/** The value below which this part (0–1) of sorted numbers lies. */
export function percentile(sorted: Float64Array, part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Sends one request and reads one whole answer. Returns its status. */
function exchange(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const finish = (done: () => void): void => {
      socket.off('data', take);
      socket.off('close', broken);
      done();
    };
    const take = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      const headers = text.indexOf('\r\n\r\n');
      if (headers < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
      if (Number.isNaN(length))
        finish(() => reject(new Error(`an answer without a length: ${text.slice(0, 200)}`)));
      else if (text.length >= headers + 4 + length) finish(() => resolve(text.slice(9, 12)));
    };
    const broken = (): void => finish(() => reject(new Error('the server closed a connection')));
    socket.on('data', take);
    socket.once('close', broken);
    socket.write(request);
  });
}
