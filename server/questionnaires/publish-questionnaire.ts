import { composeFromDefinitions } from '../../instruments/composition/compose-from-definitions.ts';
import {
  frozenQuestionnaireBytes,
  frozenTranslationBytes,
} from '../../instruments/composition/frozen-bytes.ts';
import type { Questionnaire } from '../../instruments/composition/questionnaire.ts';
import { DefinitionError } from '../../instruments/definition/finding.ts';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import type { QuestionnaireTable } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { differenceFrom } from './difference-from.ts';
import type { PublishedQuestionnaire } from './published-questionnaire.ts';
import { readPublishedQuestionnaire } from './published-questionnaire.ts';
import { sha256 } from './sha256.ts';

/**
 * Publishes a questionnaire in this installation: composes it from its parts and keeps bytes and hash in the
 * store. From then on the store's copy is the one that is asked. Publishing the same version again changes
 * nothing, except that languages which it did not have are added: what was published keeps its bytes and hashes.
 * @throws DefinitionError when there is no such recipe, a part does not fit, or this version was already
 *   published with another content, in Japanese or in a language that it has
 */
export async function publishQuestionnaire(
  store: Store,
  definitions: Definitions,
  wanted: { readonly id: string; readonly version: string },
): Promise<PublishedQuestionnaire> {
  const row = questionnaireRow(definitions, wanted);
  return store.write(async (transaction) => {
    const stored = await transaction
      .selectFrom('questionnaires')
      .selectAll()
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .executeTakeFirst();
    if (!stored) {
      const published = readPublishedQuestionnaire(row);
      await transaction.insertInto('questionnaires').values(row).execute();
      return published;
    }
    const kept = readPublishedQuestionnaire(stored);
    const difference = differenceFrom(stored, row);
    if (difference.changed) throw changed(row, definitions);
    if (difference.added.length === 0) return kept;
    const { document, document_sha256, overlays } = row;
    await transaction
      .updateTable('questionnaires')
      .set({ document, document_sha256, overlays })
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .execute();
    return readPublishedQuestionnaire(row);
  });
}

/** What the store would keep of this questionnaire if it were published now. */
export function questionnaireRow(
  definitions: Definitions,
  { id, version }: { readonly id: string; readonly version: string },
): QuestionnaireTable {
  const recipe = definitions.recipes.find(({ value }) => value.id === id && value.version === version)?.value;
  if (!recipe) {
    throw new DefinitionError([
      {
        code: 'questionnaire.recipe-missing',
        where: `questionnaires: ${id} ${version}`,
        message: {
          ja: 'この版の調査票の構成ファイルがありません。ファイルを加えるか、調査の設定を直してください。',
          en: 'There is no recipe of this version; add its file or correct the survey.',
        },
      },
    ]);
  }
  const questionnaire = composeFromDefinitions(recipe, definitions);
  const frozen = frozenQuestionnaireBytes(questionnaire);
  const document = JSON.stringify(questionnaire);
  return {
    id,
    version,
    sha256: sha256(frozen),
    frozen,
    document,
    document_sha256: sha256(document),
    overlays: JSON.stringify(overlayHashes(questionnaire, definitions)),
  };
}

function overlayHashes(
  questionnaire: Questionnaire,
  definitions: Definitions,
): Partial<Record<FormLanguage, string>> {
  const hashes: Partial<Record<FormLanguage, string>> = {};
  for (const language of questionnaire.languages) {
    if (language === 'ja') continue;
    const overlays = questionnaire.instruments.flatMap((part) =>
      definitions.overlays
        .map(({ value }) => value)
        .filter((o) => o.instrument === part.id && o.version === part.version && o.language === language),
    );
    hashes[language] = sha256(frozenTranslationBytes(overlays));
  }
  return hashes;
}

/** Files of the questionnaire that now say something else than what was published. */
export function changed(row: QuestionnaireTable, definitions: Definitions): DefinitionError {
  const { instruments } = JSON.parse(row.document) as Questionnaire;
  const files = [
    ...definitions.recipes.filter(({ value }) => value.id === row.id && value.version === row.version),
    ...definitions.instruments.filter(({ value }) =>
      instruments.some((part) => part.id === value.id && part.version === value.version),
    ),
    ...definitions.overlays.filter(({ value }) =>
      instruments.some((part) => part.id === value.instrument && part.version === value.version),
    ),
  ].map(({ file }) => file);
  return new DefinitionError([
    {
      code: 'questionnaire.changed-after-publication',
      where: files.join(', '),
      message: {
        ja: `調査票 ${row.id} ${row.version} はすでに別の内容で公開されています。これらのファイルのどれかが書き換えられています。元に戻し、変更は新しい版として加えてください。`,
        en: `Questionnaire ${row.id} ${row.version} has been published with another content; one of these files was edited. Restore it and publish the change as a new version.`,
      },
    },
  ]);
}
