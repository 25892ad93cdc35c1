import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';
import type { Terminal } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'make-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));
const terminal: Terminal = { out: () => undefined, err: () => undefined, watched: false, folder };

describe('makeFolder', () => {
  it('makes a folder and those above it, beside the folder of the call; again does no harm', async () => {
    for (const path of ['a/b/c', 'a/b/c', 'a', '.', 'a/../d/']) await makeFolder(terminal, path);
    expect(statSync(join(folder, 'a/b/c')).isDirectory()).toBe(true);
    expect(statSync(join(folder, 'd')).isDirectory()).toBe(true);
    await Promise.all(Array.from({ length: 8 }, () => makeFolder(terminal, 'e/f/g')));
    expect(statSync(join(folder, 'e/f/g')).isDirectory()).toBe(true);
  });

  it.each(['file', 'file/inside', 'file/inside/further', `long/${'x'.repeat(300)}`, 'nul\0'])(
    'says that %j cannot be made',
    async (path) => {
      writeFileSync(join(folder, 'file'), '');
      await expect(makeFolder(terminal, path)).rejects.toThrow(
        /フォルダを作れません.*The folder cannot be made/,
      );
    },
  );

  it.runIf(process.platform === 'linux')('comes back where the system takes no folders', async () => {
    await expect(makeFolder(terminal, '/proc/zz')).rejects.toThrow(/\/proc\/zz: フォルダを作れません/);
    await expect(makeFolder(terminal, '/proc/zz/further')).rejects.toThrow(/ENOENT/);
  });
});
