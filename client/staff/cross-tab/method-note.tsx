import type { ReactNode } from 'react';
import type { CrossTabView } from '../../../server/contract/api.ts';
import { useReader } from '../page/reader.ts';

/** How the figures were made: weighting, joins, rule of hiding, and the questionnaire they rest on. */
export function MethodNote({ table }: { readonly table: CrossTabView }): ReactNode {
  const { texts, read } = useReader();
  const { id, version, sha256 } = table.questionnaire;
  return (
    <section aria-labelledby="method-title">
      <h2 id="method-title">{texts.crossTab.notes}</h2>
      <ul>
        {table.notes.map((note) => (
          <li key={note.ja}>{read(note)}</li>
        ))}
      </ul>
      <h3>{texts.crossTab.rule}</h3>
      <p>{read(table.rule.text)}</p>
      <p className="fine-print">{texts.crossTab.source(table.rule.source)}</p>
      <p className="fine-print">
        {texts.crossTab.questionnaire(id, version)} <code>sha-256 {sha256}</code>
      </p>
    </section>
  );
}
