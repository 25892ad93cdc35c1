import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';

/** Made at each request, so quickly rather than as small as can be: 8 takes about a millisecond and is within a tenth of the best. */
const brotli = (length: number) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 8,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: length,
  },
});

/** Sends a page as small as the browser can take it: on a slow line the page is what a person waits for. */
export function sendPage(request: Request, response: Response, page: string, language: FormLanguage): void {
  response.setHeader('Content-Language', language);
  response.type('html');
  response.vary('Accept-Encoding');
  const encoding = (['br', 'gzip'] as const).find((one) => request.acceptsEncodings(one));
  if (encoding === undefined) {
    response.send(page);
    return;
  }
  response.setHeader('Content-Encoding', encoding);
  response.end(
    encoding === 'br' ? brotliCompressSync(page, brotli(Buffer.byteLength(page))) : gzipSync(page),
  );
}
