import { readFileSync, writeFileSync } from 'node:fs';

/**
 * From now on the highest memory of this process is told anew (Linux: clear_refs of proc(5)). Elsewhere it remains that
 * since the start of the process, which is no less.
 */
export function resetPeakMemory(): void {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5');
}

/** The highest resident memory of this process, in bytes. */
export function peakMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  if (kibibytes === undefined) throw new Error('peakMemory needs a line VmHWM in /proc/self/status');
  return Number(kibibytes) * 1024;
}
