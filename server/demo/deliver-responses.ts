import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { DemonstrationError } from './demonstration-error.ts';
import { seededRandom } from './random.ts';
import type { SyntheticResponse } from './synthetic-responses.ts';

/** A synthetic response on its way in. */
export interface Delivery {
  readonly response: SyntheticResponse;
  readonly channel: string;
  /** absent in an open survey */
  readonly code?: string;
}

/**
 * Each respondent answers one of the letters of their area: the first ones by serial, and serials are in random
 * order.
 *
 * @throws DemonstrationError when an area has fewer codes than respondents
 */
export function deliverByLetter(
  responses: readonly SyntheticResponse[],
  codes: ReadonlyMap<string, readonly string[]>,
  { survey }: RegisteredSurvey,
): readonly Delivery[] {
  const used = new Map<string, number>();
  return responses.map((response) => {
    const place = used.get(response.stratum) ?? 0;
    used.set(response.stratum, place + 1);
    const code = codes.get(response.stratum)?.[place];
    if (code === undefined) {
      throw new DemonstrationError(
        `The printer's file of ${survey.id} has too few codes for ${response.stratum}. Start with --reset.`,
      );
    }
    return { response, channel: channelAt(survey, 0), code };
  });
}

/** Volunteers come through every channel alike. */
export function deliverByChannel(
  responses: readonly SyntheticResponse[],
  { survey }: RegisteredSurvey,
): readonly Delivery[] {
  const random = seededRandom(survey.id, 'channels');
  return responses.map((response) => ({
    response,
    channel: channelAt(survey, random.below(survey.channels.length)),
  }));
}

function channelAt({ id, channels }: RegisteredSurvey['survey'], place: number): string {
  const channel = channels[place];
  if (!channel) throw new DemonstrationError(`Survey ${id} has no channel ${place + 1}.`);
  return channel.id;
}
