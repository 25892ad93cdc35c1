import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { ruleText } from '../disclosure/disclosure-rules.ts';
import type { ProtectedTable } from '../disclosure/protected-table.ts';
import { STATUS_LABELS } from './codebook-text.ts';
import { type CsvFacts, csvwDocument } from './csvw-document.ts';
import { type ExportFacts, standingRemarks, tableId } from './export-facts.ts';
import { dayInBothCalendars } from './japanese-era.ts';
import { MACHINE_COLUMNS } from './machine-layout.ts';

/** What the metadata of a table say beside what the table and its export say. */
export interface MetadataFacts
  extends ExportFacts,
    Pick<CsvFacts, 'fileName' | 'codebookName' | 'encoding' | 'replaced' | 'softwareVersion' | 'licence'> {
  /** name of the frozen dataset: SHA-256 over all its codes */
  readonly dataset: string;
  /** null: no figure by area */
  readonly areaScheme: {
    readonly id: string;
    readonly version: string;
    readonly title: LocalizedText;
    readonly source: string;
  } | null;
}

/**
 * The metadata of one table's machine CSV (rules L3-02, L3-03, L3-05, L3-07, L3-08): survey, questionnaire with its hash,
 * dataset with its hash, weighting with the rules that changed it, disclosure rule with its source, areas and whether
 * they are confirmed, window, day, software, licence, and a dictionary of the columns, as CSVW. It holds no figure of the
 * table.
 */
export function tableMetadata(table: ProtectedTable, facts: MetadataFacts): string {
  const { item, axis, rule, questionnaire } = table;
  const { opens, closes } = facts.window ?? { opens: null, closes: null };
  return csvwDocument(
    MACHINE_COLUMNS,
    ['table_id', 'category_code', 'axis1_code', 'measure'],
    {
      ...facts,
      id: `${table.surveyId}/${tableId(table, facts.fold)}`,
      title: {
        ja: `${facts.surveyTitle.ja}:${item.label.ja}(${axis.label.ja}別)`,
        en: `${facts.surveyTitle.en}: ${item.label.en} by ${axis.label.en}`,
      },
    },
    [
      {
        type: 'survey',
        id: table.surveyId,
        title: facts.surveyTitle,
        organisation: facts.organisation,
        design: table.design,
        synthetic: table.synthetic,
        interim: facts.interim,
        remarks: standingRemarks(table.synthetic, facts),
        opens: opens === null ? null : { day: opens, ja: dayInBothCalendars(opens) },
        closes: closes === null ? null : { day: closes, ja: dayInBothCalendars(closes) },
      },
      { type: 'questionnaire', ...questionnaire },
      { type: 'question', id: item.id, label: item.label, stem: facts.stem, multiple: item.multiple },
      { type: 'dataset', name: facts.dataset, algorithm: 'SHA-256' },
      { type: 'base', noAnswer: table.noAnswer },
      // How many people a rule touched can tell, less a printed n, how few it did not: the sentences of the method say
      // what may be said.
      {
        type: 'weighting',
        method: table.weighting,
        rules: table.rules.map(({ code, cells }) => ({ code, cells })),
      },
      {
        type: 'disclosure',
        rule: rule.id,
        minimumBase: rule.minimumBase,
        largestHiddenCount: rule.largestHiddenCount,
        text: ruleText(rule),
        source: rule.source,
      },
      { type: 'status', labels: STATUS_LABELS },
      ...(facts.areaScheme === null
        ? []
        : [
            {
              type: 'areas',
              ...facts.areaScheme,
              status: facts.areaSchemeStatus,
            },
          ]),
      { type: 'method', sentences: facts.notes },
    ],
  );
}
