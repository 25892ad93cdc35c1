import type { Desk, Problem } from '../../contract/api.ts';
import { html } from '../html.ts';
import { deskList } from './desk-list.ts';
import { pageFrame } from './page-frame.ts';

/** A problem as a page for people: what happened, what to do next, and where help is (decision 13). */
export function errorPage(problem: Problem, desks: readonly Desk[]): string {
  return pageFrame({
    language: 'ja',
    title: problem.message.ja,
    body: html`<main><h1>${problem.message.ja}</h1>
<p class="english" lang="en">${problem.message.en}</p>
<p class="request">問い合わせ番号 <span lang="en">(request id)</span>: ${problem.requestId}</p></main>
${deskList(desks, 'ja')}
${deskList(desks, 'en')}`,
  });
}
