import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import type { ProtectedTable } from '../../../analysis/disclosure/protected-table.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { methodNotes, type NoteFacts, tableMarks } from '../../results/method-notes.ts';

/** The notes that stand under a table of a dataset file, word for word those of the results page. */
export function datasetNotes(file: DatasetFile, table: ProtectedTable) {
  const { dataset, facts, variables } = file;
  const noted: NoteFacts = {
    survey: {
      kind: dataset.design.kind,
      synthetic: dataset.synthetic,
      demonstration: false,
      populationSource: facts.populationSource,
      cellName: cellNames(file),
    },
    table,
    remarks: dataset.remarks,
    variables: variables.filter(({ item }) => item === table.item.id),
    areaScheme:
      table.axis.id === 'area' && facts.areaSchemeStatus !== null ? { status: facts.areaSchemeStatus } : null,
    closed: !facts.interim,
  };
  return { marks: tableMarks(noted), notes: methodNotes(noted) };
}

function cellNames({ dataset, weights }: DatasetFile): (id: string) => LocalizedText {
  const names = new Map(
    (weights?.cells ?? []).map(({ id, dimensions: { area, ...others } }) => [
      id,
      // whose sex or age is not known is named by the area alone
      (id.endsWith(':unknown') ? [area] : [area, ...Object.values(others)])
        .filter((part) => part !== undefined)
        .join('・'),
    ]),
  );
  const strata = dataset.design.kind === 'open' ? [] : dataset.design.strata;
  const labels = new Map(strata.map(({ id, label }) => [id, label]));
  return (id) => labels.get(id) ?? { ja: names.get(id) ?? id, en: names.get(id) ?? id };
}
