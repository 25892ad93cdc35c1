import { describe, expect, it } from 'vitest';
import { machineFacts, machineLine } from './machine-facts.ts';

const facts = { ...machineFacts(new Date('2026-11-22T04:00:00Z')), processor: 'a processor' };

describe('machineLine', () => {
  it.each([
    [0.02, false],
    [0.9, false],
    [1.5, false],
    [1.51, true],
    [14, true],
  ])('says of a load of %d before the run whether others worked', (loadBefore, busy) => {
    const line = machineLine({ ...facts, loadBefore }, 'npm run bench', 2.25);
    expect(line).toContain(`before the run: ${loadBefore.toFixed(2)}, at its end: 2.25.`);
    expect(line.includes('busy with other work')).toBe(busy);
  });
});
