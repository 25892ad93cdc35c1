import { type JSX, useCallback, useEffect, useRef, useState } from 'react';
import { idleAt } from './idle.ts';
import { IdleWarning } from './idle-warning.tsx';
import { useSharedDevice } from './shared-device.ts';

/** A touch or a key, and what follows from one with other means of input. */
const TOUCHES = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const;

export interface IdleWatchProps {
  /** something of a person may be on the screen already; otherwise it begins with the first touch */
  readonly begun: boolean;
  /** nobody is there any more, or the person wants everything cleared */
  readonly over: () => void;
}

/** Waits for 15 minutes without a touch or a key, warns, and then lets everything be cleared. */
export function IdleWatch({ begun, over }: IdleWatchProps): JSX.Element | null {
  const { now } = useSharedDevice();
  const touched = useRef(begun ? now() : null);
  const [seconds, setSeconds] = useState<number | null>(null);

  const look = useCallback((): 'active' | 'warned' | 'over' => {
    if (touched.current === null) return 'active';
    // a clock that was set back
    touched.current = Math.min(touched.current, now());
    const idle = idleAt(touched.current, now());
    if (idle.kind === 'over') over();
    setSeconds(idle.kind === 'warned' ? idle.seconds : null);
    return idle.kind;
  }, [now, over]);

  useEffect(() => {
    // looks first: the touch that wakes a tablet may be the next child's
    const touch = (): void => {
      if (look() === 'active') touched.current = now();
    };
    const timer = setInterval(look, 1000);
    document.addEventListener('visibilitychange', look);
    for (const kind of TOUCHES) window.addEventListener(kind, touch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      for (const kind of TOUCHES) window.removeEventListener(kind, touch, { capture: true });
    };
  }, [look, now]);

  if (seconds === null) return null;
  const goOn = (): void => {
    touched.current = now();
    setSeconds(null);
  };
  return <IdleWarning seconds={seconds} goOn={goOn} clear={over} />;
}
