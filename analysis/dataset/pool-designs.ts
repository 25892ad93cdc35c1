import { poolingRefusal } from '../../instruments/crosswalk/pooling-refusal.ts';
import { type Design, MOST_STRATA } from './dataset.ts';
import type { Wave } from './wave.ts';

/**
 * The design of several waves together: every stratum of every wave for itself, with the frame of its own year. Open
 * waves give an open dataset.
 *
 * @throws PoolingError when invited and open waves are mixed (decision 8), or there are more than 256 strata
 */
export function poolDesigns(waves: readonly Wave[]): Design {
  const invited = waves.filter(({ dataset }) => dataset.design.kind === 'invitation');
  if (invited.length === 0) return { kind: 'open' };
  if (invited.length < waves.length) {
    throw poolingRefusal(
      'invited-and-open',
      versionsOf(waves),
      '無作為に選んだ調査と、自由に参加できる調査は一緒に集計できません。分けて集計してください。',
      'Waves by invitation and open waves are never put into one estimate; tabulate them apart.',
    );
  }
  const strata = waves.flatMap(({ version, label, dataset }) =>
    dataset.design.kind === 'open'
      ? []
      : dataset.design.strata.map((stratum) => ({
          ...stratum,
          id: `${version}/${dataset.surveyId}/${stratum.id}`,
          label: { ja: `${label.ja} ${stratum.label.ja}`, en: `${label.en} ${stratum.label.en}` },
        })),
  );
  if (strata.length > MOST_STRATA) {
    throw poolingRefusal(
      'too-many-strata',
      versionsOf(waves),
      `層が全部で${strata.length}あります。一緒に集計できるのは${MOST_STRATA}層までです。調査回を減らしてください。`,
      `The waves have ${strata.length} strata in all, and at most ${MOST_STRATA} fit; pool fewer waves.`,
    );
  }
  let first = 0;
  const stratum = waves.flatMap(({ dataset }) => {
    if (dataset.design.kind === 'open') return [];
    const offset = first;
    first += dataset.design.strata.length;
    return [...dataset.design.stratum].map((place) => place + offset);
  });
  return Object.freeze({
    kind: 'invitation' as const,
    strata: Object.freeze(strata.map((one) => Object.freeze(one))),
    stratum: Uint8Array.from(stratum),
  });
}

function versionsOf(waves: readonly Wave[]): string {
  return waves.map(({ version }) => version).join(', ');
}
