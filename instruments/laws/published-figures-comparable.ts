import { comparabilityFindings, type PublishedFigures } from '../codebook/published-figures.ts';
import type { Instrument } from '../definition/instrument.ts';
import { askedItems } from '../versions/asked-item.ts';
import { type AskedForm, type Breach, breach, type Law, nameOf, partsOf } from './law.ts';

/**
 * Published figures belong to an instrument that ships, and each may stand beside our own (decision 4): its
 * wording is verbatim, and every questionnaire made from that version asks it with the same stem and options.
 */
export const publishedFiguresComparable: Law = {
  code: 'published-figures-comparable',
  check: ({ instruments, published, forms }) =>
    published.flatMap((figures) => {
      const instrument = instruments.find(
        ({ id, version }) => id === figures.instrument && version === figures.version,
      );
      if (instrument) {
        return [
          ...comparabilityFindings(figures, instrument).map(({ where, message }) => ({ where, message })),
          ...forms.flatMap((form) => askedOtherwise(form, figures, instrument, instruments)),
        ];
      }
      return [
        breach(
          nameOf({ id: figures.instrument, version: figures.version }),
          'この公表値に当たる調査票部品がありません。id と版を直してください。',
          'There is no such instrument version; correct instrument and version of the published figures.',
        ),
      ];
    }),
};

function askedOtherwise(
  { recipe, pages }: AskedForm,
  figures: PublishedFigures,
  instrument: Instrument,
  instruments: readonly Instrument[],
): readonly Breach[] {
  if (recipe === undefined || !partsOf(recipe, instruments).includes(instrument)) return [];
  const published = askedItems(instrument);
  const asked = askedItems({ ...instrument, form: { ...instrument.form, pages: [...pages] } });
  const inputs = figures.figures.flatMap(
    ({ item }) => instrument.scores.find(({ id }) => id === item)?.items ?? [item],
  );
  return [...new Set(inputs)]
    .filter((id) => {
      const [one, other] = [published.get(id), asked.get(id)];
      // what is not asked is compared with nothing
      if (!one || !other) return false;
      return one.stem !== other.stem || JSON.stringify(one.options) !== JSON.stringify(other.options);
    })
    .map((id) =>
      breach(
        `${nameOf(recipe)}: ${id}`,
        `公表値と比べる設問なのに、問いの文か選択肢が公表時の版（${nameOf(instrument)}）と違います。省いた選択肢（leaveOut）を戻してください。`,
        `It stands beside published figures, but its stem or options are not those of ${nameOf(instrument)}; take the options back that "leaveOut" leaves out.`,
      ),
    );
}
