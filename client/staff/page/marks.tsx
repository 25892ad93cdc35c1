import type { ReactNode } from 'react';
import { useReader } from './reader.ts';

/** 合成データ: stands wherever a figure of a demonstration stands (DESIGN decision 15). */
export function SyntheticMark(): ReactNode {
  const { texts } = useReader();
  return <span className="mark mark-synthetic">{texts.marks.synthetic}</span>;
}

/** The same, with the sentence that says what it means. */
export function SyntheticBanner(): ReactNode {
  const { texts } = useReader();
  return (
    <p className="synthetic-banner">
      <SyntheticMark /> {texts.marks.syntheticLong}
    </p>
  );
}

/** 県の確認前: stands wherever a figure by area rests on a proposed area scheme. */
export function ProvisionalMark(): ReactNode {
  const { texts } = useReader();
  return <span className="mark mark-provisional">{texts.marks.provisional}</span>;
}
