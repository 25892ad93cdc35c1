import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { canonicalCode, codeFault } from '../access-code/access-code.ts';
import { isUsedUp } from '../access-code/code-problems.ts';
import { lookAtCode } from '../access-code/look-at-code.ts';
import { betweenWords } from '../between-words.ts';
import type { FillRandom } from '../delivery/submission-key.ts';
import type { Keeping } from '../draft/keeping.ts';
import { type FormEvent, type FormFlow, mayEdit } from '../form-flow.ts';
import type { QuestionnaireForm } from '../questionnaire/questionnaire-form.ts';
import type { SurveyApi } from '../survey-api.ts';
import type { DeviceDraft } from './device-draft.ts';
import { type DeviceRecord, readRecord, removeRecord, writeRecord } from './device-record.ts';
import type { DraftBox, Failure, Opened, Saved } from './draft-box.ts';
import { useDraftDeletion } from './draft-deletion.ts';

/** What stands in the place of the questions while somebody looks after the draft for another device. */
export type OtherDeviceScreen =
  | { readonly name: 'explain'; readonly busy: boolean; readonly failure: Failure | 'too-long' | null }
  | { readonly name: 'saved' }
  /** answers are kept that this device has not seen; null: they do not open */
  | { readonly name: 'choice'; readonly draft: DeviceDraft | null; readonly newer: boolean }
  | { readonly name: 'gone' };

/** How it stands with saving at each page: `late`: the last one came to nothing, and why. */
export type OtherDeviceState =
  | { readonly name: 'off' | 'on' }
  | { readonly name: 'late'; readonly failure: Failure | 'too-long' };

export interface OtherDevice {
  readonly state: OtherDeviceState;
  readonly screen: OtherDeviceScreen | null;
  readonly show: () => void;
  readonly close: () => void;
  readonly save: () => void;
  /** goes on with the answers that are kept, of the screen `choice` */
  readonly take: () => void;
  /** goes on with those of this device: what is kept is written over */
  readonly overwrite: () => void;
  /** on the cover: goes on with what is kept under this code; says why it cannot */
  readonly open: (code: string) => Promise<Exclude<Opened['kind'], 'draft'> | Failure | null>;
}

export interface OtherDeviceParts {
  readonly api: SurveyApi;
  /** null where the browser has no cryptography: then nothing is offered */
  readonly subtle: SubtleCrypto | null;
  readonly fillRandom: FillRandom;
  readonly keeping: Keeping;
  readonly questionnaire: QuestionnaireForm;
  readonly flow: FormFlow;
  readonly language: FormLanguage;
  readonly code: string;
  /** of the answers in the form now */
  readonly submissionKey: string;
  readonly shared: boolean;
  readonly dispatch: (event: FormEvent) => void;
  readonly takeCode: (code: string) => void;
  /** what is begun on the cover with this code: where it is another person's, nothing of the answers before it stays */
  readonly beginAs: (code: string) => void;
  readonly chooseLanguage: (language: FormLanguage) => void;
}

const OFF: OtherDeviceState = { name: 'off' };
const ON: OtherDeviceState = { name: 'on' };

/** The draft for another device while the form is open; null where none is offered. */
export function useOtherDevice(parts: OtherDeviceParts): OtherDevice | null {
  const { api, subtle, keeping, questionnaire, flow, code, submissionKey } = parts;
  const { dispatch, takeCode, beginAs, chooseLanguage } = parts;
  const { survey, local } = keeping;
  const { step } = flow;
  const [state, setState] = useState<OtherDeviceState>(OFF);
  // goes on after a reload, and when the answers that it belongs to are gone on with
  useEffect(() => {
    if (ownRecord(keeping, submissionKey) !== null) setState(ON);
  }, [keeping, submissionKey]);
  const [screen, setScreen] = useState<OtherDeviceScreen | null>(null);
  const latest = useRef(parts);
  useEffect(() => {
    latest.current = parts;
  });

  // whoever has left at once leaves no mark either
  const present = useRef(true);
  useEffect(() => {
    present.current = true;
    return () => {
      present.current = false;
    };
  }, []);

  const known = useRef<{ readonly code: string; readonly box: Promise<DraftBox> } | null>(null);
  const boxOf = useCallback((typed: string): Promise<DraftBox> => {
    const wanted = canonicalCode(typed);
    if (known.current?.code !== wanted) {
      const box = unlock(latest.current, typed);
      known.current = { code: wanted, box };
      // what could not be fetched now may be fetched the next time
      box.catch(() => {
        if (known.current?.box === box) known.current = null;
      });
    }
    return known.current.box;
  }, []);

  const turns = useRef<Promise<unknown>>(Promise.resolve());
  const inTurn = useCallback(<T>(work: () => Promise<T>): Promise<T> => {
    const turn = turns.current.then(work);
    turns.current = turn.catch(() => undefined);
    return turn;
  }, []);

  const deletion = useDraftDeletion(parts, boxOf);
  const saveNow = useCallback(
    (overwriting: boolean): Promise<Saved | null> =>
      inTurn(async () => {
        const now = latest.current;
        // on the cover meanwhile, or at another letter's answers: what came of these is no news to whoever is there
        const over = (): boolean =>
          latest.current.submissionKey !== now.submissionKey || latest.current.flow.step.name === 'cover';
        if (over()) return null;
        try {
          const box = await boxOf(now.code);
          if (overwriting) box.overwriteNext();
          const saved = await box.save({
            language: now.language,
            filledIn: now.questionnaire.filledIn(),
            ready: now.flow.step.name !== 'questions',
          });
          if (over()) return null;
          if (saved.kind === 'saved') {
            deletion.remember(box.id, now.code);
            const { id, device } = box;
            const answers = now.submissionKey;
            if (now.flow.saving && present.current)
              writeRecord(local, survey.id, { id, device, seen: box.seen(), answers, sent: false });
          }
          return saved;
        } catch {
          return { kind: 'failed', failure: 'network' };
        }
      }),
    [inTurn, boxOf, local, survey, deletion.remember],
  );

  /** Whether another device has sent what is gone: then there is nothing to save any more, and the form says so. */
  const wasSent = useCallback(async (): Promise<boolean> => {
    const problem = await lookAtCode(api, latest.current.code);
    if (problem === null || !isUsedUp(problem)) return false;
    dispatch({ type: 'code-refused', problem });
    return true;
  }, [api, dispatch]);

  const came = useCallback(
    (saved: Saved | null, asked: boolean): void => {
      if (saved === null) return;
      switch (saved.kind) {
        case 'saved':
          setState(ON);
          if (asked) setScreen({ name: 'saved' });
          return;
        case 'other':
          setScreen({ name: 'choice', draft: saved.draft, newer: saved.newer });
          return;
        case 'gone':
          setState(OFF);
          void wasSent().then((sent) => setScreen(sent ? null : { name: 'gone' }));
          return;
        default: {
          const failure = saved.kind === 'failed' ? saved.failure : saved.kind;
          if (asked) setScreen({ name: 'explain', busy: false, failure });
          else setState({ name: 'late', failure });
        }
      }
    },
    [wasSent],
  );

  const save = useCallback(
    async (overwriting: boolean): Promise<void> => {
      setScreen({ name: 'explain', busy: true, failure: null });
      came(await saveNow(overwriting), true);
    },
    [saveNow, came],
  );

  /** What came of a save that nobody asked for; it interrupts nobody in the middle of a word. */
  const cameUnasked = useCallback(
    async (saved: Saved | null): Promise<void> => {
      if (saved === null) return;
      if (saved.kind === 'gone') removeRecord(local, survey.id);
      if (saved.kind === 'gone' || saved.kind === 'other') await betweenWords();
      came(saved, false);
    },
    [came, local, survey],
  );

  // a page was left
  const { page } = useSyncExternalStore(questionnaire.subscribe, questionnaire.position);
  const place = `${step.name} ${page}`;
  const left = useRef(place);
  const active = state.name !== 'off' && (step.name === 'questions' || step.name === 'ready');
  useEffect(() => {
    if (left.current === place) return;
    left.current = place;
    setScreen((now) => (now?.name === 'choice' ? now : null));
    if (active) void saveNow(false).then(cameUnasked);
  }, [place, active, saveNow, cameUnasked]);

  // on the cover something else begins
  const begins = step.name === 'cover';
  useEffect(() => {
    if (!begins) return;
    setState(OFF);
    setScreen(null);
    if (readRecord(local, survey.id)?.sent === false) removeRecord(local, survey.id);
  }, [begins, local, survey]);

  // nothing is kept any more under a code that is used up
  const [usedUp, setUsedUp] = useState<string | null>(null);
  const spent = step.name === 'code' && isUsedUp(step.problem);
  useEffect(() => {
    if (!spent) return;
    setUsedUp(canonicalCode(code));
    setState(OFF);
    setScreen(null);
    if (readRecord(local, survey.id)?.sent === false) removeRecord(local, survey.id);
  }, [spent, code, local, survey]);

  const show = useCallback(() => setScreen({ name: 'explain', busy: false, failure: null }), []);
  const close = useCallback(() => setScreen(null), []);
  const goOnWith = useCallback(
    ({ filledIn, language }: DeviceDraft): void => {
      questionnaire.restore(filledIn);
      if (survey.languages.includes(language)) chooseLanguage(language);
      left.current = `questions ${questionnaire.position().page}`;
      setState(ON);
      setScreen(null);
    },
    [questionnaire, survey, chooseLanguage],
  );
  const take = useCallback((): void => {
    const draft = screen?.name === 'choice' ? screen.draft : null;
    if (draft === null) return;
    void boxOf(latest.current.code).then((box) => box.overwriteNext());
    goOnWith(draft);
    dispatch({ type: draft.ready ? 'questions-finished' : 'questions-reopened' });
  }, [screen, boxOf, goOnWith, dispatch]);
  const open = useCallback<OtherDevice['open']>(
    async (typed) => {
      try {
        const box = await boxOf(typed);
        const problem = await lookAtCode(api, typed);
        if (problem !== null && isUsedUp(problem)) {
          // sent from elsewhere, perhaps without a script: what was kept is nobody's to open any more
          void api.deleteDraft(box.id);
          beginAs(typed);
          takeCode(typed);
          dispatch({ type: 'started', saving: false });
          dispatch({ type: 'code-refused', problem });
          return null;
        }
        const opened = await box.open();
        if (opened.kind === 'failed') return opened.failure;
        if (opened.kind !== 'draft') return opened.kind;
        deletion.remember(box.id, typed);
        beginAs(typed);
        takeCode(typed);
        dispatch({ type: 'started', saving: false });
        goOnWith(opened.draft);
        if (opened.draft.ready) dispatch({ type: 'questions-finished' });
        return null;
      } catch {
        return 'network';
      }
    },
    [api, boxOf, deletion.remember, takeCode, beginAs, dispatch, goOnWith],
  );

  const offered = subtle !== null && survey.kind === 'invitation' && !parts.shared;
  const usable = begins || (mayEdit(step) && codeFault(code) === null && canonicalCode(code) !== usedUp);
  return useMemo(
    () =>
      offered && usable
        ? {
            state,
            screen,
            show,
            close,
            save: () => void save(false),
            take,
            overwrite: () => void save(true),
            open,
          }
        : null,
    [offered, usable, state, screen, show, close, save, take, open],
  );
}

/** What this device remembers of a draft of these answers, which were not sent yet. */
function ownRecord({ survey, local }: Keeping, submissionKey: string): DeviceRecord | null {
  const record = readRecord(local, survey.id);
  return record === null || record.sent || record.answers !== submissionKey ? null : record;
}

/** Fetches what seals and opens, which nobody else loads, and derives the keys. */
async function unlock(
  { api, subtle, fillRandom, keeping, submissionKey }: OtherDeviceParts,
  code: string,
): Promise<DraftBox> {
  if (subtle === null) throw new Error('nothing is offered without cryptography');
  const { draftBox } = await import('./draft-box.ts');
  const { survey } = keeping;
  const before = (id: string) => {
    const record = ownRecord(keeping, submissionKey);
    return record?.id === id ? record : null;
  };
  return draftBox({ api, subtle, fillRandom, survey, before }, code);
}
