import type { ReactNode } from 'react';
import type { CrossTabView } from '../../../server/contract/api.ts';
import { countText } from '../page/number-text.ts';
import { useReader } from '../page/reader.ts';

export type Offer = CrossTabView['offers'][number];

interface Props {
  readonly table: CrossTabView;
  readonly take: (offer: Offer) => void;
}

/** How much is hidden, by which rule, and what would show more (DESIGN decision 10). */
export function OfferList({ table, take }: Props): ReactNode {
  const { texts, read } = useReader();
  if (table.hiddenCells === 0) return <p className="fine-print">{texts.crossTab.noneHidden}</p>;
  return (
    <div className="notice">
      <p>{texts.crossTab.hiddenCells(countText(table.hiddenCells))}</p>
      <p className="fine-print">{read(table.rule.text)}</p>
      {table.offers.length > 0 && (
        <section className="offers-section" aria-labelledby="offers-title">
          <h3 id="offers-title">{texts.crossTab.offers}</h3>
          <p>{texts.crossTab.offersIntro}</p>
          <ul className="offers">
            {table.offers.map((offer) => (
              <li key={`${offer.kind} ${offer.id}`}>
                <button type="button" className="button button-secondary" onClick={() => take(offer)}>
                  {read(offer.label)}
                </button>{' '}
                <span>{read(offer.message)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
