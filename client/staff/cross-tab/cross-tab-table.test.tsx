import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { crossTabSchema } from '../../../server/contract/api.ts';
import { ReaderContext, readerOf } from '../page/reader.ts';
import { CrossTabTable } from './cross-tab-table.tsx';
import { inventedTable } from './invented-table.ts';
import { OfferList } from './offer-list.tsx';
import { TableNotes } from './table-notes.tsx';

/** Rows of the table as the texts of their cells, with everything that is said only aloud. */
function printed(html: string): string[][] {
  return [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) =>
      cell.replace(/<[^>]+>/g, '').trim(),
    ),
  );
}

describe('the cross-tab as a table', () => {
  it('is tested on a table that the contract allows', () => {
    expect(crossTabSchema.parse(inventedTable)).toEqual(inventedTable);
  });

  const html = renderToStaticMarkup(<CrossTabTable table={inventedTable} />);
  const rows = printed(html);

  it('puts the whole first, the nation beside it, and the groups in their own order', () => {
    expect(rows.map(([label]) => label)).toEqual([
      '区分',
      '全体',
      '全国（令和4年）',
      '中央',
      '西部',
      '秩父',
      '地域不明',
    ]);
  });

  it('prints the server’s percent and interval ends half up to one decimal', () => {
    expect(rows[1]?.slice(1, 4)).toEqual([
      '797',
      '4.2 （2.9–6.0） 95％信頼区間 2.9 から 6.0',
      '32.9 （29.4–36.6） 95％信頼区間 29.4 から 36.6',
    ]);
    expect(rows[3]?.[3]).toContain('（36.1–44.7）');
  });

  it('leaves no cell empty: hidden, without base, and not published each have a sign and words', () => {
    for (const cell of rows.flat()) expect(cell).not.toBe('');
    expect(rows[3]?.[4]).toBe('x2秘匿。理由：当てはまる回答者数が少ない');
    expect(rows[4]?.[4]).toBe('x3秘匿。理由：ほかの数字から、秘匿した数字を計算できてしまう');
    expect(rows[5]?.[1]).toBe('x1秘匿。理由：区分の回答者数が少ない');
    expect(rows[6]?.[2]).toBe('***基数が0のため、割合がありません');
    expect(rows[2]?.slice(1)).toEqual(['11,219', '4.9', '…確認できた公表値がありません', '0.7']);
  });

  it('marks 参考値 with its reason', () => {
    expect(rows[4]?.[2]).toContain('参考値 回答者数が50人未満');
  });

  it('bears the synthetic mark and 県の確認前 in its caption', () => {
    const caption = /<caption[^>]*>(.*?)<\/caption>/.exec(html)?.[1] ?? '';
    expect(caption).toContain('デモ：合成データ');
    expect(caption).toContain('県の確認前');
  });

  it('says 県の確認前 only where areas are shown', () => {
    const other = renderToStaticMarkup(
      <CrossTabTable table={{ ...inventedTable, areaSchemeStatus: null }} />,
    );
    expect(other).not.toContain('県の確認前');
  });
});

describe('what stands under and over the table', () => {
  it('explains the signs that occur, and only those', () => {
    const html = renderToStaticMarkup(<TableNotes table={inventedTable} />);
    for (const sign of ['x1：', 'x2：', 'x3：', '参考値：', '***：', '…：'])
      expect(html.replace(/<\/?sup>/g, '')).toContain(sign);
    const calm = { ...inventedTable, rows: inventedTable.rows.slice(0, 1) };
    const national = { available: false, reason: { ja: '理由', en: 'reason' } } as const;
    expect(renderToStaticMarkup(<TableNotes table={{ ...calm, national }} />)).not.toContain('記号');
  });

  it('says where 無回答 stands', () => {
    expect(renderToStaticMarkup(<TableNotes table={inventedTable} />)).toContain('基数に含めています');
    const outOfBase = renderToStaticMarkup(
      <TableNotes table={{ ...inventedTable, noAnswer: 'out-of-base' }} />,
    );
    expect(outOfBase).toContain('基数から除いています');
  });

  it('promises no interval for an open survey', () => {
    const html = renderToStaticMarkup(
      <TableNotes table={{ ...inventedTable, design: 'open', weighting: 'none' }} />,
    );
    expect(html).toContain('ウェイトと信頼区間は付きません');
  });

  it('offers a fold as a button with the reason', () => {
    const html = renderToStaticMarkup(<OfferList table={inventedTable} take={() => {}} />);
    expect(html).toMatch(/<button[^>]*>北部・秩父をまとめる<\/button>/);
    expect(html).toContain('秩父の回答者数が少ないためです。');
    expect(html).toContain('5 か所');
  });

  it('reads in English', () => {
    const html = renderToStaticMarkup(
      <ReaderContext value={readerOf('en')}>
        <CrossTabTable table={inventedTable} />
      </ReaderContext>,
    );
    expect(html).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(html).toContain('Japan (2022)');
  });
});
