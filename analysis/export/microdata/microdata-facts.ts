import type { ExportFacts } from '../export-facts.ts';

/** What a file of rows says of the survey, beside what the release itself says. */
export type MicrodataFacts = Pick<ExportFacts, 'surveyTitle' | 'organisation' | 'window' | 'madeOn'>;
