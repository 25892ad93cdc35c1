import type { InvitationSurvey, Survey } from './survey.ts';

/** Letters a stratum needs so that a response of it leaves enough candidates (decision 6). */
const LEAST_INVITED = 30;
/** Responses that leave the inbox together, unless all data are made up (decision 6). */
const LEAST_BATCH = 10;

/** What follows the survey's id in addresses and is no channel. */
const TAKEN = ['privacy'];

/**
 * Everything that is wrong with a survey beyond its schema, each as a sentence that says what to do.
 * Empty when it can be registered.
 */
export function surveyFindings(survey: Survey): readonly string[] {
  const findings: string[] = [];
  const { opens, closes } = survey.window;
  if (closes < opens)
    findings.push(`window: it closes (${closes}) before it opens (${opens}). Correct one of the days.`);
  if (!survey.languages.includes('ja')) findings.push('languages: Japanese is missing. Add "ja".');
  findings.push(...repeated('languages', survey.languages));
  findings.push(
    ...repeated(
      'channels',
      survey.channels.map(({ id }) => id),
    ),
  );
  for (const { id } of survey.channels.filter((channel) => TAKEN.includes(channel.id))) {
    findings.push(`channels: ${id} is the address of another page of the survey. Choose another id.`);
  }
  if (survey.batchMinimum < LEAST_BATCH && !survey.synthetic) {
    findings.push(
      `batchMinimum: ${survey.batchMinimum} would make responses traceable. Only a synthetic survey may go below ${LEAST_BATCH}.`,
    );
  }
  if (!survey.synthetic) findings.push(...noticeFindings(survey));
  if (survey.kind === 'invitation') findings.push(...strataFindings(survey), ...marginFindings(survey));
  return findings;
}

/** What a real office has to tell people and no sentence of ours can (japan-conventions P-01, P-35). */
function noticeFindings({ notice }: Survey): string[] {
  const asked = {
    retention: 'how long answers are kept and what is erased when',
    freeText: 'who reads free text and what becomes of names in it',
  } as const;
  return (['retention', 'freeText'] as const)
    .filter((key) => notice[key] === null)
    .map((key) => `notice.${key}: nothing is said there. Say ${asked[key]}, in Japanese and English.`);
}

function strataFindings({ strata, synthetic }: InvitationSurvey): string[] {
  const findings = repeated(
    'strata',
    strata.map(({ id }) => id),
  );
  for (const { id, invited, population } of strata) {
    if (invited > population) {
      findings.push(
        `strata: ${id} has ${invited} letters for ${population} people. Correct one of the numbers.`,
      );
    }
    if (invited < LEAST_INVITED && !synthetic) {
      findings.push(
        `strata: ${id} has only ${invited} letters. Fold it with a neighbouring stratum until at least ${LEAST_INVITED} are invited.`,
      );
    }
  }
  return findings;
}

function marginFindings({ strata, weighting }: InvitationSurvey): string[] {
  if (!weighting) return [];
  const { ageBands, margins } = weighting;
  const findings = repeated(
    'weighting.ageBands',
    ageBands.map(({ id }) => id),
  );
  findings.push(
    ...repeated(
      'weighting.margins',
      margins.map((cell) => `${cell.area}, ${cell.sex}, ${cell.ageBand}`),
    ),
  );
  for (const [index, band] of ageBands.entries()) {
    const next = ageBands[index + 1];
    if (band.to === null ? next !== undefined : band.to < band.from || (next && next.from <= band.to)) {
      findings.push(
        `weighting.ageBands: ${band.id} overlaps or runs backwards. Write the bands from young to old.`,
      );
    }
  }
  for (const { area, ageBand } of margins) {
    if (!strata.some(({ id }) => id === area))
      findings.push(`weighting.margins: there is no stratum ${area}.`);
    if (!ageBands.some(({ id }) => id === ageBand))
      findings.push(`weighting.margins: there is no age band ${ageBand}.`);
  }
  for (const { id, population } of strata) {
    const counted = margins.filter(({ area }) => area === id).reduce((sum, cell) => sum + cell.population, 0);
    if (counted !== population) {
      findings.push(
        `weighting.margins: the cells of ${id} sum to ${counted}, but the stratum has ${population} people. Take both from the same count.`,
      );
    }
  }
  return findings;
}

function repeated(where: string, ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `${where}: ${id} stands there twice. Remove one.`,
  );
}
