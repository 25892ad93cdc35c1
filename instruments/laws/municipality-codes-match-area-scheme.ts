import type { AreaScheme } from '../areas/area-scheme.ts';
import { MUNICIPALITY_ITEM } from '../areas/municipality-item.ts';
import type { Instrument } from '../definition/instrument.ts';
import { optionsOf, questionsOf } from '../definition/questions.ts';
import { breach, type Law } from './law.ts';

/**
 * Every area scheme fits an instrument that asks for the municipality: each municipality has the code and the
 * name of its option, and no option but a refusal is left without an area.
 */
export const municipalityCodesMatchAreaScheme: Law = {
  code: 'municipality-codes-match-area-scheme',
  check: ({ instruments, areaSchemes }) =>
    areaSchemes.flatMap((scheme) => {
      const [best] = instruments
        .map((instrument) => differences(instrument, scheme))
        .filter((list) => list !== null)
        .sort((a, b) => a.length - b.length);
      const where = `${scheme.id} ${scheme.version}`;
      if (!best) {
        return [
          breach(
            where,
            `市町村をたずねる設問「${MUNICIPALITY_ITEM}」を持つ部品がありません。`,
            `No instrument asks for the municipality ("${MUNICIPALITY_ITEM}"); add one or remove the scheme.`,
          ),
        ];
      }
      return best.map((difference) =>
        breach(
          `${where}: ${difference}`,
          '地域区分の市町村と設問の選択肢が一致しません。コードと名称を合わせてください。',
          'The municipality and the option of the item differ; make code and name the same.',
        ),
      );
    }),
};

function differences(instrument: Instrument, scheme: AreaScheme): readonly string[] | null {
  const question = questionsOf(instrument.form.pages).find(
    (candidate) => candidate.name === MUNICIPALITY_ITEM,
  );
  if (!question) return null;
  const refusals = instrument.items.find((item) => item.id === MUNICIPALITY_ITEM)?.refusalCodes ?? [];
  const options = optionsOf(question).filter((option) => !refusals.includes(option.value));
  const asked = options.map((option) => `${option.value} ${option.text}`);
  const placed = scheme.municipalities.map((municipality) => `${municipality.itemCode} ${municipality.name}`);
  return [...asked.filter((one) => !placed.includes(one)), ...placed.filter((one) => !asked.includes(one))];
}
