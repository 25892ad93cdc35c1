import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';

const YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

/** Headers helmet does not know: no search engine, no sensors, nothing kept by a cache on the way. */
const BESIDE_HELMET = {
  'X-Robots-Tag': 'noindex, nofollow',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cache-Control': 'no-store',
} as const;

/**
 * The headers of every answer. The content policy is written in full (helmet's own would allow inline styles
 * and fonts from elsewhere): everything comes from this server, nothing is inline, nothing frames us.
 * `data:` stands for the small pictures inside SurveyJS's style sheet.
 * They are the same for every answer, so helmet makes them once, not at each request.
 */
export function securityHeaders(https: boolean): Readonly<Record<string, string>> {
  return Object.freeze({ ...helmetHeaders(https), ...BESIDE_HELMET });
}

/** Puts these headers on every answer of an Express application. */
export function withHeaders(headers: Readonly<Record<string, string>>) {
  const pairs = Object.entries(headers);
  return (_request: Request, response: Response, next: NextFunction): void => {
    for (const [name, value] of pairs) response.setHeader(name, value);
    next();
  };
}

/** They say what a page may do; on a script, a style or a font no browser reads them. */
const OF_PAGES_ALONE = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'permissions-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
] as const;

/** Takes off what only pages need: on a slow line the heads of a form's files weigh as much as a language of it. */
export function withoutPageHeaders(response: ServerResponse): void {
  for (const name of OF_PAGES_ALONE) response.removeHeader(name);
}

function helmetHeaders(https: boolean): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        ...(https ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https ? { maxAge: YEAR_IN_SECONDS, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  })(request, response, () => undefined);
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}
