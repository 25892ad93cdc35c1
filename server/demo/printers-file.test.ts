import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deletePrintersFile, readPrintersFile, writePrintersFile } from './printers-file.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tsunagari-printer-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const letters = [
  { serial: 1, code: 'ABCD-EFGH-JKMN', link: 'http://localhost:3000/a/demo#code=ABCD-EFGH-JKMN' },
  { serial: 2, code: '2345-6789-PQRS', link: 'http://localhost:3000/a/demo#code=2345-6789-PQRS' },
];

test('what was written is read again, and only the owner may read it', async () => {
  await writePrintersFile(dataDir, 'demo', letters);
  expect(await readPrintersFile(dataDir, 'demo')).toEqual(letters);
  expect(statSync(join(dataDir, 'printer', 'demo.csv')).mode & 0o777).toBe(0o600);
});

test('an attempt that was killed leaves no codes behind and does not loosen the mode', async () => {
  await writePrintersFile(dataDir, 'demo', letters.slice(1));
  writeFileSync(join(dataDir, 'printer', 'demo.csv.part'), 'serial,code', { mode: 0o644 });
  await writePrintersFile(dataDir, 'demo', letters);
  expect(readdirSync(join(dataDir, 'printer'))).toEqual(['demo.csv']);
  expect(statSync(join(dataDir, 'printer', 'demo.csv')).mode & 0o777).toBe(0o600);
  writeFileSync(join(dataDir, 'printer', 'demo.csv.part'), 'serial,code');
  await deletePrintersFile(dataDir, 'demo');
  expect(readdirSync(join(dataDir, 'printer'))).toEqual([]);
});

test('no file is null, and a damaged one names its line', async () => {
  expect(await readPrintersFile(dataDir, 'demo')).toBeNull();
  await writePrintersFile(dataDir, 'demo', letters);
  writeFileSync(join(dataDir, 'printer', 'demo.csv'), 'serial,code,link\r\n1,A,B\r\ntwo,C,D\r\n');
  await expect(readPrintersFile(dataDir, 'demo')).rejects.toThrow(/demo\.csv, line 3/);
});
