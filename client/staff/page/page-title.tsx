import { type ReactNode, useEffect, useRef } from 'react';
import { useReader } from './reader.ts';

interface Props {
  readonly children: string;
  /** what the page is about, before the product's name in the window title */
  readonly subject?: string;
}

/** The page's heading; a new page moves the focus to it, so that a screen reader says where it is. */
export function PageTitle({ children, subject }: Props): ReactNode {
  const { texts } = useReader();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    document.title = [children, subject, texts.page.product].filter(Boolean).join(' | ');
  }, [children, subject, texts]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
