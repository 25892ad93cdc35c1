import type { ReactNode } from 'react';
import type { CrossTabView } from '../../../server/contract/api.ts';
import { yearText } from '../page/date-text.ts';
import { countText } from '../page/number-text.ts';
import { useReader } from '../page/reader.ts';

/** Where the national figure comes from and how it may be compared, or why it is missing (DESIGN decision 4). */
export function NationalNote({ table }: { readonly table: CrossTabView }): ReactNode {
  const { language, texts, read } = useReader();
  const { national } = table;
  const t = texts.crossTab;
  return (
    <section aria-labelledby="national-title">
      <h2 id="national-title">{t.nationalTitle}</h2>
      {national.available ? (
        <>
          <p>
            {t.nationalUse(read(national.title), yearText(national.year, language), countText(national.base))}{' '}
            {national.weighted ? t.nationalWeighted : t.nationalUnweighted}{' '}
            {national.weighted !== (table.weighting !== 'none') && t.nationalMixed}
          </p>
          <p className="fine-print">{t.source(national.source)}</p>
        </>
      ) : (
        <p>
          {t.nationalNone} {read(national.reason)}
        </p>
      )}
    </section>
  );
}
