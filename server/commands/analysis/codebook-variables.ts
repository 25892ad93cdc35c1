import { z } from 'zod';
import type { Variable } from '../../../instruments/codebook/codebook.ts';
import type { QuestionnaireReference } from '../../../instruments/composition/questionnaire.ts';
import { exactnessSchema, measureSchema } from '../../../instruments/definition/instrument.ts';
import { localizedTextSchema } from '../../../instruments/definition/localized-text.ts';
import { parseCondition } from '../../../instruments/rules/parse-condition.ts';
import { readJsonFile } from '../read-json-file.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';

const codes = z.array(z.looseObject({ code: z.number().int().min(0).max(255), label: localizedTextSchema }));
/** The part of a codebook document (codebook-document.ts) that the coding of answers needs. */
const documentSchema = z.looseObject({
  id: z.string(),
  version: z.string(),
  sha256: z.string().nullable(),
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

/** The hash of a draft: it has none of its own. */
const NOT_PUBLISHED = '0'.repeat(64);

/**
 * The variables that a codebook file describes as asked; derived ones are computed where the questionnaire is known, and
 * are taken from the file of answers by nobody.
 * @throws CommandError (2) where the file is no codebook
 */
export async function codebookVariables(terminal: Terminal, path: string): Promise<CodebookRead> {
  const document = await readJsonFile(terminal, path, documentSchema);
  const { id, version, sha256 } = document;
  return {
    questionnaire: { id, version, sha256: sha256 ?? NOT_PUBLISHED },
    variables: document.variables.flatMap(({ kind, question, base, ...variable }) => {
      if (kind === 'derived') return [];
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
