import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { crossTabFileNames } from '../../../server/contract/api.ts';
import { ReaderContext, readerOf } from '../page/reader.ts';
import { ExportButtons } from './export-buttons.tsx';

const request = { item: 'loneliness_direct', axis: 'area', noAnswer: 'in-base', nets: 'with' } as const;
const shown = (language: 'ja' | 'en') =>
  renderToStaticMarkup(
    <ReaderContext value={readerOf(language)}>
      <ExportButtons surveyId="saitama-2023" request={request} />
    </ReaderContext>,
  );

describe('the export of a table', () => {
  it.each(['ja', 'en'] as const)(
    'offers every file of the contract once, each with what it is (%s)',
    (language) => {
      const html = shown(language);
      const { exportFile, exportFileNote } = readerOf(language).texts.crossTab;
      expect(Object.keys(exportFile).sort()).toEqual([...crossTabFileNames].sort());
      expect(html.match(/<button/g)).toHaveLength(crossTabFileNames.length);
      for (const file of crossTabFileNames) {
        expect(html).toContain(`aria-describedby="export-${file}"`);
        expect(html).toContain(`>${exportFile[file]}</button>`);
        expect(html).toContain(exportFileNote[file]);
      }
    },
  );

  it('begins with UTF-8 and lets Shift_JIS be chosen', () => {
    expect(shown('ja')).toMatch(
      /<option value="utf-8" selected="">UTF-8（推奨）<\/option><option value="cp932">/,
    );
  });
});
