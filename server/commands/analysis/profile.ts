import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import type { ProtectedFamily } from '../../../analysis/disclosure/protected-family.ts';
import { filterKey } from '../../../analysis/disclosure/table-filter.ts';
import { profileStatistics } from '../../../analysis/export/profile-statistics.ts';
import { statisticsCsv } from '../../../analysis/export/statistics-csv.ts';
import type { Indicator } from '../../../analysis/profile/indicators.ts';
import { profileNotes } from '../../../analysis/profile/profile-notes.ts';
import { profileTableRequests, profileTables, sexFilter } from '../../../analysis/profile/profile-tables.ts';
import { protectProfile } from '../../../analysis/profile/protect-profile.ts';
import type { ProfileRequest } from '../../../analysis/profile/risk-profile.ts';
import type { StandardRequest } from '../../../analysis/profile/standard-population.ts';
import { verdictSentence } from '../../../analysis/profile/verdict-sentence.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import { unknownKey } from '../instruments/unknown-key.ts';
import { steps } from '../steps.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { askedFor } from './crosstab.ts';
import { type FamilyOf, type GateOptions, openGate } from './dataset-families.ts';
import { enterViews } from './enter-releases.ts';
import { filteredNote } from './filtered-note.ts';
import { countsBy, readCounts } from './margin-counts.ts';
import { openDataset } from './open-dataset.ts';
import { profileIndicators } from './profile-indicators.ts';
import { profileText } from './profile-text.ts';
import { type ResultOptions, runCommand } from './run-command.ts';
import { statisticsFacts } from './statistics-facts.ts';

export interface ProfileOptions extends ResultOptions, GateOptions {
  /** `<axis>` or `<axis>:<fold>`, each a section */
  readonly axis: readonly string[];
  /** ids; all that the questionnaire has without it */
  readonly indicators?: readonly string[];
  readonly base: 'all' | 'answered';
  /** every group once for men and once for women */
  readonly bySex?: true;
  /** `survey`, `none`, or a CSV of counts by sex, age_from, age_to */
  readonly standard: string;
  readonly correction: 'holm' | 'bh';
}

/**
 * `profile`: the chosen indicators of loneliness and isolation for every area or band, as they are and with sexes and
 * ages made alike, each against the others, with a verdict in words only where the corrected test supports it. Official
 * order, never a ranking; figures only that the protected tables show.
 */
export function profile(
  terminal: Terminal,
  path: string,
  options: ProfileOptions,
  day: TokyoDay,
): Promise<void> {
  return runCommand(terminal, options, async () => {
    const file = await openDataset(terminal, path);
    const { dataset, weights, menu } = file;
    const sections = options.axis.map((text) => sectionOf(text));
    for (const { axis, fold } of sections)
      askedFor(menu, {
        item: [],
        axis,
        base: options.base,
        nets: 'with',
        ...(fold === null ? {} : { fold }),
      });
    const indicators = profileIndicators(menu, options.indicators);
    const standard = await standardOf(terminal, options.standard);
    const request: ProfileRequest = {
      sections: sections.map((section) => ({ ...section, bySex: options.bySex === true })),
      indicators,
      noAnswer: options.base === 'all' ? 'in-base' : 'out-of-base',
      standard: dataset.design.kind === 'open' ? { kind: 'none' } : standard,
      adjustment: options.correction === 'bh' ? 'benjamini-hochberg' : 'holm',
    };
    const sexes = options.bySex === true ? sexesOf(file) : [];
    const gate = await openGate(terminal, path, file, options);
    const { now, done } = steps(terminal);
    const familyOf: FamilyOf = (item) => {
      now(`秘匿処理 ${item} / protecting`);
      return gate.familyOf(item);
    };
    const bySex = once((item) => {
      now(`秘匿処理 ${item}（男女別） / protecting by sex`);
      return gate.filtered(item, sexes.map(sexFilter));
    });
    try {
      const protectedProfile = protectProfile(
        dataset,
        weights,
        menu,
        request,
        profileTables(familyOf, bySex),
      );
      const hidesBase = protectedProfile.sections.some(({ groups }) =>
        groups.some(({ cells }) => cells.some((cell) => cell.hidden && cell.base === null)),
      );
      const sex = dataset.columns.get('sex')?.label;
      const notes = [
        ...profileNotes(protectedProfile),
        ...(hidesBase && options.bySex === true && sex !== undefined ? [filteredNote([sex])] : []),
      ];
      const sentences = protectedProfile.sections.map(({ rows, standard, groups }) =>
        groups.flatMap(({ group, cells }) =>
          cells.map((cell, index) => ({
            group: group.id,
            indicator: protectedProfile.indicators[index]?.id,
            ...verdictSentence({
              rows,
              standard,
              group,
              indicator: protectedProfile.indicators[index] as Indicator,
              cell,
            }),
          })),
        ),
      );
      return {
        data: { profile: protectedProfile, sentences, notes },
        text: profileText(protectedProfile, notes, file.facts.title),
        csv: () => statisticsCsv(profileStatistics(protectedProfile), statisticsFacts(file, null)),
        enter: () =>
          enterViews(
            terminal,
            gate.register,
            day,
            'profile',
            profileTableRequests(request, sexes).map(({ item, sex, axis, fold, noAnswer }) => ({
              family: sex === null ? familyOf(item) : bySex(item),
              request: {
                ...{ axis, fold, noAnswer, nets: 'with' as const },
                ...(sex === null ? {} : { domain: filterKey(sexFilter(sex)) }),
              },
            })),
          ),
      };
    } finally {
      done();
    }
  });
}

/** The sexes that stand in rows. @throws CommandError where the dataset does not know them */
function sexesOf({ dataset }: DatasetFile): readonly number[] {
  const sex = dataset.columns.get('sex');
  if (sex === undefined) throw unknownKey('sex', [...dataset.columns.keys()]);
  return sex.codes.slice(0, 2).map(({ code }) => code);
}

function once(make: FamilyOf): FamilyOf {
  const known = new Map<string, ProtectedFamily>();
  return (item) => {
    const family = known.get(item) ?? make(item);
    known.set(item, family);
    return family;
  };
}

function sectionOf(text: string): { readonly axis: string; readonly fold: string | null } {
  const [axis = '', fold] = text.split(':');
  return { axis, fold: fold ?? null };
}

async function standardOf(terminal: Terminal, named: string): Promise<StandardRequest> {
  if (named === 'survey' || named === 'none') return { kind: named };
  const cells = countsBy(await readCounts(terminal, named), ['sex', 'age_from', 'age_to']);
  const counts = cells.map(({ key: [sex, from, to = ''], population }) => ({
    sex: Number(sex),
    ageFrom: Number(from),
    ageTo: to === '' ? null : Number(to),
    population,
  }));
  if (counts.some(({ sex, ageFrom, ageTo }) => ![sex, ageFrom, ageTo ?? 0].every(Number.isInteger))) {
    throw new AnalysisProblem(1, 'counts.unusable', {
      ja: `${named}: sex・age_from・age_to は整数で書きます（age_to は空欄で「以上」）。`,
      en: 'sex, age_from and age_to are whole numbers (an empty age_to is open).',
    });
  }
  return { kind: 'given', source: { ja: named, en: named }, counts };
}
