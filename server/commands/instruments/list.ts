import { awaitsLicence } from '../../../instruments/composition/locked-files.ts';
import type { Definitions } from '../../../instruments/definition/parse-definitions.ts';
import { compareVersionNames } from '../../../instruments/versions/version-order.ts';
import type { Terminal } from '../terminal.ts';
import { type LibraryPlace, openLibrary } from './open-library.ts';

/** What the library holds: every instrument version and every questionnaire, its languages, and whether it is published. */
export async function list(terminal: Terminal, place: LibraryPlace, json: boolean): Promise<void> {
  const definitions = await openLibrary(terminal, place);
  const entries = [...instrumentEntries(definitions), ...questionnaireEntries(definitions)];
  if (json) {
    terminal.out(`${JSON.stringify(entries, null, 2)}\n`);
    return;
  }
  for (const { kind, key, title, languages, published, slot } of entries) {
    const unpublished = slot ? '許諾待ちの空欄あり / wording waits for a licence' : '未公開 / not published';
    const state = published ? '公開済み / published' : unpublished;
    terminal.out(`${kind} ${key} ${title.ja} / ${title.en}\n  ${state}; ${languages.join(' ')}\n`);
  }
  terminal.err('* 確認前の訳文 / translation not yet approved\n');
}

function instrumentEntries({ instruments, overlays, lock }: Definitions) {
  const inOrder = instruments.toSorted(
    (a, b) => byName(a.value.id, b.value.id) || compareVersionNames(a.value.version, b.value.version),
  );
  return inOrder.map(({ value }) => {
    const key = `${value.id}@${value.version}`;
    const own = overlays
      .map((overlay) => overlay.value)
      .filter((overlay) => overlay.instrument === value.id && overlay.version === value.version)
      .map(({ language, approval }) => (approval === 'approved' ? language : `${language}*`));
    return {
      kind: 'instrument' as const,
      key,
      title: value.title,
      languages: ['ja', ...own.sort()],
      published: lock?.instruments[key] !== undefined,
      slot: awaitsLicence(value),
    };
  });
}

/** One order on every machine, whatever its language. */
function byName(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}

function questionnaireEntries({ recipes, lock }: Definitions) {
  return recipes.map(({ value }) => {
    const key = `${value.id}@${value.version}`;
    return {
      kind: 'questionnaire' as const,
      key,
      title: value.title,
      languages: value.languages,
      published: lock?.questionnaires[key] !== undefined,
      slot: false,
    };
  });
}
