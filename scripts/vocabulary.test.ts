import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './project-files.ts';

// Proves that the vocabulary and the code have not drifted apart.

const rows = readFileSync(join(root, 'docs', 'vocabulary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| word') && !line.startsWith('| ---'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, word, , , where]) => ({ word: word as string, file: (where as string).replaceAll('`', '') }));

describe('vocabulary', () => {
  it('has its words', () => {
    expect(rows.length).toBeGreaterThan(15);
  });

  it.each(rows)('$word stands in $file', ({ word, file }) => {
    expect(existsSync(join(root, file)), `${file} is gone`).toBe(true);
    const text = readFileSync(join(root, file), 'utf8').toLowerCase();
    // camelCase, snake_case and plain words count alike
    expect(text.replaceAll(/[\s_-]/g, '')).toContain(word.replaceAll(' ', '').replaceAll('-', ''));
  });
});
