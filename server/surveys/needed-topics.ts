import type { Questionnaire } from '../../instruments/composition/questionnaire.ts';
import type { DeskTopic } from '../../instruments/definition/instrument.ts';

/**
 * Which topics the people of a questionnaire need a desk for: those it names, and violence and abuse at home, for whoever is
 * asked how they live may live with the person they would tell about. Published questionnaires cannot be changed, so this is
 * no fact of theirs (decision 26). An organisation that answers under its name is asked about its work.
 */
export function neededTopics({
  desks = [],
  anonymity,
}: Pick<Questionnaire, 'desks' | 'anonymity'>): readonly DeskTopic[] {
  return anonymity === 'named' ? desks : [...new Set<DeskTopic>([...desks, 'partner-violence', 'abuse'])];
}
