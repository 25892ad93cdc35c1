import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReferenceFolderError, readReferenceFolder } from './reference-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reference-'));
  mkdirSync(join(folder, 'expected'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, content: unknown) =>
  writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));

const index = (file: string) => ({ schemaVersion: 1, cases: [{ id: 'H01', file }] });
const reference = (data: unknown[]) => ({ id: 'H01', data, setup: [], designs: {}, requests: [] });

describe('readReferenceFolder', () => {
  it('reads cases with the text of their data', () => {
    write('index.json', index('expected/H01.json'));
    write('expected/H01.json', reference([{ name: 'd', file: 'd.csv', rows: 1, columns: { x: 'integer' } }]));
    write('d.csv', 'x\n1\n');
    const [files] = readReferenceFolder(folder);
    expect(files?.reference.id).toBe('H01');
    expect(files?.texts.get('d.csv')).toBe('x\n1\n');
  });

  it.each<[string, () => void]>([
    ['index.json cannot be read', () => undefined],
    ['index.json is not JSON', () => write('index.json', '{')],
    ['index.json is not of the expected shape: cases', () => write('index.json', { cases: [] })],
    ['H01.json cannot be read', () => write('index.json', index('expected/H01.json'))],
    [
      'H01.json is not of the expected shape: requests',
      () => {
        write('index.json', index('expected/H01.json'));
        write('expected/H01.json', { ...reference([]), requests: [{ id: 'H01.01' }] });
      },
    ],
    [
      'd.csv cannot be read',
      () => {
        write('index.json', index('expected/H01.json'));
        write('expected/H01.json', reference([{ name: 'd', file: 'd.csv', rows: 1, columns: {} }]));
      },
    ],
    ['../secret.json lies outside', () => write('index.json', index('../secret.json'))],
    ['/etc/hostname lies outside', () => write('index.json', index('/etc/hostname'))],
  ])('says which file is broken: %s', (message, prepare) => {
    prepare();
    expect(() => readReferenceFolder(folder)).toThrow(ReferenceFolderError);
    expect(() => readReferenceFolder(folder)).toThrow(message);
  });
});
