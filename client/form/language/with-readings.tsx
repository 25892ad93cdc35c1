import { Fragment, type ReactNode } from 'react';
import { rubySegments } from '../../../instruments/definition/ruby.ts';

/**
 * A text with its readings above the kanji (definition/ruby.ts), made of text and <ruby> alone: nothing in it is
 * ever markup. Screen readers get the kanji, once: their dictionaries read a word in its sentence, which kana
 * without pitch and word boundaries cannot offer, and a name stays the same with the readings on and off.
 */
export function withReadings(text: string): ReactNode {
  const segments = rubySegments(text);
  if (segments.every(({ reading }) => reading === undefined)) return text;
  let end = 0;
  return segments.map((segment) => {
    const start = end;
    end += segment.text.length;
    if (segment.reading === undefined) return <Fragment key={start}>{segment.text}</Fragment>;
    return (
      <ruby key={start}>
        {segment.text}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a reading takes no focus */}
        <rt aria-hidden="true">{segment.reading}</rt>
      </ruby>
    );
  });
}
