import type { Language, LocalizedText } from '../../instruments/definition/localized-text.ts';
import { accessibilityChecks, CHECK_IDS, type CheckId } from './checks.ts';
import type { Criterion } from './criteria.ts';
import type { Accessibility } from './read-accessibility.ts';
import { COUNTS, type CountId } from './results.ts';
import { type Standing, standingOf } from './standing.ts';
import { countsLine, STANDINGS, statementTexts } from './statement-text.ts';

/** A heading with what stands under it. */
export interface StatementSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly points: readonly string[];
  readonly sections: readonly StatementSection[];
}

/** The accessibility statement in one language, for whoever prints it: a page, a document. */
export interface Statement {
  readonly title: string;
  readonly sections: readonly StatementSection[];
}

/**
 * Policy, results and what was not tested, made from the criteria and what the checks found: nothing in it is written by
 * hand that a check could say (japan-conventions A-02).
 */
export function accessibilityStatement(accessibility: Accessibility, language: Language): Statement {
  const t = statementTexts[language];
  const { results, criteria } = accessibility;
  const own = (text: LocalizedText): string => text[language];
  const found = criteria.filter((criterion) => standingOf(criterion, results) === 'found');
  return {
    title: t.title,
    sections: [
      section(t.policy, {
        sections: [
          section(t.scope, { paragraphs: [t.scopeText] }),
          section(t.target, { points: results.standards.map(own) }),
          section(t.claim, {
            paragraphs: [t.claimText[results.claim], ...testLines(results, language), t.guideline],
          }),
          section(t.kept, { points: t.keptList }),
        ],
      }),
      section(t.notTested, { paragraphs: [t.notTestedText], points: t.notTestedList }),
      section(t.problems, {
        paragraphs: found.length > 0 ? [] : [Object.keys(results.checks).length > 0 ? t.noProblem : t.notRun],
        points: found.map((criterion) => nameOf(criterion, language)),
      }),
      section(t.contact, { paragraphs: [t.contactText] }),
      section(t.results, {
        paragraphs: [t.resultsText],
        sections: [
          section(`${t.checks} (${results.with})`, {
            points: CHECK_IDS.map((id) => checkLine(id, accessibility, language)),
          }),
          section(t.criteria, {
            paragraphs: [t.criteriaText],
            sections: STANDINGS.flatMap((standing) => standingSection(standing, accessibility, language)),
          }),
        ],
      }),
    ],
  };
}

function section(heading: string, parts: Partial<Omit<StatementSection, 'heading'>>): StatementSection {
  return { heading, paragraphs: [], points: [], sections: [], ...parts };
}

function testLines({ test }: Accessibility['results'], language: Language): string[] {
  return test === null ? [] : [statementTexts[language].test({ ...test, by: test.by[language] })];
}

const nameOf = ({ number, name }: Criterion, language: Language): string => `${number} ${name[language]}`;
const colon = (language: Language): string => (language === 'ja' ? '：' : ': ');

function checkLine(id: CheckId, { results }: Accessibility, language: Language): string {
  const t = statementTexts[language];
  const { what, file } = accessibilityChecks[id];
  const result = results.checks[id];
  const counts = Object.entries(results.counts[id] ?? {}).map(
    ([count, number]) => [COUNTS[count as CountId], number] as const,
  );
  const outcome =
    result === undefined
      ? t.notRun
      : file === null
        ? t.looked({ day: result.day, pages: result.passed })
        : t.ran({ ...result, counts: countsLine(counts, language) });
  const name = file === null ? '' : language === 'ja' ? `（${file}）` : ` (${file})`;
  return `${what[language]}${name} ${outcome}`;
}

/** The criteria that stand alike, each with how that is known. */
function standingSection(
  standing: Standing,
  { criteria, results }: Accessibility,
  language: Language,
): StatementSection[] {
  const alike = criteria.filter((criterion) => standingOf(criterion, results) === standing);
  if (alike.length === 0) return [];
  const heading = `${statementTexts[language].standing[standing]} (${alike.length})`;
  return [section(heading, { points: alike.map((criterion) => criterionLine(criterion, language)) })];
}

function criterionLine(criterion: Criterion, language: Language): string {
  const t = statementTexts[language];
  const { level, since, ways, absent, untested } = criterion;
  const told = (heading: string, text: string): string => ` ${heading}${colon(language)}${text}`;
  const line = `${nameOf(criterion, language)} (${t.level(level, since)})`;
  const hows = ways.map((way) =>
    way.by === 'axe' ? t.rules(way.rules.join(', ')) : way.what[language].replace(/[。.]$/, ''),
  );
  return [
    line,
    absent === undefined ? '' : ` ${absent[language]}`,
    hows.length === 0
      ? ''
      : told(t.howChecked, `${hows.join(language === 'ja' ? '。' : '. ')}${language === 'ja' ? '。' : '.'}`),
    untested === undefined ? '' : told(t.untested, `${untested[language]}${language === 'ja' ? '。' : '.'}`),
  ].join('');
}
