import type { IncomingMessage } from 'node:http';
import { Problem } from '../problems/problem.ts';
import { readBody } from './read-body.ts';

const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*(?:utf-8|"utf-8")\s*)?$/i;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the body of a request as JSON in UTF-8, at most `limit` bytes of it.
 * @throws Problem request.unsupported-media-type, request.too-large, request.malformed or request.not-json
 */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
  const bytes = await readBody(request, JSON_TYPE, limit);
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    // The parser's message quotes what was sent, so only its kind is kept.
    throw new Problem('request.not-json', { cause: cause instanceof Error ? cause.name : undefined });
  }
}
