import { overlayKeys } from '../composition/overlay-keys.ts';
import type { FormLanguage } from '../definition/localized-text.ts';
import { kanjiWithoutReading, rubyWellFormed } from '../definition/ruby.ts';
import { type Breach, breach, type Law, nameOf } from './law.ts';

/** Reading levels whose readers cannot be expected to know a kanji. */
const EVERY_KANJI_READ: readonly FormLanguage[] = ['ja-x-easy', 'ja-x-primary'];
/** Where readings may stand. */
const MAY_HAVE_READINGS: readonly FormLanguage[] = [...EVERY_KANJI_READ, 'ja-x-junior'];

/**
 * In やさしい日本語 and for primary school every kanji has its reading (漢字《かんじ》); for junior high school
 * some may; in no other text does the notation stand, for nothing would render it.
 */
export const furiganaComplete: Law = {
  code: 'furigana-complete',
  check: ({ instruments, overlays }) => [
    ...instruments.flatMap((instrument) =>
      [...overlayKeys(instrument)].flatMap(([key, text]) => stray(`${nameOf(instrument)}: ${key}`, text)),
    ),
    ...overlays.flatMap(({ instrument: id, version, language, texts }) =>
      Object.entries(texts).flatMap(([key, text]) => {
        const where = `${id} ${version} (${language}): ${key}`;
        if (!MAY_HAVE_READINGS.includes(language)) return stray(where, text);
        return [
          ...malformed(where, text),
          ...(EVERY_KANJI_READ.includes(language) ? unread(where, text) : []),
        ];
      }),
    ),
  ],
};

function stray(where: string, text: string): readonly Breach[] {
  if (!/[｜《》]/.test(text)) return [];
  return [
    breach(
      where,
      'ふりがなの記号（｜《》）は、やさしい日本語と学年別の訳文にだけ書けます。消してください。',
      'Marks of readings (｜《》) stand only in overlays of easy Japanese and of school stages; remove them.',
    ),
  ];
}

function malformed(where: string, text: string): readonly Breach[] {
  if (rubyWellFormed(text)) return [];
  return [
    breach(
      where,
      'ふりがなの書き方が崩れています。「漢字《かんじ》」または「｜お茶《おちゃ》」の形に、読みはかなで書いてください。',
      'A reading is malformed; write 漢字《かんじ》 or ｜お茶《おちゃ》, with the reading in kana.',
    ),
  ];
}

function unread(where: string, text: string): readonly Breach[] {
  const words = [...new Set(kanjiWithoutReading(text))];
  if (words.length === 0) return [];
  return [
    breach(
      where,
      `ふりがなのない漢字があります：${words.join('、')}。「漢字《かんじ》」のように読みを付けてください。`,
      `These kanji have no reading: ${words.join(', ')}. Add one, as in 漢字《かんじ》.`,
    ),
  ];
}
