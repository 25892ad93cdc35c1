import { z } from 'zod';
import type { Variable } from '../../../instruments/codebook/codebook.ts';
import type { QuestionnaireReference } from '../../../instruments/composition/questionnaire.ts';
import { exactnessSchema, measureSchema } from '../../../instruments/definition/instrument.ts';
import { localizedTextSchema } from '../../../instruments/definition/localized-text.ts';
import { parseCondition } from '../../../instruments/rules/parse-condition.ts';
import { sha256 } from '../../questionnaires/sha256.ts';
import { readJsonFile } from '../read-json-file.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';

const codes = z.array(z.looseObject({ code: z.number().int().min(0).max(255), label: localizedTextSchema }));
/** The part of a codebook document (codebook-document.ts) that the coding of answers needs. */
const documentSchema = z.looseObject({
  id: z.string(),
  version: z.string(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** of released rows */
  release: z.unknown().optional(),
  variables: z
    .array(
      z.looseObject({
        id: z.string().min(1),
        item: z.string().min(1),
        kind: z.enum(['single', 'option', 'number', 'text', 'derived']),
        label: localizedTextSchema,
        itemLabel: localizedTextSchema,
        question: localizedTextSchema.nullable(),
        codes,
        range: z.object({ min: z.number(), max: z.number() }).optional(),
        base: z.looseObject({ words: localizedTextSchema, rule: z.string().nullable() }),
        measure: measureSchema,
        source: z.string(),
        exactness: exactnessSchema,
        sensitive: z.boolean(),
        strictDisclosure: z.boolean(),
        // codebooks written by earlier versions do not say it
        exclusive: z.boolean().default(false),
        refusalCodes: z.array(z.number().int()).default([]),
      }),
    )
    .min(1),
});

export interface CodebookRead {
  readonly questionnaire: QuestionnaireReference;
  readonly variables: readonly Variable[];
}

/**
 * The variables that a codebook file describes: those that were asked, and of the derived ones those that the file of
 * answers has, as it has them. Columns that say how the rows were drawn are none of them.
 * @param header columns of the file of answers
 * @param drawn columns of the design: strata, weights, clusters
 * @throws CommandError (2) where the file is no codebook
 */
export async function codebookVariables(
  terminal: Terminal,
  path: string,
  header: ReadonlySet<string>,
  drawn: readonly string[],
): Promise<CodebookRead> {
  const document = await readJsonFile(terminal, path, documentSchema);
  const { id, version, release } = document;
  // a draft has no hash, and the codes of released rows are not those that were published
  const own = document.sha256 === null || release !== undefined;
  const hash = own ? sha256(JSON.stringify(document.variables)) : (document.sha256 as string);
  return {
    questionnaire: { id, version, sha256: hash },
    variables: document.variables.flatMap(({ kind: said, question, base, ...variable }) => {
      if (drawn.includes(variable.id) || (said === 'derived' && !header.has(variable.id))) return [];
      const kind = said !== 'derived' ? said : variable.codes.length > 0 ? 'single' : 'number';
      const { label, itemLabel, item, measure, source, exactness, sensitive, strictDisclosure } = variable;
      return [
        {
          id: variable.id,
          item,
          element: item,
          kind,
          label,
          itemLabel,
          stem: question ?? label,
          description: null,
          introduction: [],
          codes: variable.codes.map((one) => ({ code: one.code, label: one.label })),
          ...(variable.range === undefined ? {} : { range: variable.range }),
          measure,
          source,
          exactness,
          sensitive,
          strictDisclosure,
          refusalCodes: variable.refusalCodes,
          exclusive: variable.exclusive,
          base: { condition: conditionOf(path, variable.id, base.rule), words: base.words },
        },
      ];
    }),
  };
}

function conditionOf(path: string, id: string, rule: string | null) {
  if (rule === null) return null;
  const parsed = parseCondition(rule);
  if (parsed.ok) return parsed.condition;
  throw new AnalysisProblem(2, 'codebook.unusable', {
    ja: `${path}: 「${id}」の基数の条件を読めません。`,
    en: `The base of ${id} ${parsed.problem}.`,
  });
}
