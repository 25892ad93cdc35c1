import { z } from 'zod';
import { bodyProblems, commonProblems, failureSchema, type Route, routes, staffProblems } from './api.ts';

/** Codes a route may answer with, those that every route of its kind has included. */
export function problemsOf(route: Route): readonly string[] {
  return [
    ...new Set([
      ...route.problems,
      ...(route.body === undefined ? [] : bodyProblems),
      ...(route.staff ? staffProblems : []),
      ...commonProblems,
    ]),
  ];
}

/** The contract as an OpenAPI 3.1 document, made from the very schemas the server parses with. */
export function openApiDocument(statusOf: (problemCode: string) => number, version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const path = route.path.replaceAll(/:([A-Za-z0-9]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(name, route, statusOf) };
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Tsunagari',
      version,
      description: 'Every JSON answer is { ok: true, data } or { ok: false, problem }.',
    },
    paths,
    components: {
      schemas: { Failure: jsonSchema(failureSchema, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tsunagari_session' } },
    },
  };
}

function operation(name: string, route: Route, statusOf: (problemCode: string) => number): object {
  const pathParameters = [...route.path.matchAll(/:([A-Za-z0-9]+)/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    operationId: name,
    summary: route.summary,
    parameters: [...pathParameters, ...(route.query === undefined ? [] : queryParameters(route.query))],
    ...(route.staff ? { security: [{ session: [] }] } : {}),
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(route.body, 'input') } },
          },
        }),
    responses: {
      200: {
        description: route.summary,
        content:
          route.data === undefined
            ? Object.fromEntries((route.produces ?? []).map((type) => [type, {}]))
            : { 'application/json': { schema: jsonSchema(route.data, 'output') } },
      },
      ...problemResponses(problemsOf(route), statusOf),
    },
  };
}

function queryParameters(query: z.ZodType): object[] {
  const schema = jsonSchema(query, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(schema.properties ?? {}).map(([name, parameter]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: parameter,
  }));
}

function problemResponses(
  codes: readonly string[],
  statusOf: (problemCode: string) => number,
): Record<string, object> {
  const byStatus = new Map<number, string[]>();
  for (const code of codes) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, sameStatus]) => [
      String(status),
      {
        description: sameStatus.join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
      },
    ]),
  );
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
  return rest;
}
