import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';

/** Made at each request, so quickly rather than as small as can be: 5 is within a few per cent of the best. */
const BROTLI = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 5,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  },
};

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
  response.end(encoding === 'br' ? brotliCompressSync(page, BROTLI) : gzipSync(page));
}
