import { useCallback, useEffect, useRef } from 'react';
import type { Keeping } from '../draft/keeping.ts';
import type { Step } from '../form-flow.ts';
import type { SurveyApi } from '../survey-api.ts';
import { readRecord, removeRecord, writeRecord } from './device-record.ts';

/** Seconds after which it is tried again, while the page with the receipt is open. */
const TRIES = [0, 5, 30, 120];

/**
 * Deletes the draft for another device when the answers were sent, here and, where that fails and the device may keep
 * something, at the next opening. What nobody deletes goes by itself (server/drafts/delete-drafts.ts).
 */
export function useDraftDeletion(
  api: Pick<SurveyApi, 'deleteDraft'>,
  { survey, local }: Keeping,
  step: Step,
): { readonly remember: (id: string) => void } {
  const draft = useRef<string | null>(null);
  const remember = useCallback((id: string): void => {
    draft.current = id;
  }, []);
  const sent = step.name === 'receipt';
  useEffect(() => {
    const record = readRecord(local, survey.id);
    const id = sent ? (draft.current ?? record?.id ?? null) : record?.sent ? record.id : null;
    if (id === null) return;
    if (record !== null) writeRecord(local, survey.id, { ...record, sent: true });
    let over = false;
    const remove = async (): Promise<void> => {
      if (over || (await api.deleteDraft(id)).kind !== 'data') return;
      over = true;
      draft.current = null;
      removeRecord(local, survey.id);
    };
    const timers = TRIES.map((seconds) => setTimeout(() => void remove(), seconds * 1000));
    const again = (): void => void remove();
    window.addEventListener('online', again);
    return () => {
      over = true;
      for (const timer of timers) clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [sent, api, local, survey]);
  return { remember };
}
