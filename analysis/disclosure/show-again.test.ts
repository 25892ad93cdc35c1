import { describe, expect, it } from 'vitest';
import { asProtectedFamily } from './as-protected.ts';
import { type MadeSurvey, madeFamily } from './attack/made-family.ts';
import { isPossible, truthOf } from './attack/possible-values.ts';
import { madeSurvey, ORDINARY, RULES } from './attack/random-surveys.ts';
import { prepareAttack } from './attack/reader-attack.ts';
import type { DisclosureModel } from './disclosure-model.ts';
import { copyOf, type Hiding, isPrinted } from './hiding.ts';
import { LAST_SEARCH } from './protect-model.ts';
import { protectItem, viewOf } from './protect-tables.ts';
import type { ProtectedFamily, ViewRequest } from './protected-family.ts';
import type { DisclosureRule, ProtectedTable } from './protected-table.ts';
import { releaseEntry } from './release-entry.ts';
import type { ReleasedTable } from './released-table.ts';
import { showAgain } from './show-again.ts';

const SURVEYS = 24;
const LARGEST_SEARCH = 3000;
const GIVEN = {
  bases: 'hidden or printed',
  relations: [],
  shares: new Set<never>(),
  largestSearch: LAST_SEARCH,
  showAgain: true,
} as const;

const OPTIONS = { dataset: 'made-up', alreadyReleased: [] };

function requestsOf({ tables }: ProtectedFamily): ViewRequest[] {
  return tables.map(({ fold, table }) => ({
    axis: table.axis.id,
    fold,
    noAnswer: table.noAnswer,
    nets: 'with',
  }));
}

function viewsOf(family: ProtectedFamily): ProtectedTable[] {
  return requestsOf(family).map((request) => viewOf(family, request));
}

function entriesOf(family: ProtectedFamily): ReleasedTable[] {
  return requestsOf(family).map((request) => releaseEntry(family, request));
}

function protectedFamily(survey: MadeSurvey, rule: DisclosureRule): ProtectedFamily {
  return protectItem(madeFamily(survey), rule, OPTIONS);
}

/** What the rule hides for its own sake: figures that something must stay open for, and rows without their base. */
function begunOf({ targets }: DisclosureModel, { reasons }: Hiding): Set<number> {
  const own = new Set(targets.map(({ figure }) => figure));
  return new Set(
    [...reasons]
      .filter(([figure, reason]) => own.has(figure) || reason !== 'complementary')
      .map(([at]) => at),
  );
}

/** Hides every cell besides that stands in no closed row, and then shows again what may be shown. */
function hiddenThenShown(family: ProtectedFamily): { family: ProtectedFamily; cells: number; again: number } {
  const { model } = family.built;
  const hiding = copyOf(family.hiding);
  const begun = begunOf(model, hiding);
  for (const [figure, reason] of hiding.reasons) if (reason === 'complementary') begun.add(figure);
  const printed = model.figures.flatMap(({ kind, value }, figure) =>
    kind === 'cell' && value > 0 && isPrinted(model, hiding, figure) ? [figure] : [],
  );
  for (const figure of printed) {
    hiding.reasons.set(figure, 'complementary');
    hiding.masked.add(figure);
  }
  const truth = { moves: new Float64Array(model.atoms.length), whole: true, fitsShares: true };
  showAgain(model, hiding, GIVEN, { begun, proofs: [truth] });
  return {
    family: asProtectedFamily({ ...family, hiding }),
    cells: printed.length,
    again: printed.filter((figure) => isPrinted(model, hiding, figure)).length,
  };
}

function narrowed(survey: MadeSurvey, family: ProtectedFamily): string[] {
  const published = family.tables.map(({ table }, at) => ({
    shown: viewsOf(family)[at] as ProtectedTable,
    behind: table,
  }));
  const attack = prepareAttack(published, family.rule, { exclusiveCodes: survey.exclusiveCodes ?? [] });
  const known = truthOf(attack);
  return attack.targets.flatMap((target) =>
    target.ends
      .filter((end) => !isPossible(attack, target, end, LARGEST_SEARCH, known).possible)
      .map((end) => `${target.what} cannot be ${end}`),
  );
}

describe('showing again what need not be hidden', () => {
  it('shows everything where nothing must stay open', () => {
    const survey = madeSurvey({ ...ORDINARY, size: 2000, skew: 0.95, silent: 0.2 });
    const shown = hiddenThenShown(protectedFamily(survey, RULES[0] as DisclosureRule));
    expect(shown.cells).toBeGreaterThan(20);
    expect(shown.again).toBe(shown.cells);
  });

  it(`shows much again and gives nothing away in ${SURVEYS} families`, { timeout: 300_000 }, () => {
    let cells = 0;
    let again = 0;
    for (let seed = 1; seed <= SURVEYS; seed++) {
      const rule = RULES[seed % RULES.length] as DisclosureRule;
      const survey = madeSurvey({ ...ORDINARY, seed, multiple: seed % 5 === 0, weighted: seed % 3 === 0 });
      const shown = hiddenThenShown(protectedFamily(survey, rule));
      expect(narrowed(survey, shown.family)).toEqual([]);
      cells += shown.cells;
      again += shown.again;
    }
    expect(again).toBeGreaterThan(cells / 2);
    expect(again).toBeLessThan(cells);
  });

  it('leaves what the rule hides by itself, closed rows and settled rows as they are', {
    timeout: 300_000,
  }, () => {
    for (let seed = 1; seed <= SURVEYS; seed++) {
      const survey = madeSurvey({ ...ORDINARY, seed, size: 40 });
      const { built, hiding } = protectedFamily(survey, RULES[1] as DisclosureRule);
      const begun = begunOf(built.model, hiding);
      const [row] = [...hiding.closed, 0];
      const rows = built.model.rows.map((one, at) => ({ ...one, settled: at === row }));
      const after = copyOf(hiding);
      showAgain({ ...built.model, rows, targets: [] }, after, GIVEN, { begun, proofs: [] });
      for (const [figure, reason] of hiding.reasons) {
        const own = built.model.figures[figure]?.row as number;
        const stays = begun.has(figure) || own === row || hiding.closed.has(own);
        expect(after.reasons.get(figure)).toBe(stays ? reason : undefined);
      }
      expect(after.closed).toEqual(hiding.closed);
    }
  });

  it('prints the same when what it prints was released, also where an earlier release ties it', {
    timeout: 300_000,
  }, () => {
    let tied = 0;
    for (let seed = 1; seed <= SURVEYS / 3; seed++) {
      const rule = RULES[seed % RULES.length] as DisclosureRule;
      const survey = madeSurvey({ ...ORDINARY, seed, areas: 2 + (seed % 3), size: 60 + 3 * seed });
      const axes = [{ ...(survey.axes[0] as MadeSurvey['axes'][number]), folds: [] }];
      const narrow = madeFamily({ ...survey, axes, nets: [] });
      const wide = madeFamily(survey);
      const released = entriesOf(protectItem(narrow, rule, OPTIONS));
      const once = protectItem(wide, rule, { ...OPTIONS, alreadyReleased: released });
      const again = [...released, ...entriesOf(once)];
      const twice = protectItem(wide, rule, { ...OPTIONS, alreadyReleased: again });
      expect(viewsOf(twice)).toEqual(viewsOf(once));
      const unbound = protectItem(wide, rule, OPTIONS);
      if (JSON.stringify(viewsOf(unbound)) !== JSON.stringify(viewsOf(once))) tied++;
    }
    expect(tied).toBeGreaterThan(0);
  });
});
