import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import type { Answers } from '../../instruments/rules/answers.ts';
import type { CompiledRules } from '../../instruments/rules/compiled-rules.ts';
import { shownItems } from '../../instruments/rules/shown-items.ts';
import { attributeAnswers } from './attribute-answers.ts';
import { contactAnswers } from './contact-answers.ts';
import type { DrawnPerson } from './draw-sample.ts';
import { leaveSomeEmpty } from './item-non-response.ts';
import { drawLoneliness } from './latent-loneliness.ts';
import { drawLifeSituation } from './life-situation.ts';
import { lonelinessAnswers } from './loneliness-answers.ts';
import { type FreeTexts, placeAnswers } from './place-answers.ts';
import { type Random, seededRandom } from './random.ts';
import { chooseMode } from './response-propensity.ts';
import { supportAnswers } from './support-answers.ts';
import type { SyntheticPerson } from './synthetic-person.ts';
import { wellbeingAnswers } from './wellbeing-answers.ts';

/** What one synthetic person sends in. */
export interface SyntheticResponse {
  /** area the letter went to */
  readonly stratum: string;
  readonly mode: 'web' | 'paper';
  readonly language: 'ja' | 'en';
  readonly answers: Answers;
}

/** What the answers are made from. */
export interface AnswerSheet {
  readonly rules: CompiledRules;
  readonly scheme: AreaScheme;
  readonly texts: FreeTexts;
}

/** Two seeds, so that which answers are left empty can be drawn again without changing any answer. */
export interface AnswerSeeds {
  readonly answers: string;
  readonly omissions: string;
}

/** share of web respondents who read the English form; ours */
const READS_ENGLISH = 0.015;

/**
 * Fills in the whole questionnaire for people of the register: a life situation, one latent loneliness, answers
 * that hang on both, some of them left empty, and none to a question that the person was not shown.
 *
 * @param weights how many people of the population each respondent stands for; the loneliness questions are cut
 *   so that their published shares come out in the weighted whole
 * @param modes `by-age`: web or paper; `web`: everybody by web
 */
export function synthesizeResponses(
  people: readonly DrawnPerson[],
  weights: readonly number[],
  sheet: AnswerSheet,
  seeds: AnswerSeeds,
  modes: 'by-age' | 'web',
): readonly SyntheticResponse[] {
  const stream = (purpose: string) => seededRandom(seeds.answers, purpose);
  const lives = stream('life situation');
  const respondents = people.map((person) => toRespondent(lives, person, modes));
  const loneliness = lonelinessAnswers(stream('loneliness'), respondents, weights);
  const streams = {
    languages: stream('language'),
    attributes: stream('attributes'),
    contact: stream('contact'),
    support: stream('support'),
    wellbeing: stream('wellbeing'),
    places: stream('places'),
    omissions: seededRandom(seeds.omissions, 'omissions'),
  };
  return Object.freeze(
    respondents.map((person, index): SyntheticResponse => {
      const complete: Answers = {
        ...contactAnswers(streams.contact, person),
        ...supportAnswers(streams.support, person),
        ...wellbeingAnswers(streams.wellbeing, person),
        ...loneliness[index],
        ...attributeAnswers(streams.attributes, person, sheet.scheme),
        ...placeAnswers(streams.places, person, sheet.texts),
      };
      const answers = answersAsShown(sheet.rules, leaveSomeEmpty(streams.omissions, person, complete));
      const { stratum, mode } = person;
      const english = mode === 'web' && person.age < 60 && streams.languages.chance(READS_ENGLISH);
      return Object.freeze({ stratum, mode, language: english ? 'en' : 'ja', answers });
    }),
  );
}

function toRespondent(random: Random, person: DrawnPerson, modes: 'by-age' | 'web'): SyntheticPerson {
  const mode = modes === 'web' ? 'web' : chooseMode(random, person.age);
  const life = drawLifeSituation(random, person.age, person.sex);
  return Object.freeze({
    ...person,
    mode,
    life,
    loneliness: drawLoneliness(random, person.age, person.sex, life),
  });
}

/** The answers in form order, without those to questions that these very answers hide. */
function answersAsShown(rules: CompiledRules, answers: Answers): Answers {
  const shown = [...shownItems(rules, answers)];
  return Object.freeze(
    Object.fromEntries(
      shown.flatMap((item) => {
        const value = answers[item];
        return value === undefined ? [] : [[item, value]];
      }),
    ),
  );
}
