import { overlayKeys } from '../composition/overlay-keys.ts';
import { breach, type Law, nameOf } from './law.ts';

/** An overlay belongs to an instrument, has every text of it, and nothing else. */
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
