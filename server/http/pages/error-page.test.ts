import { describe, expect, it } from 'vitest';
import { Problem, problemOnTheWire } from '../../problems/problem.ts';
import { type ProblemCode, problemCatalogue } from '../../problems/problem-catalogue.ts';
import { errorPage } from './error-page.ts';

const desks = { at: new Date('2023-01-17T10:00:00+09:00'), desks: [] };
const pageOf = (code: ProblemCode, retryAfter?: number) =>
  errorPage(
    problemOnTheWire(new Problem(code, retryAfter === undefined ? {} : { retryAfter }), 'the-request')
      .problem,
    desks,
  );

describe('a problem as a page', () => {
  it.each(Object.keys(problemCatalogue) as ProblemCode[])(
    '%s: heading, sentence, advice and reference in both languages, and the numbers for emergencies',
    (code) => {
      const page = pageOf(code);
      const { ja, en } = problemCatalogue[code].message;
      expect(page).toContain(`<p>${ja}</p>`);
      expect(page).toContain(`<p>${en.replaceAll("'", '&#39;')}</p>`);
      expect(page).toMatch(/<h1>[^<]+<span class="english" lang="en">[^<]+<\/span><\/h1>/);
      expect(page).toContain('問い合わせ番号');
      expect(page).toContain('the-request');
      expect(page.match(/tel:110/g)).toHaveLength(2);
      expect(page).toContain('href="/accessibility?lang=ja"');
    },
  );

  it.each<[ProblemCode, number | undefined, string, string]>([
    ['survey.unknown', undefined, 'ページが見つかりません', '1文字ずつ見比べて'],
    ['server.failed', undefined, '申し訳ありません。', '下の番号をお伝えください'],
    ['server.busy', 2, 'ただいま、つながりにくくなっています', '2秒ほどたってから'],
    ['login.too-many', 90, '少し待ってから、もう一度お試しください', '2分ほどたってから'],
    ['form.sent-from-elsewhere', undefined, 'ページを表示できませんでした', '開き直してください'],
  ])('%s says what happened and what to do next', (code, retryAfter, heading, advice) => {
    const page = pageOf(code, retryAfter);
    expect(page).toContain(`<h1>${heading}`);
    expect(page).toContain(advice);
    expect(page).toMatch(new RegExp(`<title>${heading}[^<]* / `));
  });
});
