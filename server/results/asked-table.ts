import type { z } from 'zod';
import { viewOf } from '../../analysis/disclosure/protect-tables.ts';
import type { ViewRequest } from '../../analysis/disclosure/protected-family.ts';
import type { ProtectedTable } from '../../analysis/disclosure/protected-table.ts';
import { releaseEntry } from '../../analysis/disclosure/release-entry.ts';
import type { ReleasedTable } from '../../analysis/disclosure/released-table.ts';
import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import type { CrossTabView, crossTabRequestSchema } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { crossTabView } from './cross-tab-view.ts';
import type { DatasetCache } from './dataset-cache.ts';
import { derivedNote } from './derived-note.ts';
import { methodNotes, type NoteFacts, noteSurvey, tableMarks } from './method-notes.ts';
import { nationalFigures } from './national-figures.ts';

export type AskedFor = z.output<typeof crossTabRequestSchema>;

/** The one table an official asked for, protected, with everything that is said beside it. Plain data: it comes out of another thread. */
export interface AskedTable {
  /** of all tables of the item, which were protected together */
  readonly family: {
    /** names the frozen dataset */
    readonly dataset: string;
    /** hidden figures that an earlier release under another rule narrows; for the log */
    readonly exposed: readonly string[];
  };
  /** the entry of the register, should the table be released */
  readonly released: ReleasedTable;
  readonly request: ViewRequest;
  readonly table: ProtectedTable;
  /** of figures by area; null where the table has none */
  readonly areaScheme: AreaScheme | null;
  /** wording of the question as it was asked; null for a score */
  readonly stem: LocalizedText | null;
  /** the method note, without the marks that page and file make in their own way */
  readonly notes: readonly LocalizedText[];
  readonly view: CrossTabView;
}

/**
 * Takes one table out of the protected family of its item.
 * @throws Problem analysis.unknown-item, analysis.unknown-axis, analysis.no-responses, analysis.weights-impossible
 */
export async function askedTable(
  datasets: DatasetCache,
  definitions: Definitions,
  registered: RegisteredSurvey,
  asked: AskedFor,
): Promise<AskedTable> {
  const menu = datasets.menu(registered);
  const item = menu.items.find(({ id }) => id === asked.item);
  if (item === undefined) throw new Problem('analysis.unknown-item');
  const axis = menu.axes.find(({ id }) => id === asked.axis);
  const foldExists = asked.fold === undefined || axis?.folds.some(({ id }) => id === asked.fold);
  if (axis === undefined || !foldExists) throw new Problem('analysis.unknown-axis');

  const dataset = await datasets.dataset(registered);
  const family = await dataset.protectedItem(asked.item);
  const request: ViewRequest = {
    axis: asked.axis,
    fold: asked.fold ?? null,
    noAnswer: asked.noAnswer,
    nets: asked.nets,
  };
  const table = viewOf(family, request);
  const { survey, questionnaire } = registered;
  const areaScheme = asked.axis === 'area' ? datasets.areaScheme(registered) : null;
  const facts: NoteFacts = {
    survey: noteSurvey(survey),
    table,
    remarks: dataset.dataset.remarks,
    variables: datasets.variables(registered).filter(({ item }) => item === asked.item),
    areaScheme,
    closed: registered.closedOn !== null,
  };
  const shownDerived = [item.id, ...(asked.nets === 'without' ? [] : (item.derived ?? []))];
  const derived = (questionnaire.questionnaire.derived ?? []).filter(({ id }) => shownDerived.includes(id));
  const notes = [...derived.map(derivedNote), ...methodNotes(facts)];
  const national = nationalFigures(
    definitions,
    questionnaire.questionnaire,
    asked.item,
    asked.noAnswer,
    survey.kind,
  );
  const shown = { table, menu, areaScheme, national, notes: [...tableMarks(facts), ...notes] };
  return {
    family: { dataset: family.dataset, exposed: family.exposed },
    released: releaseEntry(family, request),
    request,
    table,
    stem: facts.variables[0]?.stem ?? null,
    areaScheme,
    notes,
    view: crossTabView(shown),
  };
}
