import { useCallback, useEffect, useRef } from 'react';
import { canonicalCode } from '../access-code/access-code.ts';
import { readRecord, removeRecord, writeRecord } from './device-record.ts';
import type { DraftBox } from './draft-box.ts';
import type { OtherDeviceParts } from './other-device.ts';

/** Seconds after which it is tried again, while the page with the receipt is open. */
const TRIES = [0, 5, 30, 120];

/** What deleting takes from the form. */
export type DeletionParts = Pick<
  OtherDeviceParts,
  'api' | 'keeping' | 'flow' | 'code' | 'submissionKey' | 'subtle'
>;

/**
 * Deletes the draft for another device when the answers were sent, here and, where that fails and the device may keep
 * something, at the next opening. Whether there is one this page need not know: it may have been saved from elsewhere, and
 * would be there for whoever has the used letter. What nobody deletes goes by itself (server/drafts/delete-drafts.ts).
 */
export function useDraftDeletion(
  parts: DeletionParts,
  boxOf: (code: string) => Promise<Pick<DraftBox, 'id'>>,
): { readonly remember: (id: string, code: string) => void } {
  const { api, keeping, flow, code, submissionKey, subtle } = parts;
  const { survey, local } = keeping;
  const draft = useRef<{ readonly id: string; readonly code: string } | null>(null);
  const remember = useCallback((id: string, typed: string): void => {
    draft.current = { id, code: canonicalCode(typed) };
  }, []);
  const sent = flow.step.name === 'receipt';
  const derivable = subtle !== null && survey.kind === 'invitation';
  useEffect(() => {
    const record = readRecord(local, survey.id);
    const own = record?.sent === false && record.answers === submissionKey;
    const here = draft.current?.code === canonicalCode(code) ? draft.current.id : null;
    const known = sent ? (here ?? (own ? record.id : null)) : record?.sent ? record.id : null;
    if (known === null && !(sent && derivable)) return;
    if (record !== null && own && sent) writeRecord(local, survey.id, { ...record, sent: true });
    let over = false;
    const remove = async (): Promise<void> => {
      const id = known ?? (await boxOf(code).catch(() => null))?.id ?? null;
      if (over || id === null || (await api.deleteDraft(id)).kind !== 'data') return;
      over = true;
      draft.current = null;
      if (readRecord(local, survey.id)?.id === id) removeRecord(local, survey.id);
    };
    const timers = TRIES.map((seconds) => setTimeout(() => void remove(), seconds * 1000));
    const again = (): void => void remove();
    window.addEventListener('online', again);
    return () => {
      over = true;
      for (const timer of timers) clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [sent, derivable, api, local, survey, code, submissionKey, boxOf]);
  return { remember };
}
