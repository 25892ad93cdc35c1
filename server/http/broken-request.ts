import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type Finding, Problem, type ProblemDetails, problemOnTheWire } from '../problems/problem.ts';
import type { ProblemCode } from '../problems/problem-catalogue.ts';
import { errorPage } from './pages/error-page.ts';
import { securityHeaders } from './security-headers.ts';

/** What Node's parser found, as the problem it is for the sender. */
const PROBLEM_OF: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request.too-slow',
};
const HEADERS_TOO_LONG = 'HPE_HEADER_OVERFLOW';

/**
 * Why this request cannot be handed to the application, or null. Its target is put into the form that all of the
 * application reads, path and query: who speaks to a proxy writes a whole address.
 */
export function refusalOf(request: IncomingMessage): Finding | null {
  if (request.httpVersion === '1.1' && request.headers.host === undefined) {
    return finding('Host', 'Hostヘッダーがありません。', 'The Host header is missing.');
  }
  const target = pathAndQuery(request.url ?? '');
  if (target === null) {
    return finding('address', 'アドレスを読み取れません。', 'The address cannot be read.');
  }
  request.url = target;
  return null;
}

/** Null for a target that is neither a path nor an address. */
function pathAndQuery(target: string): string | null {
  if (target.startsWith('/') || target === '*') return target;
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return null;
  const { pathname, search } = new URL(target);
  return pathname + search;
}

/** Which desks there are is not known here: the page then says where to ask, and the numbers for emergencies. */
const NO_DESKS = { at: new Date(0), desks: [] };
const HEADERS = securityHeaders(false);

/** Answers before, or without, the application: in the one shape, or as a page to a person's browser. */
export function answerDirectly(
  response: ServerResponse,
  code: ProblemCode,
  details: ProblemDetails = {},
): void {
  const { status, wire } = onTheWire(code, details);
  const asPage = /\btext\/html\b/.test(response.req.headers.accept ?? '');
  const body = asPage ? errorPage(wire.problem, NO_DESKS) : JSON.stringify(wire);
  const { retryAfter } = details;
  response.writeHead(status, {
    ...HEADERS,
    'Content-Type': asPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    ...(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }),
  });
  response.end(body);
}

/** An expectation other than 100-continue, which nobody but a test of ours sends. */
export function answerExpectation(_request: IncomingMessage, response: ServerResponse): void {
  answerDirectly(response, 'request.malformed', {
    findings: [finding('Expect', 'Expectヘッダーに応じられません。', 'The Expect header cannot be met.')],
  });
}

/** We are no proxy. */
export function answerConnect(_request: IncomingMessage, socket: Pick<Socket, 'end' | 'destroy'>): void {
  endWith(socket, 'method.not-allowed', {});
}

/**
 * Answers what is not HTTP, or came too slowly, by hand: Node has no response object for it. An answer that is
 * still under way to an earlier request on the same connection is let through first; the sender would take ours
 * for it.
 */
export function brokenRequests(): {
  readonly begin: (response: ServerResponse) => void;
  readonly answer: (error: NodeJS.ErrnoException, socket: Socket) => void;
} {
  const underWay = new WeakMap<Socket, ServerResponse>();
  const ending = new WeakSet<Socket>();
  return {
    begin(response) {
      const { socket } = response.req;
      underWay.set(socket, response);
      response.once('close', () => {
        if (underWay.get(socket) === response) underWay.delete(socket);
      });
    },
    answer(error, socket) {
      if (ending.has(socket)) return;
      if (error.code === 'ECONNRESET' || !socket.writable) {
        socket.destroy();
        return;
      }
      ending.add(socket);
      const earlier = underWay.get(socket);
      // One whose own body is broken or late never comes to an end; what it is told is ours.
      if (earlier?.req.complete) earlier.once('close', () => socket.end());
      else
        endWith(socket, PROBLEM_OF[error.code ?? ''] ?? 'request.malformed', { findings: findingsOf(error) });
    },
  };
}

function findingsOf({ code = '' }: NodeJS.ErrnoException): readonly Finding[] {
  if (code in PROBLEM_OF) return [];
  return [
    code === HEADERS_TOO_LONG
      ? finding('headers', 'ヘッダーが長すぎます。', 'The headers are too long.')
      : finding('request', 'HTTPとして読み取れません。', 'This cannot be read as HTTP.'),
  ];
}

function finding(where: string, ja: string, en: string): Finding {
  return { code: 'field.invalid', where, message: { ja, en } };
}

function onTheWire(
  code: ProblemCode,
  details: ProblemDetails,
): { readonly status: number; readonly wire: ReturnType<typeof problemOnTheWire> } {
  const problem = new Problem(code, details);
  return { status: problem.status, wire: problemOnTheWire(problem, randomUUID()) };
}

function endWith(socket: Pick<Socket, 'end'>, code: ProblemCode, details: ProblemDetails): void {
  const { status, wire } = onTheWire(code, details);
  const body = JSON.stringify(wire);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
