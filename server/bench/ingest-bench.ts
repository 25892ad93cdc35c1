import { acceptResponse } from '../ballot-box/accept-response.ts';
import { countReturns } from '../ballot-box/count-returns.ts';
import { moveInbox } from '../ballot-box/move-inbox.ts';
import { makeInstallation, plainCommand } from './ingest-installation.ts';

export interface IngestFigures {
  readonly responses: number;
  /** submissions on their way at any moment */
  readonly concurrent: number;
  /** accepted a second, each on disk before its acknowledgement */
  readonly perSecond: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
  /** responses a second out of the inbox */
  readonly movedPerSecond: number;
}

/**
 * How many responses a second does the ballot box take, without HTTP? Every response of a synthetic survey is
 * sent once by one of `concurrent` senders, each waiting for its acknowledgement before the next.
 * @throws Error when the number stored is not the number acknowledged
 */
export async function benchIngest({
  responses = 10_000,
  concurrent = 64,
  instrumentsDir = 'instruments',
}: {
  readonly responses?: number;
  readonly concurrent?: number;
  readonly instrumentsDir?: string;
} = {}): Promise<IngestFigures> {
  const installation = await makeInstallation({ letters: { chuo: responses } }, { instrumentsDir });
  try {
    const { box, survey } = installation;
    const milliseconds: number[] = [];
    let next = 0;
    const sender = async () => {
      while (next < responses) {
        const command = plainCommand(installation, next++);
        const sent = performance.now();
        const { kind } = await acceptResponse(box, command);
        if (kind !== 'accepted') throw new Error(`A response was ${kind}.`);
        milliseconds.push(performance.now() - sent);
      }
    };
    const began = performance.now();

    await Promise.all(Array.from({ length: concurrent }, sender));
    const seconds = (performance.now() - began) / 1000;
    const { accepted } = await countReturns(box, survey);
    if (accepted !== responses) throw new Error(`${responses} were acknowledged and ${accepted} stored.`);

    const moving = performance.now();
    const { moved } = await moveInbox(box, survey);
    const movedPerSecond = moved / ((performance.now() - moving) / 1000);
    milliseconds.sort((a, b) => a - b);
    const quantile = (proportion: number) => milliseconds[Math.floor(proportion * (responses - 1))] ?? 0;
    return Object.freeze({
      responses,
      concurrent,
      perSecond: responses / seconds,
      p50Milliseconds: quantile(0.5),
      p99Milliseconds: quantile(0.99),
      movedPerSecond,
    });
  } finally {
    await installation.remove();
  }
}
