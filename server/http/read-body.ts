import type { IncomingMessage } from 'node:http';
import { Problem } from '../problems/problem.ts';

/** What is read and thrown away of a body that is refused, so that the sender gets to read the refusal. */
const MOST_DISCARDED_BYTES = 8 * 1024 * 1024;

/**
 * Reads the body of a request whose content type matches, at most `limit` bytes of it. By hand: the path of a response
 * stays one pass without buffers in between, and every refusal has the one shape.
 * @throws Problem request.unsupported-media-type, request.too-large or request.malformed (cut off on the way)
 */
export function readBody(request: IncomingMessage, type: RegExp, limit: number): Promise<Buffer> {
  const { 'content-type': sent = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!type.test(sent.trim()) || encoding.toLowerCase() !== 'identity') {
    discard(request);
    return Promise.reject(new Problem('request.unsupported-media-type'));
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    discard(request);
    return Promise.reject(new Problem('request.too-large'));
  }
  return collect(request, limit);
}

function collect(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      forget();
      discard(request);
      reject(new Problem('request.too-large'));
    };
    const end = (): void => {
      forget();
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    };
    // The sender went away; nobody reads the refusal, but the handler must come to an end.
    const broken = (): void => {
      forget();
      reject(new Problem('request.malformed'));
    };
    const forget = (): void => {
      request.off('data', take).off('end', end).off('error', broken).off('close', broken);
    };
    request.on('data', take).on('end', end).on('error', broken).on('close', broken);
  });
}

function discard(request: IncomingMessage): void {
  let discarded = 0;
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > MOST_DISCARDED_BYTES) request.destroy();
  });
}
