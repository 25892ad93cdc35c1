import { overlayKeys } from '../composition/overlay-keys.ts';
import type { Instrument } from '../definition/instrument.ts';
import type { Overlay } from '../definition/overlay.ts';
import { breach, type Law, nameOf, repeated } from './law.ts';

const NOTHING = /(?!)/;

/** Scripts that a text in this language cannot have: what is left in them was not translated. */
const NOT_TRANSLATED: Record<Overlay['language'], RegExp> = {
  'ja-x-easy': NOTHING,
  'ja-x-primary': NOTHING,
  'ja-x-junior': NOTHING,
  en: /[\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Han}]/u,
  'zh-Hans': /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  vi: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  'pt-BR': /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
};

/**
 * An overlay belongs to an instrument, has every text of it in its own language, and nothing else. Options of
 * one question that differ in Japanese differ in it too, or its readers could not tell them apart.
 */
export const overlayComplete: Law = {
  code: 'overlay-complete',
  check: ({ instruments, overlays }) =>
    overlays.flatMap((overlay) => {
      const name = `${overlay.instrument} ${overlay.version} (${overlay.language})`;
      const instrument = instruments.find(
        (i) => i.id === overlay.instrument && i.version === overlay.version,
      );
      if (!instrument) {
        return [
          breach(
            name,
            'この訳文に当たる調査票部品がありません。id と版を直してください。',
            'There is no such instrument version; correct id and version of the overlay.',
          ),
        ];
      }
      const wanted = overlayKeys(instrument);
      const given = Object.keys(overlay.texts);
      return [
        ...[...wanted.keys()]
          .filter((key) => !given.includes(key))
          .map((key) =>
            breach(
              `${name}: ${key}`,
              `「${wanted.get(key)}」の訳文がありません。`,
              `The text "${wanted.get(key)}" has no translation; add it.`,
            ),
          ),
        ...given
          .filter((key) => NOT_TRANSLATED[overlay.language].test(overlay.texts[key] ?? ''))
          .map((key) =>
            breach(
              `${name}: ${key}`,
              '訳文に日本語の文字が残っています。訳してください。',
              'There are Japanese characters in this translation; translate them.',
            ),
          ),
        ...lists(instrument)
          .flatMap((keys) =>
            repeated(keys.map((key) => overlay.texts[key]).filter((text) => text !== undefined)),
          )
          .map((text) =>
            breach(
              `${name}: ${text}`,
              `一つの設問の二つの選択肢が、どちらも「${text}」と訳されています。訳し分けてください。`,
              `Two options of one question both read "${text}"; translate them apart.`,
            ),
          ),
        ...given
          .filter((key) => !wanted.has(key))
          .map((key) =>
            breach(
              `${name}: ${key}`,
              `${nameOf(instrument)} にこの文言はありません。キーを直すか、消してください。`,
              `${nameOf(instrument)} has no such text; correct the key or remove it.`,
            ),
          ),
      ];
    }),
};

/** The keys of options that stand in one list: choices, columns or rows of one question. */
function lists(instrument: Instrument): readonly (readonly string[])[] {
  const byList = new Map<string, string[]>();
  for (const key of overlayKeys(instrument).keys()) {
    const [, list] = /^(.+\.(?:choices|columns|rows))\.[^.]+$/.exec(key) ?? [];
    if (list !== undefined) byList.set(list, [...(byList.get(list) ?? []), key]);
  }
  return [...byList.values()];
}
