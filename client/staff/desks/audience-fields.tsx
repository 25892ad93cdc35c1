import type { ReactNode } from 'react';
import { CheckBoxes } from '../page/check-boxes.tsx';
import { useReader } from '../page/reader.ts';
import { TextField } from '../page/text-field.tsx';
import type { DeskFieldsProps } from './contact-fields.tsx';
import { DESK_LANGUAGES, TOPICS } from './desk-draft.ts';

/** For whom the desk is: languages, ages, areas, and what it is for. */
export function AudienceFields({ typed, errorAt, onChange }: DeskFieldsProps): ReactNode {
  const { language, texts } = useReader();
  const t = texts.desks;
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return (
    <>
      <h2>{t.forWhom}</h2>
      <CheckBoxes
        id="desk-languages"
        label={t.languages}
        options={DESK_LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value }))}
        chosen={typed.languages}
        error={errorAt('languages')}
        onChange={(languages) => onChange({ languages })}
      />
      <TextField
        id="desk-other-languages"
        label={t.otherLanguages}
        value={typed.otherLanguages}
        onChange={(otherLanguages) => onChange({ otherLanguages })}
      />
      <div className="desk-grid">
        <TextField
          id="desk-age-from"
          label={t.ageFrom}
          type="number"
          most={120}
          value={typed.ageFrom}
          error={errorAt('audience.age_from')}
          onChange={(ageFrom) => onChange({ ageFrom })}
        />
        <TextField
          id="desk-age-to"
          label={t.ageTo}
          type="number"
          most={120}
          value={typed.ageTo}
          error={errorAt('audience.age_to')}
          onChange={(ageTo) => onChange({ ageTo })}
        />
      </div>
      <TextField
        id="desk-areas"
        label={t.areas}
        hint={t.areasHint}
        value={typed.areas}
        error={errorAt('audience.areas')}
        onChange={(areas) => onChange({ areas })}
      />
      <CheckBoxes
        id="desk-topics"
        label={t.topics}
        options={TOPICS.map((value) => ({ value, label: t.topic[value] }))}
        chosen={typed.topics}
        onChange={(topics) => onChange({ topics: [...topics] })}
      />
    </>
  );
}
