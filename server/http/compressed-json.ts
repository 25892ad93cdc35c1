import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';

/** One JSON document in the encodings that browsers ask for, made once. */
export interface CompressedJson {
  readonly identity: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/** Compresses as hard as it goes: only for what is sent many times and never changes. */
export function compressJson(value: unknown): CompressedJson {
  const identity = Buffer.from(JSON.stringify(value));
  return Object.freeze({
    identity,
    br: brotliCompressSync(identity, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
      },
    }),
    gzip: gzipSync(identity, { level: constants.Z_BEST_COMPRESSION }),
  });
}

/** Sends the smallest form that the browser takes. */
export function sendCompressed(request: Request, response: Response, json: CompressedJson): void {
  // Browsers list gzip first by habit, so the order is ours.
  const chosen =
    (['br', 'gzip'] as const).find((encoding) => request.acceptsEncodings(encoding)) ?? 'identity';
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  if (chosen !== 'identity') response.setHeader('Content-Encoding', chosen);
  response.end(json[chosen]);
}
