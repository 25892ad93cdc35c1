import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SurveyListPage } from './survey-list-page.tsx';

describe('the list of surveys', () => {
  it('says in an empty installation who registers surveys, and that this page cannot', () => {
    const page = renderToStaticMarkup(<SurveyListPage surveys={[]} />);
    expect(page).toContain('登録された調査はまだありません。');
    expect(page).toContain('運用担当者が行います');
    expect(page).toContain('登録する画面がありません');
  });
});
