import { describe, expect, test } from 'vitest';
import { type ProblemCode, problemCatalogue } from '../problems/problem-catalogue.ts';
import { type Route, routes } from './api.ts';
import { openApiDocument, problemsOf } from './openapi-document.ts';

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean }[];
  security?: unknown;
  requestBody?: unknown;
  responses: Record<string, { description: string }>;
}
const document = openApiDocument((code) => problemCatalogue[code as ProblemCode].status, '0.1.0') as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

describe('openApiDocument', () => {
  test('is OpenAPI 3.1 and plain JSON', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  test('has one operation for each route of the contract', () => {
    expect(operations.map((operation) => operation.operationId).sort()).toEqual(Object.keys(routes).sort());
  });

  test.each(Object.entries(routes) as [string, Route][])(
    '%s names parameters, body, session and problems',
    (name, route) => {
      const operation = operations.find((candidate) => candidate.operationId === name);
      if (operation === undefined) throw new Error(`no operation ${name}`);
      const inPath = operation.parameters
        .filter((parameter) => parameter.in === 'path')
        .map((parameter) => parameter.name);
      expect(route.path.match(/:\w+/g)?.map((part) => part.slice(1)) ?? []).toEqual(inPath);
      expect(operation.requestBody !== undefined).toBe(route.body !== undefined);
      expect(operation.security !== undefined).toBe(route.staff);
      const described = Object.entries(operation.responses)
        .filter(([status]) => status !== '200')
        .flatMap(([, response]) => response.description.split(', '));
      expect(described.sort()).toEqual([...problemsOf(route)].sort());
    },
  );

  test('the query of a cross-tab is described with what must be given', () => {
    const crossTab = operations.find((operation) => operation.operationId === 'crossTab');
    const query = crossTab?.parameters.filter((parameter) => parameter.in === 'query');
    expect(query?.map((parameter) => [parameter.name, parameter.required])).toEqual([
      ['item', true],
      ['axis', true],
      ['noAnswer', false],
      ['nets', false],
      ['fold', false],
    ]);
  });
});
