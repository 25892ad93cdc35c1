import type { Instrument } from '../definition/instrument.ts';
import { itemIdsOf, questionsOf } from '../definition/questions.ts';
import type { Question } from '../definition/survey-json.ts';
import { breach, type Law, nameOf, partsOf, placeIn } from './law.ts';

/** A stem that only the owner of a licence may fill in: the whole text stands in ［ ］. */
const SLOT = /^［.*］$/s;

/**
 * A scale whose wording is not ours to print has marked slots in its place, and no questionnaire uses it before
 * the owner of a licence has filled them. An instrument that says its wording is included has no slot left.
 */
export const licenceSlotNotPublished: Law = {
  code: 'licence-slot-not-published',
  check: ({ instruments, recipes }) => [
    ...recipes.flatMap((recipe) =>
      partsOf(recipe, instruments)
        .filter(({ licence }) => licence?.wordingIncluded === false)
        .map((part) =>
          breach(
            `${nameOf(recipe)}: ${nameOf(part)}`,
            `使用許諾が要る文言（${part.licence?.holder}）が空欄のままです。許諾を得た人が文言を入れ、wordingIncluded を true にすると使えます。`,
            `The wording of this scale needs a licence (${part.licence?.holder}) and is still a slot; whoever has the licence puts the wording in and sets wordingIncluded to true.`,
          ),
        ),
    ),
    ...instruments.flatMap((instrument) => {
      const slots = slotsOf(instrument);
      if (instrument.licence?.wordingIncluded === false) {
        return slots.length > 0
          ? []
          : [
              breach(
                nameOf(instrument),
                '文言を含まない（wordingIncluded: false）のに、［ ］の空欄がありません。文言を載せてよいか確かめ、よければ true に、だめなら［ ］の空欄にしてください。',
                'wordingIncluded is false but no stem is a slot in ［ ］; if the wording may be printed say true, otherwise put slots in its place.',
              ),
            ];
      }
      return slots.map((id) =>
        breach(
          placeIn(instrument, id),
          '［ ］の空欄が残っています。文言を入れるか、licence に wordingIncluded: false と書いてください。',
          'A slot in ［ ］ is left; fill in the wording, or say wordingIncluded: false in "licence".',
        ),
      );
    }),
  ],
};

function slotsOf(instrument: Instrument): readonly string[] {
  return questionsOf(instrument.form.pages).flatMap((question) =>
    SLOT.test(question.title) ? itemIdsOf(question) : slotRows(question),
  );
}

function slotRows(question: Question): readonly string[] {
  if (question.type !== 'matrix') return [];
  return question.rows.filter((row) => SLOT.test(row.text)).map((row) => `${question.name}.${row.value}`);
}
