import { z } from 'zod';
import type { BookletCover } from '../../../instruments/booklet/booklet-cover.ts';
import { specimenCover } from '../../../instruments/booklet/booklet-cover.ts';
import { bookletHtml } from '../../../instruments/booklet/booklet-html.ts';
import { bookletOf } from '../../../instruments/booklet/booklet-of.ts';
import { DefinitionError } from '../../../instruments/definition/finding.ts';
import { type FormLanguage, formLanguageSchema } from '../../../instruments/definition/localized-text.ts';
import { pageLanguage } from '../../../instruments/definition/page-language.ts';
import type { Definitions } from '../../../instruments/definition/parse-definitions.ts';
import { bookletPdf } from '../../booklet/booklet-pdf.ts';
import { BookletPdfError } from '../../booklet/booklet-pdf-error.ts';
import { surveyCover } from '../../booklet/survey-cover.ts';
import { findingsText } from '../../questionnaires/findings-text.ts';
import { deskRecordSchema } from '../../surveys/desk.ts';
import { CHECK_DAYS } from '../../surveys/desk-shown.ts';
import { visibleDesks } from '../../surveys/desks.ts';
import { desksOfSurvey } from '../../surveys/desks-of-survey.ts';
import { surveySchema } from '../../surveys/survey.ts';
import { readJsonFile } from '../read-json-file.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { findQuestionnaire } from './find-questionnaire.ts';
import { give, type OutputOptions } from './give.ts';
import { type LibraryPlace, openLibrary } from './open-library.ts';

export interface BookletOptions extends OutputOptions {
  readonly format: 'html' | 'pdf';
  readonly language?: string;
  /** file with one survey as JSON: its window, contact and texts stand on the cover. Without it: a specimen */
  readonly survey?: string;
  /** file with consultation desks as JSON */
  readonly desks?: string;
  /** address of the web form, printed with a QR code */
  readonly address?: string;
  readonly slip?: string;
  /** `false` with --no-ruby */
  readonly ruby: boolean;
}

/**
 * Prints a questionnaire as a booklet, HTML or PDF.
 * @throws CommandError when questionnaire, language, survey or desks cannot be used, or no PDF can be made here
 */
export async function booklet(
  terminal: Terminal,
  place: LibraryPlace,
  name: string,
  options: BookletOptions,
): Promise<void> {
  if (options.format === 'pdf' && options.output === undefined) {
    throw new CommandError(
      2,
      'PDFは -o <ファイル> で書き出してください。 / A PDF is written to a file; name it with -o <file>.',
    );
  }
  const definitions = await openLibrary(terminal, place);
  const questionnaire = findQuestionnaire(definitions, name);
  const language = options.language ?? questionnaire.languages[0] ?? 'ja';
  const known = formLanguageSchema.safeParse(language);
  if (!known.success || !(known.data === 'ja' || questionnaire.languages.includes(known.data))) {
    const list = [...new Set(['ja', ...questionnaire.languages])].join(', ');
    throw new CommandError(
      2,
      `${name} は「${language}」では印刷できません。使える言語：${list} / Not available in "${language}"; it has ${list}.`,
    );
  }
  try {
    const cover = await coverOf(terminal, definitions, questionnaire, known.data, options);
    const printed = bookletOf(questionnaire, known.data, cover, { ruby: options.ruby });
    terminal.err('冊子を組んでいます… / setting the booklet …\n');
    await give(
      terminal,
      options,
      options.format === 'pdf' ? await bookletPdf(printed) : bookletHtml(printed),
    );
  } catch (error) {
    if (error instanceof DefinitionError) throw new CommandError(1, findingsText(error.findings));
    if (error instanceof BookletPdfError) throw new CommandError(1, findingsText([error.finding]));
    throw error;
  }
}

async function coverOf(
  terminal: Terminal,
  definitions: Definitions,
  questionnaire: ReturnType<typeof findQuestionnaire>,
  language: FormLanguage,
  options: BookletOptions,
): Promise<BookletCover> {
  const unapproved = definitions.overlays.some(
    ({ value }) =>
      value.language === language &&
      value.approval === 'draft' &&
      questionnaire.instruments.some(
        (part) => part.id === value.instrument && part.version === value.version,
      ),
  );
  if (options.survey === undefined) {
    const recipe = definitions.recipes.find(
      ({ value }) => value.id === questionnaire.id && value.version === questionnaire.version,
    );
    const minutes = recipe?.value.promisedMinutes ?? null;
    return { ...specimenCover(questionnaire.title[pageLanguage(language)], minutes), unapproved };
  }
  const survey = await readJsonFile(terminal, options.survey, surveySchema);
  const records =
    options.desks === undefined ? [] : await readJsonFile(terminal, options.desks, z.array(deskRecordSchema));
  // valid when the letters arrive; only a demonstration prints desks that nobody has checked
  const desks = visibleDesks(records, survey.window.opens, {
    unverified: survey.synthetic,
    checkDays: CHECK_DAYS,
  });
  return surveyCover(survey, desksOfSurvey(survey, desks, definitions), language, {
    address: options.address ?? null,
    slip: options.slip ?? null,
    unapproved,
  });
}
