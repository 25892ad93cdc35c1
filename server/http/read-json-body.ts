import type { IncomingMessage } from 'node:http';
import { Problem } from '../problems/problem.ts';

const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*(?:utf-8|"utf-8")\s*)?$/i;
/** What is read and thrown away of a body that is refused, so that the sender gets to read the refusal. */
const MOST_DISCARDED_BYTES = 8 * 1024 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the body of a request as JSON in UTF-8, at most `limit` bytes of it.
 * Reading by hand keeps the path of a response to one pass without buffers in between, and every refusal
 * in the one shape.
 * @throws Problem request.unsupported-media-type, request.too-large or request.not-json
 */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!JSON_TYPE.test(type.trim()) || encoding.toLowerCase() !== 'identity') {
    discard(request);
    throw new Problem('request.unsupported-media-type');
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    discard(request);
    throw new Problem('request.too-large');
  }
  const bytes = await collect(request, limit);
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    // The parser's message quotes what was sent, so only its kind is kept.
    throw new Problem('request.not-json', { cause: cause instanceof Error ? cause.name : undefined });
  }
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
