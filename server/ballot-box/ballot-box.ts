import type { Store } from '../store/store.ts';
import { type BallotBoxKeys, openBallotBoxKeys } from './ballot-box-keys.ts';
import { type BallotBoxStatements, prepareStatements } from './ballot-box-statements.ts';
import { type RandomSource, systemRandom } from './random-source.ts';
import { Turns } from './turns.ts';

/** Where answers come in without anybody being able to say whose they are (docs/decisions/0006-ballot-box.md). */
export interface BallotBox {
  readonly store: Store;
  readonly keys: BallotBoxKeys;
  readonly random: RandomSource;
  readonly statements: BallotBoxStatements;
  /** moving, counting and closing take turns: what one is moving the other must not count twice */
  readonly turns: Turns;
}

/**
 * Opens the ballot box of a store, with its keys; at the first start they are made.
 * @throws StoreUnusableError when a key file is missing, readable by others, or another store's
 */
export async function openBallotBox(
  store: Store,
  { random = systemRandom }: { readonly random?: RandomSource } = {},
): Promise<BallotBox> {
  const keys = await openBallotBoxKeys(store, random);
  const statements = prepareStatements(store);
  return Object.freeze({ store, keys, random, statements, turns: new Turns() });
}
