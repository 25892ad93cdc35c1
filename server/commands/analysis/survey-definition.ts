import type { AreaScheme } from '../../../instruments/areas/area-scheme.ts';
import { codebook, type Variable } from '../../../instruments/codebook/codebook.ts';
import { frozenQuestionnaireBytes } from '../../../instruments/composition/frozen-bytes.ts';
import type { QuestionnaireReference } from '../../../instruments/composition/questionnaire.ts';
import type { Net, Score } from '../../../instruments/definition/instrument.ts';
import type { Definitions } from '../../../instruments/definition/parse-definitions.ts';
import type { DerivedVariable } from '../../../instruments/derived/derived-variable.ts';
import { sha256 } from '../../questionnaires/sha256.ts';
import { findQuestionnaire } from '../instruments/find-questionnaire.ts';
import { type LibraryPlace, openLibrary } from '../instruments/open-library.ts';
import { unknownKey } from '../instruments/unknown-key.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { codebookVariables } from './codebook-variables.ts';
import type { SurveyFile } from './survey-file.ts';
import { writtenVariables } from './written-variables.ts';

/** What was asked in a survey, however its file says it. */
export interface SurveyDefinition {
  readonly questionnaire: QuestionnaireReference;
  readonly variables: readonly Variable[];
  readonly nets: readonly Net[];
  readonly scores: readonly Score[];
  readonly derived: readonly DerivedVariable[];
  readonly areaScheme: AreaScheme | null;
}

/**
 * Finds out what was asked: by a questionnaire of the library, by a codebook that was written out of one, or by
 * variables written by hand.
 * @param header columns of the file of answers
 * @throws CommandError (2) where not exactly one of them is named, or what is named is not there
 */
export async function surveyDefinition(
  terminal: Terminal,
  shipped: string,
  survey: SurveyFile,
  header: ReadonlySet<string>,
): Promise<SurveyDefinition> {
  const { questionnaire, codebook: document, variables, nets, scores } = survey;
  const ways = [questionnaire, document, variables].filter((way) => way !== undefined);
  if (ways.length !== 1) {
    throw new AnalysisProblem(2, 'survey-file.unusable', {
      ja: 'questionnaire（ライブラリの調査票）、codebook（コードブックのファイル）、variables（手書き）のどれか一つを書いてください。',
      en: 'Name one of questionnaire (of the library), codebook (a file) and variables (written by hand).',
    });
  }
  const place: LibraryPlace = { shipped, wanted: undefined };
  const definitions =
    questionnaire === undefined && survey.areaScheme === null ? null : await openLibrary(terminal, place);
  const areaScheme = schemeOf(definitions, survey.areaScheme);
  if (questionnaire !== undefined && definitions !== null) {
    const composed = findQuestionnaire(definitions, questionnaire);
    const { id, version, derived = [] } = composed;
    return {
      questionnaire: { id, version, sha256: sha256(frozenQuestionnaireBytes(composed)) },
      variables: codebook(composed),
      nets: [...composed.nets, ...nets],
      scores: [...composed.scores, ...scores],
      derived,
      areaScheme,
    };
  }
  if (document !== undefined) {
    const read = await codebookVariables(terminal, document, header, drawnColumns(survey));
    return { ...read, nets, scores, derived: [], areaScheme };
  }
  const written = writtenVariables(variables ?? []);
  return {
    // a codebook of one's own has no published version: its own content stands for it
    questionnaire: { id: survey.survey, version: '1', sha256: sha256(JSON.stringify(written)) },
    variables: written,
    nets,
    scores,
    derived: [],
    areaScheme,
  };
}

function drawnColumns({ design }: SurveyFile): readonly string[] {
  if (design.kind === 'open') return [];
  const clusters = design.clusters.flatMap(({ column, population }) => [column, population]);
  return [design.stratum, design.weight, ...clusters].filter((name) => name !== null);
}

function schemeOf(definitions: Definitions | null, wanted: string | null): AreaScheme | null {
  if (definitions === null || wanted === null) return null;
  const schemes = definitions.areaSchemes.map(({ value }) => value);
  const found = schemes.find(({ id }) => id === wanted);
  if (found !== undefined) return found;
  throw unknownKey(
    wanted,
    schemes.map(({ id }) => id),
    'instruments/areas',
  );
}
