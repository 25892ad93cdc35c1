import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { useForm } from '../form-context.ts';
import { inLanguage } from '../language/in-language.ts';
import { turnTo } from './turn-to.ts';

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
  const { survey, t } = useForm();
  const heading = useRef<HTMLHeadingElement>(null);
  // the title of the page too says where one is, as on the pages without a script
  useEffect(() => {
    if (heading.current !== null)
      document.title = `${wordsOf(heading.current)} – ${inLanguage(survey.title, t)}`;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` names the screen; its change is the event
  useEffect(() => {
    turnTo(heading.current);
  }, [of]);
  return (
    <h2 ref={heading} tabIndex={-1} className="form-screen-heading">
      {children}
    </h2>
  );
}

/** What a heading says, without the readings above it; a blank stands between its parts and not where a reading stood. */
function wordsOf(heading: Element): string {
  const copy = heading.cloneNode(true) as Element;
  for (const reading of copy.querySelectorAll('rt')) reading.remove();
  for (const part of copy.querySelectorAll(':scope > span')) part.append(' ');
  return copy.textContent.trim();
}
