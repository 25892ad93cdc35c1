import type { Instrument, ItemFacts } from '../definition/instrument.ts';
import { questionsOf } from '../definition/questions.ts';
import type { Page } from '../definition/survey-json.ts';
import { type Breach, breach, type Law, nameOf, partsOf, placeIn } from './law.ts';

/**
 * What may be published only with consent names an option of a multiple answer of its own instrument, one that
 * can be chosen beside others, and every questionnaire that asks the item asks for that consent too.
 */
export const consentResolves: Law = {
  code: 'consent-resolves',
  check: ({ instruments, forms }) => [
    ...instruments.flatMap((instrument) =>
      unresolved(instrument, instrument.form.pages).map((item) => doesNotResolve(instrument, item)),
    ),
    ...forms.flatMap(({ recipe, pages }) =>
      recipe === undefined
        ? []
        : partsOf(recipe, instruments)
            .filter((instrument) => unresolved(instrument, instrument.form.pages).length === 0)
            .flatMap((instrument) =>
              unresolved(instrument, pages).map((item) =>
                breach(
                  `${nameOf(recipe)}: ${item.id}`,
                  `この設問はたずねますが、公表の同意（${item.consent?.item}）をたずねません。同意の設問も入れるか、両方を省いてください。`,
                  `The questionnaire asks this item but not for the consent to publish it (${item.consent?.item}); ask for it, or leave out both.`,
                ),
              ),
            ),
    ),
  ],
};

/** Items asked on these pages whose consent is not asked there. */
function unresolved(instrument: Instrument, pages: readonly Page[]): readonly ItemFacts[] {
  const questions = questionsOf(pages);
  const asked = (id: string) => questions.some(({ name }) => name === id || id.startsWith(`${name}.`));
  return instrument.items.filter(({ id, consent }) => {
    if (consent === undefined || !asked(id)) return false;
    const question = questions.find(({ name }) => name === consent.item);
    return !(
      question?.type === 'checkbox' &&
      question.choices.some(({ value, isExclusive }) => value === consent.code && !isExclusive)
    );
  });
}

function doesNotResolve(instrument: Instrument, { id, consent }: ItemFacts): Breach {
  const wanted = `${consent?.item}.${consent?.code}`;
  return breach(
    placeIn(instrument, id),
    `公表の同意（${wanted}）は、この部品の複数回答の設問の、ほかと同時に選べる選択肢でなければなりません。consent を直してください。`,
    `The consent (${wanted}) must be an option of a multiple answer of this instrument that can be chosen beside others; correct "consent".`,
  );
}
