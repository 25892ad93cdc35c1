import type { AreaScheme } from '../areas/area-scheme.ts';
import { MUNICIPALITY_ITEM, municipalityItemOf } from '../areas/municipality-item.ts';
import type { Instrument } from '../definition/instrument.ts';
import { optionsOf, questionsOf } from '../definition/questions.ts';
import { type Breach, breach, type Law, nameOf } from './law.ts';

/**
 * Every area scheme fits an instrument that asks for the municipality, and every such instrument a scheme: each
 * municipality has the code and the name of its option, and no option but a refusal is left without an area.
 */
export const municipalityCodesMatchAreaScheme: Law = {
  code: 'municipality-codes-match-area-scheme',
  check: ({ instruments, areaSchemes }) => {
    const pairs = areaSchemes.flatMap((scheme) =>
      instruments.flatMap((instrument) => {
        const list = differences(instrument, scheme);
        return list ? [{ scheme, instrument, list }] : [];
      }),
    );
    const closest = (mine: readonly (typeof pairs)[number][]) =>
      [...mine].sort((a, b) => a.list.length - b.list.length)[0];
    const asking = instruments.flatMap((instrument) =>
      questionsOf(instrument.form.pages)
        .filter(({ name }) => MUNICIPALITY_ITEM.test(name))
        .map(({ name: item }) => ({ instrument, item })),
    );
    return [
      ...areaSchemes.flatMap((scheme) => {
        const where = nameOf(scheme);
        const best = closest(pairs.filter((pair) => pair.scheme === scheme));
        return best
          ? mismatches(where, best.list)
          : [
              breach(
                where,
                `市町村をたずねる設問「${municipalityItemOf(scheme)}」を持つ部品がありません。部品を加えるか、地域区分を消してください。`,
                `No instrument asks for the municipality ("${municipalityItemOf(scheme)}"); add one or remove the scheme.`,
              ),
            ];
      }),
      ...asking.flatMap(({ instrument, item }) => {
        const where = `${nameOf(instrument)}: ${item}`;
        const best = closest(
          pairs.filter((pair) => pair.instrument === instrument && municipalityItemOf(pair.scheme) === item),
        );
        return best
          ? mismatches(where, best.list)
          : [
              breach(
                where,
                '市町村をたずねていますが、地域区分がありません。areas に加えてください。',
                'The municipality is asked, but there is no area scheme; add one to "areas".',
              ),
            ];
      }),
    ];
  },
};

function mismatches(where: string, list: readonly string[]): readonly Breach[] {
  return list.map((difference) =>
    breach(
      `${where}: ${difference}`,
      '地域区分の市町村と設問の選択肢が一致しません。コードと名称を合わせてください。',
      'The municipality and the option of the item differ; make code and name the same.',
    ),
  );
}

function differences(instrument: Instrument, scheme: AreaScheme): readonly string[] | null {
  const id = municipalityItemOf(scheme);
  const question = questionsOf(instrument.form.pages).find(({ name }) => name === id);
  if (!question) return null;
  const refusals = instrument.items.find((item) => item.id === id)?.refusalCodes ?? [];
  const options = optionsOf(question).filter((option) => !refusals.includes(option.value));
  const asked = options.map((option) => `${option.value} ${option.text}`);
  const placed = scheme.municipalities.map((municipality) => `${municipality.itemCode} ${municipality.name}`);
  return [...asked.filter((one) => !placed.includes(one)), ...placed.filter((one) => !asked.includes(one))];
}
