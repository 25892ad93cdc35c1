import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { derivedVariableSchema } from '../../instruments/derived/derived-variable.ts';
import { derivedNote } from './derived-note.ts';

const library = join(import.meta.dirname, '../../instruments/library');
const shipped = readdirSync(library, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/derived\/[^/]+\.json$/.test(path))
  .map((path) => derivedVariableSchema.parse(JSON.parse(readFileSync(join(library, path), 'utf8'))));

describe('the note beside a derived variable', () => {
  test.each(shipped.map((variable) => [`${variable.id} ${variable.version}`, variable] as const))(
    '%s: two whole sentences that name its rule',
    (_name, variable) => {
      const { ja, en } = derivedNote(variable);
      expect(ja).toContain(variable.version);
      expect(en).toContain(variable.version);
      expect(ja).toMatch(/。$/);
      expect(en).toMatch(/\.$/);
    },
  );

  test('is there for every shipped variable', () => {
    expect(shipped.length).toBeGreaterThan(8);
  });
});
