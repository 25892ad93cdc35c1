import type { ReactNode } from 'react';
import type { AnalysisMenu } from '../../../server/contract/api.ts';
import { useReader } from '../page/reader.ts';
import { SelectField } from '../page/select-field.tsx';
import type { CrossTabChoice } from '../page/staff-view.ts';
import type { ChosenRequest } from './chosen-request.ts';

interface Props {
  readonly menu: AnalysisMenu;
  readonly request: ChosenRequest;
  readonly change: (part: CrossTabChoice) => void;
}

/** What the table shows. Each change is shown at once in the table below; nothing else on the page moves. */
export function CrossTabControls({ menu, request, change }: Props): ReactNode {
  const { texts, read } = useReader();
  const t = texts.crossTab;
  const nets = menu.items.find(({ id }) => id === request.item)?.nets ?? [];
  const folds = menu.axes.find(({ id }) => id === request.axis)?.folds ?? [];
  const named = (entries: AnalysisMenu['items'] | AnalysisMenu['axes'] | typeof folds) =>
    entries.map(({ id, label }) => ({ value: id, label: read(label) }));
  return (
    <section className="controls" aria-labelledby="controls-title">
      <h2 id="controls-title">{t.choose}</h2>
      <div className="control-grid">
        <SelectField
          id="item"
          label={t.item}
          value={request.item}
          options={named(menu.items)}
          onChange={(item) => change({ item, figure: undefined })}
        />
        <SelectField
          id="axis"
          label={t.axis}
          value={request.axis}
          options={named(menu.axes)}
          onChange={(axis) => change({ axis })}
        />
        <SelectField
          id="no-answer"
          label={t.noAnswer}
          value={request.noAnswer}
          options={[
            { value: 'in-base', label: t.noAnswerIn },
            { value: 'out-of-base', label: t.noAnswerOut },
          ]}
          onChange={(noAnswer) => change({ noAnswer })}
        />
        <SelectField
          id="nets"
          label={t.nets}
          value={request.nets}
          disabled={nets.length === 0}
          options={
            nets.length === 0
              ? [{ value: 'with', label: t.noNets }]
              : [
                  { value: 'with', label: t.netsWith },
                  { value: 'only', label: t.netsOnly },
                  { value: 'without', label: t.netsWithout },
                ]
          }
          onChange={(chosen) => change({ nets: chosen })}
        />
        <SelectField
          id="fold"
          label={t.fold}
          value={request.fold ?? ''}
          disabled={folds.length === 0}
          options={[{ value: '', label: folds.length === 0 ? t.noFolds : t.noFold }, ...named(folds)]}
          onChange={(fold) => change({ fold: fold === '' ? undefined : fold })}
        />
      </div>
    </section>
  );
}
