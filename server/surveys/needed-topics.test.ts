import { expect, it } from 'vitest';
import { neededTopics } from './needed-topics.ts';

it('are those of the questionnaire and violence at home, but not for an organisation that answers under its name', () => {
  expect(neededTopics({ desks: ['urgent', 'abuse'] })).toEqual(['urgent', 'abuse', 'partner-violence']);
  expect(neededTopics({})).toEqual(['partner-violence', 'abuse']);
  expect(neededTopics({ desks: ['general'], anonymity: 'named' })).toEqual(['general']);
  expect(neededTopics({ anonymity: 'named' })).toEqual([]);
});
