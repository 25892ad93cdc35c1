import { type RefObject, useEffect, useRef, useState } from 'react';
import type { DeskReader } from '../../../instruments/desks/desk-order.ts';
import type { Desk } from '../../../server/contract/api.ts';
import { useForm } from '../form-context.ts';

const MINUTE = 60_000;

export interface OrderedDesks {
  readonly desks: readonly Desk[];
  /** milliseconds since 1970, at most a minute old */
  readonly now: number;
}

/**
 * The desks in the order that helps this reader now, put in order again with every full minute and when the page comes back
 * to the front. While something in the list has the focus, its entries stay where they are: only their words change.
 */
export function useOrderedDesks(
  order: (desks: readonly Desk[], reader: DeskReader, now: number) => readonly Desk[],
  list: RefObject<HTMLElement | null>,
): OrderedDesks {
  const { survey, language, clock } = useForm();
  const [now, setNow] = useState(clock);
  const shown = useRef<readonly string[]>([]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = (): void => {
      clearTimeout(timer);
      setNow(clock());
      timer = setTimeout(look, MINUTE - (clock() % MINUTE));
    };
    // a telephone that slept has missed its minutes
    const comeBack = (): void => {
      if (document.visibilityState === 'visible') look();
    };
    look();
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, [clock]);

  const ordered = order(survey.desks, { language, ages: survey.ages }, now);
  const focused = list.current?.contains(document.activeElement) ?? false;
  const desks = focused ? inOrderOf(shown.current, ordered) : ordered;
  useEffect(() => {
    shown.current = desks.map(({ id }) => id);
  });
  return { desks, now };
}

/** As they stand on the screen; one that is new comes last. */
function inOrderOf(shown: readonly string[], desks: readonly Desk[]): readonly Desk[] {
  const place = ({ id }: Desk): number => (shown.includes(id) ? shown.indexOf(id) : shown.length);
  return [...desks].sort((a, b) => place(a) - place(b));
}
