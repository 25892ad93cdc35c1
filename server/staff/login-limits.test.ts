import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Problem } from '../problems/problem.ts';
import { createLoginLimits, type LoginLimits } from './login-limits.ts';

let limits: LoginLimits;
beforeEach(() => {
  vi.useFakeTimers();
  limits = createLoginLimits(() => new Date());
});
afterEach(() => {
  limits.close();
  vi.useRealTimers();
});

async function attempts(count: number, name: string, address: string): Promise<(Problem | null)[]> {
  const results: (Problem | null)[] = [];
  for (let attempt = 0; attempt < count; attempt += 1) {
    results.push(
      await limits.begin(name, address).then(
        () => null,
        (error) => {
          if (error instanceof Problem) return error;
          throw error;
        },
      ),
    );
  }
  return results;
}

describe('login limits', () => {
  test('the eleventh failure for a name from one address waits, in any spelling of the name', async () => {
    expect(await attempts(10, 'administrator', '192.0.2.1')).toEqual(Array(10).fill(null));
    for (const name of ['administrator', 'ADMINISTRATOR', 'ａdministrator']) {
      const [problem] = await attempts(1, name, '192.0.2.1');
      expect(problem?.code).toBe('login.too-many');
      expect(problem?.details.retryAfter).toBeGreaterThan(0);
      expect(problem?.details.retryAfter).toBeLessThanOrEqual(15 * 60);
    }
  });

  test('a colleague in the same office and the same person elsewhere go on', async () => {
    await attempts(20, 'administrator', '192.0.2.1');
    expect(await attempts(1, 'colleague', '192.0.2.1')).toEqual([null]);
    expect(await attempts(1, 'administrator', '192.0.2.2')).toEqual([null]);
  });

  test('one address that tries many names is stopped', async () => {
    for (let index = 0; index < 200; index += 1) await limits.begin(`name-${index}`, '192.0.2.1');
    await expect(limits.begin('another', '192.0.2.1')).rejects.toMatchObject({ code: 'login.too-many' });
  });

  test('addresses of one IPv6 network count as one', async () => {
    await attempts(10, 'administrator', '2001:db8::1');
    expect((await attempts(1, 'administrator', '2001:db8::2'))[0]?.code).toBe('login.too-many');
  });

  test('a success forgives the failures before it', async () => {
    await attempts(9, 'administrator', '192.0.2.1');
    await limits.begin('administrator', '192.0.2.1');
    await limits.succeeded('administrator', '192.0.2.1');
    expect(await attempts(10, 'administrator', '192.0.2.1')).toEqual(Array(10).fill(null));
  });

  test('the wait ends', async () => {
    await attempts(11, 'administrator', '192.0.2.1');
    vi.advanceTimersByTime(31 * 60 * 1000);
    expect(await attempts(1, 'administrator', '192.0.2.1')).toEqual([null]);
  });
});
