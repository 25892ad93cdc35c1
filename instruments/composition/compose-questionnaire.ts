import { deepFreeze } from '../definition/deep-freeze.ts';
import { DefinitionError, type Finding } from '../definition/finding.ts';
import type { Instrument, ItemFacts } from '../definition/instrument.ts';
import type { Overlay } from '../definition/overlay.ts';
import { itemIdsOf, questionsOf } from '../definition/questions.ts';
import type { Page } from '../definition/survey-json.ts';
import type { DerivedVariable } from '../derived/derived-variable.ts';
import { localizePage, localizeText } from './localize-form.ts';
import type { Questionnaire, QuestionnaireRecipe } from './questionnaire.ts';
import { findParts, type Part } from './recipe-parts.ts';

/**
 * Puts a core and its modules together into the one questionnaire that people answer.
 *
 * Pages of a module stand before the named page of the core, or after the core, in the order of the recipe.
 * Every text must exist in every language of the recipe. The result is frozen.
 *
 * @throws DefinitionError with all findings at once: a part or an overlay that is not there, a part of the
 *   wrong kind, a derived variable that is not there or belongs to another part, a page to stand before that the core does not have, a name (of a page, an item, a score or a
 *   net) that two parts share, an item without facts, a text without translation.
 */
export function composeQuestionnaire(
  recipe: QuestionnaireRecipe,
  instruments: readonly Instrument[],
  overlays: readonly Overlay[],
  derivedVariables: readonly DerivedVariable[] = [],
): Questionnaire {
  const findings: Finding[] = [];
  const parts = findParts(recipe, instruments, overlays, findings);
  const placed = placePages(recipe, parts, findings);
  findings.push(...sharedNames(recipe, parts));
  const items = itemsInFormOrder(recipe, placed, parts, findings);
  const derived = findDerived(recipe, parts, derivedVariables, findings);
  if (findings.length > 0) throw new DefinitionError(findings);

  const { id, version, title, languages } = recipe;
  const desks = [...new Set(parts.flatMap(({ instrument }) => instrument.desks))];
  const closing = parts.flatMap(({ instrument, overlays: own }) =>
    (instrument.closing ?? []).map(({ name, text }) => ({
      name,
      text: localizeText(`closing.${name}`, text, own, languages),
    })),
  );
  return deepFreeze({
    id,
    version,
    title,
    languages,
    instruments: parts.map(({ instrument }) => ({
      id: instrument.id,
      version: instrument.version,
      kind: instrument.kind,
      title: instrument.title,
      origin: instrument.origin,
    })),
    pages: placed.map(({ page }) => page),
    items,
    nets: parts.flatMap((part) => part.instrument.nets),
    scores: parts.flatMap((part) => part.instrument.scores),
    ...(derived.length > 0 && { derived }),
    ...(parts.some(({ instrument }) => instrument.anonymity === 'named') && { anonymity: 'named' as const }),
    ...(desks.length > 0 && { desks }),
    ...(closing.length > 0 && { closing }),
    form: {
      locale: 'ja',
      pages: placed.map(({ page, part }) => localizePage(page, part.overlays, languages)),
    },
  } satisfies Questionnaire);
}

function findDerived(
  recipe: QuestionnaireRecipe,
  parts: readonly Part[],
  derivedVariables: readonly DerivedVariable[],
  findings: Finding[],
): readonly DerivedVariable[] {
  return recipe.derived.flatMap((wanted) => {
    const found = derivedVariables.find(
      ({ id, version, instrument, instrumentVersions }) =>
        id === wanted.variable &&
        version === wanted.version &&
        parts.some(
          (part) => part.instrument.id === instrument && instrumentVersions.includes(part.instrument.version),
        ),
    );
    if (found) return [found];
    findings.push({
      code: 'composition.derived-missing',
      where: `${recipe.id}: ${wanted.variable} ${wanted.version}`,
      message: {
        ja: 'この版の派生変数がないか、この調査票の部品のものではありません。規則のファイルを加えるか、derived を直してください。',
        en: 'There is no such version of the derived variable for a part of this questionnaire; add its file or correct "derived".',
      },
    });
    return [];
  });
}

interface PlacedPage {
  readonly page: Page;
  readonly part: Part;
}

function placePages(recipe: QuestionnaireRecipe, parts: readonly Part[], findings: Finding[]): PlacedPage[] {
  const [core, ...modules] = parts;
  if (!core) return [];
  const pagesOf = (part: Part) => part.instrument.form.pages.map((page) => ({ page, part }));
  const corePages = pagesOf(core);
  for (const part of modules) {
    if (part.before === undefined || corePages.some(({ page }) => page.name === part.before)) continue;
    findings.push({
      code: 'composition.page-missing',
      where: `${recipe.id}: ${part.instrument.id} ${part.instrument.version}`,
      message: {
        ja: `中核の部品に「${part.before}」というページがありません。before を直してください。`,
        en: `The core has no page "${part.before}" to stand before; correct "before" in the recipe.`,
      },
    });
  }
  return [
    ...corePages.flatMap((own) => [
      ...modules.filter((part) => part.before === own.page.name).flatMap(pagesOf),
      own,
    ]),
    ...modules.filter((part) => part.before === undefined).flatMap(pagesOf),
  ];
}

function namesOf({ form, scores, nets }: Instrument): readonly string[] {
  return [
    ...form.pages.flatMap((page) => [page.name, ...page.elements.map((element) => element.name)]),
    ...[...scores, ...nets].map(({ id }) => id),
  ];
}

function sharedNames(recipe: QuestionnaireRecipe, parts: readonly Part[]): Finding[] {
  const firstUse = new Map<string, string>();
  return parts.flatMap(({ instrument }) =>
    namesOf(instrument).flatMap((name) => {
      const owner = `${instrument.id} ${instrument.version}`;
      const first = firstUse.get(name);
      firstUse.set(name, first ?? owner);
      if (first === undefined) return [];
      return [
        {
          code: 'composition.name-shared',
          where: `${recipe.id}: ${name}`,
          message: {
            ja: `名前「${name}」が重複しています（${first} と ${owner}）。どちらかに新しい名前を付けてください。`,
            en: `"${name}" is used twice (${first} and ${owner}); give one of them a new name.`,
          },
        },
      ];
    }),
  );
}

function itemsInFormOrder(
  recipe: QuestionnaireRecipe,
  placed: readonly PlacedPage[],
  parts: readonly Part[],
  findings: Finding[],
): ItemFacts[] {
  const facts = new Map(
    parts.flatMap((part) => part.instrument.items.map((item) => [item.id, item] as const)),
  );
  return questionsOf(placed.map(({ page }) => page))
    .flatMap(itemIdsOf)
    .flatMap((id) => {
      const item = facts.get(id);
      if (item) return [item];
      findings.push({
        code: 'composition.facts-missing',
        where: `${recipe.id}: ${id}`,
        message: {
          ja: 'この設問の説明（items）がありません。出典と正確さを添えて加えてください。',
          en: 'This item has no facts; add them to "items" with source and exactness.',
        },
      });
      return [];
    });
}
