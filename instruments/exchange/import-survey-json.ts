import { deepFreeze } from '../definition/deep-freeze.ts';
import type { Finding } from '../definition/finding.ts';
import {
  type Instrument,
  type ItemFacts,
  instrumentSchema,
  itemFactsSchema,
} from '../definition/instrument.ts';
import { type Overlay, overlaySchema } from '../definition/overlay.ts';
import { isQuestion, itemIdsOf } from '../definition/questions.ts';
import { conditionFindings } from '../rules/condition-findings.ts';
import { FACTS_PROPERTY } from './export-survey-json.ts';
import { findingList, shortened } from './import-finding.ts';
import { nameGiver } from './import-names.ts';
import { reportNotCarried } from './import-not-carried.ts';
import { readPages } from './import-pages.ts';
import type { Importing } from './import-questions.ts';
import { otherLanguages, textImporter } from './import-text.ts';
import { isObject, type JsonObject, jsonReader } from './json-reader.ts';
import { formLanguageOf } from './survey-locales.ts';

/** A foreign SurveyJS file as the draft of a stand-alone instrument, with everything that is left to do. */
export interface ImportedSurvey {
  /** null: there was nothing to make one from */
  readonly instrument: Instrument | null;
  /** texts in other languages, each a draft and perhaps not complete */
  readonly overlays: readonly Overlay[];
  readonly findings: readonly Finding[];
}

/**
 * Reads a bare SurveyJS JSON file as a stand-alone instrument. What the form has and we can use is carried; names
 * and codes that we cannot use are replaced; labels, measures and sources are proposed. Everything replaced, proposed,
 * changed or left out has a finding: nothing of the file is dropped in silence. Never throws, whatever the file holds.
 */
export function importSurveyJson(
  json: unknown,
  { id, version }: { readonly id: string; readonly version: string },
): ImportedSurvey {
  const { report, findings } = findingList();
  if (!isObject(json)) {
    report(
      'not-a-survey',
      id,
      'SurveyJSの定義（JSONのオブジェクト）ではありません。ファイルを確かめてください。',
      'This is not a SurveyJS definition (a JSON object); check the file.',
    );
    return deepFreeze({ instrument: null, overlays: [], findings });
  }
  const reader = jsonReader();
  const locale = reader.takeWhole(json, 'locale');
  const language = typeof locale === 'string' ? formLanguageOf(locale) : undefined;
  const importing: Importing = {
    reader,
    report,
    text: textImporter(language ?? 'ja', report),
    name: nameGiver(report),
    items: new Map(),
    texts: new Map(),
  };
  if (language === undefined)
    report(
      'language-assumed',
      'locale',
      '言語の指定（locale）がないか、対応していない言語なので、日本語の欄に置きました。文を確かめてください。',
      'The file names no language (locale) that we have; its texts stand where the Japanese belongs. Check them.',
    );
  const title = importing.text(reader.takeWhole(json, 'title'), 'title');
  if (!title)
    report('title-missing', 'title', '題名がありません。書いてください。', 'There is no title; write one.');
  const carried = carriedFacts(json, importing);
  const pages = readPages(json, importing);
  const items = pages.flatMap(({ page, measures }) =>
    page.elements.filter(isQuestion).flatMap((question) =>
      itemIdsOf(question).map((item) => {
        const row =
          question.type === 'matrix'
            ? question.rows.find(({ value }) => `${question.name}.${value}` === item)
            : undefined;
        const label = row ? `${question.title}：${row.text}` : question.title;
        return (
          carried.get(item) ?? proposedFacts(item, label, measures.get(question.name) ?? 'nominal', importing)
        );
      }),
    ),
  );
  for (const { path, key } of reader.unread(json)) reportNotCarried(path, key, report);
  for (const { place, message } of conditionFindings(pages.map(({ page }) => page)))
    report('condition', `${place.page}${place.element ? `.${place.element}` : ''}`, message.ja, message.en);

  const draft = instrumentSchema.safeParse({
    id,
    version,
    kind: 'stand-alone',
    title: { ja: title?.ja ?? '［題名なし］', en: title?.others.get('en') ?? title?.ja ?? '(no title)' },
    origin: { ja: 'SurveyJSのファイルから取り込み', en: 'Imported from a SurveyJS file' },
    source: 'Imported from a SurveyJS file; nothing is known of where the wording comes from.',
    items,
    form: { locale: 'ja', pages: pages.map(({ page }) => page) },
  });
  if (!draft.success) {
    for (const issue of draft.error.issues)
      report(
        'no-instrument',
        issue.path.join('.') || id,
        `調査票部品にできません（${shortened(issue.message)}）。ファイルのこの部分を直してから取り込んでください。`,
        `No instrument can be made of this (${shortened(issue.message)}); correct that part of the file and import it again.`,
      );
    return deepFreeze({ instrument: null, overlays: [], findings });
  }
  return deepFreeze({ instrument: draft.data, overlays: overlaysOf({ id, version }, importing), findings });
}

/** Facts that our own export wrote; whatever does not fit is proposed anew. */
function carriedFacts(json: JsonObject, { reader, report }: Importing): ReadonlyMap<string, ItemFacts> {
  const facts = reader.takeObject(json, FACTS_PROPERTY);
  if (!facts) return new Map();
  const items = Array.isArray(facts.items) ? (reader.takeWhole(facts, 'items') as readonly unknown[]) : [];
  return new Map(
    items.flatMap((item, index) => {
      const parsed = itemFactsSchema.safeParse(item);
      if (parsed.success) return [[parsed.data.id, parsed.data] as const];
      report(
        'facts-not-carried',
        `${FACTS_PROPERTY}.items[${index}]`,
        '設問の説明の書式が合わないため、取り込みません。',
        'These facts of an item break their schema and were left out.',
      );
      return [];
    }),
  );
}

function proposedFacts(
  id: string,
  label: string,
  measure: ItemFacts['measure'],
  { report }: Importing,
): ItemFacts {
  report(
    'facts-proposed',
    id,
    `表の見出し（設問文のまま）、尺度（${measure}）、英語名、出典、機微かどうかを決めてください。文言は「独自に作成」としました。`,
    `Decide its label (now the whole question), measure (${measure}), English name, source and whether it is sensitive. The wording is marked as ours.`,
  );
  return {
    id,
    label: { ja: label, en: label },
    measure,
    exactness: 'ours',
    source: 'Imported from a SurveyJS file; source not stated.',
    sensitive: false,
    strictDisclosure: false,
    refusalCodes: [],
  };
}

function overlaysOf(
  { id, version }: { readonly id: string; readonly version: string },
  { texts, report }: Importing,
): readonly Overlay[] {
  return otherLanguages.flatMap((language) => {
    const own = [...texts].flatMap(([key, text]) => {
      const words = text.others.get(language);
      return words === undefined ? [] : [[key, words] as const];
    });
    if (own.length === 0) return [];
    const overlay = overlaySchema.safeParse({
      instrument: id,
      version,
      language,
      approval: 'draft',
      texts: Object.fromEntries(own),
    });
    if (overlay.success) return [overlay.data];
    report(
      'overlay-not-made',
      language,
      '翻訳のファイルを作れません。',
      'No overlay can be made of these texts.',
    );
    return [];
  });
}
