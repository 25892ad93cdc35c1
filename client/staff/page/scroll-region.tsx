import type { ReactNode } from 'react';

interface Props {
  /** id of the caption that names the region */
  readonly labelledBy: string;
  readonly children: ReactNode;
}

/** A wide table scrolls inside its own region, so that the page itself never scrolls sideways. */
export function ScrollRegion({ labelledBy, children }: Props): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="scroll-region" aria-labelledby={labelledBy} tabIndex={0}>
      {children}
    </section>
  );
}
