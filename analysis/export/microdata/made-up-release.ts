import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { CodedColumn, Dataset } from '../../dataset/dataset.ts';
import { syntheticSurvey } from '../../reference/synthetic-survey.ts';
import { releaseDataset } from '../../release/release-dataset.ts';
import type { ReleaseRequest } from '../../release/release-request.ts';
import type { ReleasedDataset } from '../../release/released-dataset.ts';
import { weightDataset } from '../../weights/weight-dataset.ts';
import type { MicrodataFacts } from './microdata-facts.ts';

/** Text in columns that are never asked for: it may be in no file. */
export const LEFT_OUT = '提供しない列の目印LEFT-OUT';

export const MADE_UP_FACTS: MicrodataFacts = {
  surveyTitle: { ja: 'つながりに関する調査（試験用）', en: 'Survey of connections (made up)' },
  organisation: { ja: '試験県', en: 'Test prefecture' },
  window: { opens: '2026-01-10', closes: '2026-02-10' },
  madeOn: '2026-11-22',
};

export const MADE_UP_SURVEY = syntheticSurvey({ rows: 4000, seed: 5, areas: 3, categories: 4 });

/** The survey with a column whose labels are as long and as hostile as they can be, and some that nobody asks for. */
export const MADE_UP = weightDataset(
  withColumns(MADE_UP_SURVEY.dataset, {
    hostile: {
      ja: `=cmd|'/C calc'!A0\r\n"; system("x") #\u202e\u0000髙𠮷👨‍👩‍👧 ${'長い見出し'.repeat(60)}`,
      en: 'Hostile',
    },
    comment: { ja: LEFT_OUT, en: LEFT_OUT },
  }),
  MADE_UP_SURVEY.postStratification,
);

function withColumns(dataset: Dataset, labels: Readonly<Record<string, LocalizedText>>): Dataset {
  const q = dataset.columns.get('q') as CodedColumn;
  const made = Object.entries(labels).map(
    ([id, label]): CodedColumn => ({
      ...q,
      ...{ id, item: id, label, codes: q.codes.map(({ code }) => ({ code, label })) },
    }),
  );
  return {
    ...dataset,
    columns: new Map([...dataset.columns, ...made.map((column) => [column.id, column] as const)]),
  };
}

/** A release of the made-up survey: areas, an answer, a multiple answer, strata, cells, weights as made. */
export function madeUpRelease(changed: Partial<ReleaseRequest> = {}): ReleasedDataset {
  return releaseDataset(
    MADE_UP.dataset,
    MADE_UP.weights,
    {
      purpose: '孤独感の要因の分析',
      requester: '試験大学',
      columns: [{ id: 'area' }, { id: 'q' }, { id: 'm' }, { id: 'hostile' }],
      design: 'strata-and-cells',
      ...changed,
    },
    { seed: 'made-up', earlier: [] },
  );
}
