import { type JSX, type ReactNode, useEffect, useRef } from 'react';

/**
 * The heading of a screen. It takes the focus whenever `of` changes, so that a screen reader announces the new
 * screen and the keyboard starts at its top.
 */
export function ScreenHeading({
  of,
  children,
}: {
  readonly of: string;
  readonly children: ReactNode;
}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` names the screen; its change is the event
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [of]);
  return (
    <h2 ref={heading} tabIndex={-1} className="form-screen-heading">
      {children}
    </h2>
  );
}
