import type { DeskTopic, Instrument } from '../definition/instrument.ts';
import { questionsOf } from '../definition/questions.ts';
import { breach, type Law, nameOf } from './law.ts';

/**
 * Where people are asked about what hurts, or may write what they like, the form names desks, one of them for
 * danger to life; where children are asked anything, one for children too (decision 13). An organisation that
 * writes about its work needs none.
 */
export const sensitiveItemsHaveDesks: Law = {
  code: 'sensitive-items-have-desks',
  check: ({ instruments }) =>
    instruments.flatMap((instrument) =>
      desksNeeded(instrument)
        .filter((topic) => !instrument.desks.includes(topic))
        .map((topic) =>
          breach(
            nameOf(instrument),
            `慎重に扱うべき設問または自由記述があるのに、相談窓口「${topic}」が desks にありません。加えてください。`,
            `It has sensitive items or free text but no desk "${topic}"; add the topic to "desks".`,
          ),
        ),
    ),
};

function desksNeeded(instrument: Instrument): readonly DeskTopic[] {
  const { audience, items, form } = instrument;
  if (audience === 'children') return ['urgent', 'children'];
  const writes = audience === 'residents' && questionsOf(form.pages).some(({ type }) => type === 'comment');
  return writes || items.some((item) => item.sensitive) ? ['urgent'] : [];
}
