import { type RefObject, useEffect } from 'react';

export interface LeaveGuardParts {
  /** there are answers that the page alone holds */
  readonly unsent: boolean;
  /** keeps them on the device at the last moment; false where it does not */
  readonly keep: () => boolean;
  readonly hasAnswers: () => boolean;
  /** the person wants to be gone at once */
  readonly leaving: RefObject<boolean>;
}

/** Lets the browser ask before a page is closed with which answers would be lost. */
export function useLeaveGuard({ unsent, keep, hasAnswers, leaving }: LeaveGuardParts): void {
  useEffect(() => {
    if (!unsent) return;
    const guard = (event: BeforeUnloadEvent): void => {
      if (!leaving.current && !keep() && hasAnswers()) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, [unsent, keep, hasAnswers, leaving]);
}
