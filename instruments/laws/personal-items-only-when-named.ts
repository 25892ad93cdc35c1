import { breach, type Law, nameOf, partsOf, placeIn } from './law.ts';

/**
 * Names, telephone numbers and addresses are asked only where an organisation answers under its name; residents
 * and children never do. A questionnaire does not put a named part beside one that promises anonymity.
 */
export const personalItemsOnlyWhenNamed: Law = {
  code: 'personal-items-only-when-named',
  check: ({ instruments, recipes }) => [
    ...instruments.flatMap((instrument) => {
      if (instrument.anonymity === 'named') {
        if (instrument.audience === 'organisations') return [];
        return [
          breach(
            nameOf(instrument),
            '記名式にできるのは団体あての部品だけです。anonymity を anonymous にするか、audience を直してください。',
            'Only organisations answer under their name; make "anonymity" anonymous or correct "audience".',
          ),
        ];
      }
      return instrument.items
        .filter((item) => item.personal)
        .map((item) =>
          breach(
            placeIn(instrument, item.id),
            '無記名の部品で、回答者が誰かわかる事項をたずねています。設問を外すか、団体あての記名式（named）の部品に移してください。',
            'An anonymous instrument asks who answers; remove the item or move it to a named instrument for organisations.',
          ),
        );
    }),
    ...recipes.flatMap((recipe) => {
      const parts = partsOf(recipe, instruments);
      const named = parts.find(({ anonymity }) => anonymity === 'named');
      return parts
        .filter(({ audience }) => named !== undefined && audience !== 'organisations')
        .map((part) =>
          breach(
            `${nameOf(recipe)}: ${nameOf(part)}`,
            `記名式の部品（${named?.id}）と、無記名の部品を一つの調査票にできません。調査票を分けてください。`,
            `A named part (${named?.id}) cannot stand in one questionnaire with an anonymous one; make two questionnaires.`,
          ),
        );
    }),
  ],
};
