import { sensitiveElements } from '../../instruments/form-view/sensitive-elements.ts';
import type { PublishedForm } from '../contract/api.ts';
import type { PublishedQuestionnaire } from '../questionnaires/published-questionnaire.ts';
import { type CompressedJson, compressJson } from './compressed-json.ts';

const made = new WeakMap<PublishedQuestionnaire, CompressedJson>();

/** The published SurveyJS JSON as it goes over the wire; compressed once for each questionnaire. */
export function publishedForm(published: PublishedQuestionnaire): CompressedJson {
  const known = made.get(published);
  if (known !== undefined) return known;
  const data: PublishedForm = {
    questionnaire: published.reference,
    overlays: published.overlays,
    form: published.questionnaire.form,
    closing: published.questionnaire.closing ?? [],
    sensitive: sensitiveElements(published.questionnaire),
  };
  const compressed = compressJson({ ok: true, data });
  made.set(published, compressed);
  return compressed;
}
