import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useReader } from './reader.ts';

interface Props {
  /** id of the caption that names the region */
  readonly labelledBy: string;
  readonly children: ReactNode;
}

/**
 * A wide table scrolls inside its own region, so that the page itself never scrolls sideways. Where the table is
 * wider than the region, a sentence says so, and a shadow stands at the edge behind which it goes on.
 */
export function ScrollRegion({ labelledBy, children }: Props): ReactNode {
  const { texts } = useReader();
  const region = useRef<HTMLElement>(null);
  const [wide, setWide] = useState(false);
  const [more, setMore] = useState(false);

  useEffect(() => {
    const element = region.current;
    if (element === null) return;
    const measure = () => {
      const beyond = element.scrollWidth - element.clientWidth;
      setWide(beyond > 1);
      setMore(beyond - element.scrollLeft > 1);
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    for (const child of element.children) sizes.observe(child);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);

  return (
    <div className="scroll-block">
      {wide && <p className="scroll-cue fine-print">{texts.page.scrollsSideways}</p>}
      <div className={more ? 'scroll-frame scroll-frame-more' : 'scroll-frame'}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
        <section ref={region} className="scroll-region" aria-labelledby={labelledBy} tabIndex={0}>
          {children}
        </section>
      </div>
    </div>
  );
}
