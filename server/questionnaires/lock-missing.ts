import type { Finding } from '../../instruments/definition/finding.ts';

/** The finding for a library without a lock file. */
export const lockMissing: Finding = {
  code: 'lock.missing',
  where: 'library/lock.json',
  message: {
    ja: '固定値のファイル lock.json がありません。元に戻してください。これがないと、公開した定義が書き換えられても分かりません。',
    en: 'The lock file is missing. Restore it: without it nobody can tell whether a definition was edited.',
  },
};
