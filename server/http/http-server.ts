import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  answerConnect,
  answerDirectly,
  answerExpectation,
  brokenRequests,
  refusalOf,
} from './broken-request.ts';

/** How long a request may take to arrive, in milliseconds. */
export interface Patience {
  readonly requestMs: number;
  readonly headersMs: number;
  /** between two looks at who is late */
  readonly checkMs: number;
}
/** A slow phone gets a minute for its answers, a silent connection much less. */
const PATIENCE: Patience = { requestMs: 60_000, headersMs: 20_000, checkMs: 5_000 };
/** Longer than the idle time of common reverse proxies, so that the proxy closes first. */
const KEEP_ALIVE_MS = 65_000;
/** What is still unfinished this long after the order to stop is cut off. */
const DRAIN_MS = 10_000;
const STARTING_SECONDS = 2;

export interface HttpServer {
  /** the port it got, also where 0 was asked for */
  readonly port: number;
  /** From now on requests go to this application; before, they are told to come back. */
  serve(application: RequestListener): void;
  /** Takes no new connection, lets requests in progress end, then is done. */
  stop(): Promise<void>;
}

/** The port cannot be had; the message says which and what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/**
 * Listens before anything else is opened, so that a second server on the same port ends before it touches
 * the data of the first.
 * @throws ListenError
 */
export async function listen(port: number, host: string, patience = PATIENCE): Promise<HttpServer> {
  let application: RequestListener = comeBack;
  let stopping = false;
  const broken = brokenRequests();
  // A missing Host is refused below, in the one shape; Node's own refusal is empty.
  const options = { requireHostHeader: false, connectionsCheckingInterval: patience.checkMs };
  const server = createServer(options, (request, response) => {
    broken.begin(response);
    // A connection kept alive by the last answer would hold up the stop until its time has run out.
    response.once('close', () => {
      if (stopping) setImmediate(() => server.closeIdleConnections());
    });
    const refusal = refusalOf(request);
    if (refusal === null) application(request, response);
    else answerDirectly(response, 'request.malformed', { findings: [refusal] });
  });
  server.requestTimeout = patience.requestMs;
  server.headersTimeout = patience.headersMs;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.on('clientError', broken.answer);
  server.on('checkExpectation', answerExpectation);
  server.on('connect', answerConnect);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(listenError(port, host, cause)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    serve(next) {
      application = next;
    },
    async stop() {
      stopping = true;
      await drain(server);
    },
  };
}

function listenError(port: number, host: string, cause: NodeJS.ErrnoException): ListenError {
  const sentences: Readonly<Record<string, string>> = {
    EADDRINUSE: `PORT ${port} is in use on ${host}. Stop the other program, or set PORT to another number (0: any free one).`,
    EACCES: `PORT ${port} may not be opened by this user. Set PORT to a number from 1024 on.`,
    EADDRNOTAVAIL: `HOST ${host} is not an address of this machine. Set HOST to one that is, such as 127.0.0.1.`,
    ENOTFOUND: `HOST ${host} is not known. Set HOST to an address of this machine, such as 127.0.0.1.`,
  };
  const sentence =
    sentences[cause.code ?? ''] ?? `PORT ${port} on HOST ${host} cannot be opened (${cause.code}).`;
  return new ListenError(sentence, { cause });
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(cutOff);
}

function comeBack(_request: IncomingMessage, response: ServerResponse): void {
  answerDirectly(response, 'server.closing', { retryAfter: STARTING_SECONDS });
}
