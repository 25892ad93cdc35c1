import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type Returns, returnsSchema } from '../../../server/contract/api.ts';
import { ReturnsView } from './returns-page.tsx';

const invitation: Returns = {
  surveyId: 'saitama-2023',
  kind: 'invitation',
  synthetic: true,
  asOf: '2023-02-09',
  areaScheme: { title: { ja: '埼玉県5地域', en: 'Five areas of Saitama' }, status: 'proposed' },
  areas: [
    {
      id: 'chuo',
      label: { ja: '中央', en: 'Chuo' },
      population: 2_345_678,
      invited: 400,
      responses: { web: 150, paper: 60, total: 210 },
      ratePercent: '52.5',
    },
  ],
  total: {
    population: 6_354_321,
    invited: 1500,
    responses: { web: 560, paper: 237, total: 797 },
    ratePercent: '53.1',
  },
  byDay: [{ day: '2023-01-17', web: 560, paper: 237 }],
  waiting: 12,
};
const open: Returns = {
  ...invitation,
  surveyId: 'saitama-2023-open',
  kind: 'open',
  areaScheme: null,
  areas: null,
  total: {
    population: null,
    invited: null,
    responses: { web: 120, paper: 0, total: 120 },
    ratePercent: null,
  },
  byDay: [],
  waiting: 0,
};

describe('the returns', () => {
  it('are tested on what the contract allows', () => {
    expect([returnsSchema.parse(invitation), returnsSchema.parse(open)]).toEqual([invitation, open]);
  });

  it('stand against the letters, with the rate as the server prints it', () => {
    const html = renderToStaticMarkup(<ReturnsView returns={invitation} />);
    expect(html).toContain('発送 1,500 通に対して、回答 797 件（回収率 53.1％）');
    for (const text of ['2,345,678', '52.5', '県の確認前', 'デモ：合成データ', '2023年（令和5年）1月17日']) {
      expect(html).toContain(text);
    }
  });

  it('explain what is waiting for its batch', () => {
    expect(renderToStaticMarkup(<ReturnsView returns={invitation} />)).toContain('このうち 12 件は');
    expect(renderToStaticMarkup(<ReturnsView returns={open} />)).not.toContain('このうち');
  });

  it('have counts and no rate in an open survey, and say why', () => {
    const html = renderToStaticMarkup(<ReturnsView returns={open} />);
    expect(html).toContain('回答 120 件');
    expect(html).toContain('回収率はなく');
    expect(html).not.toContain('回収率（％）');
    expect(html).not.toContain('発送数');
  });
});
