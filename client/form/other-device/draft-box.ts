import type { PublicSurvey } from '../../../server/contract/api.ts';
import { canonicalCode } from '../access-code/access-code.ts';
import type { FillRandom } from '../delivery/submission-key.ts';
import { makeSubmissionKey } from '../delivery/submission-key.ts';
import type { SurveyApi } from '../survey-api.ts';
import type { Answer } from '../wire.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { type DeviceDraft, readDeviceDraft, writeDeviceDraft } from './device-draft.ts';
import { type DraftKeys, deriveDraftKeys, sha256 } from './draft-keys.ts';
import { type DraftSeal, draftPlace, openDraft, sealDraft } from './sealed-draft.ts';

/** What is put aside: a draft without what the box itself adds. */
export type ToSave = Pick<DeviceDraft, 'language' | 'filledIn' | 'ready'>;

/** The state of the server's copy that a device knows: which save it was, and the hash of its sealed bytes. */
export interface Seen {
  readonly counter: number;
  /** null: there was no copy */
  readonly hash: string | null;
}

/** Why nothing came of a request. `refused`: the server keeps no more drafts now; answering goes on. */
export type Failure = 'network' | 'busy' | 'refused';

export type Saved =
  | { readonly kind: 'saved' }
  | { readonly kind: 'too-long' }
  /** what is kept was saved by another device since, or, where this one has seen nothing yet, earlier; null: it does not open */
  | { readonly kind: 'other'; readonly draft: DeviceDraft | null; readonly newer: boolean }
  /** what this device had saved is there no more */
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type Opened =
  | { readonly kind: 'draft'; readonly draft: DeviceDraft }
  | { readonly kind: 'none' | 'unreadable' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The draft that belongs to one access code, as one device sees it. */
export interface DraftBox {
  readonly id: string;
  /** by which this device knows its own saves again */
  readonly device: string;
  /** what this device knows of the copy, to go on with after a reload */
  seen(): Seen;
  /** Saves, unless the copy is not what this device saw last. */
  save(draft: ToSave): Promise<Saved>;
  /** Opens the copy; from then on it is what this device saw last. */
  open(): Promise<Opened>;
  /** Takes the copy that `save` met, or that there is none, for seen: the next save writes over it. */
  overwriteNext(): void;
}

export interface DraftBoxParts {
  readonly api: Pick<SurveyApi, 'draft' | 'saveDraft'>;
  readonly subtle: SubtleCrypto;
  readonly fillRandom: FillRandom;
  readonly survey: Pick<PublicSurvey, 'id' | 'questionnaire'>;
  /** what this device remembers of the draft with this id, from before the page was loaded again */
  readonly before?: (id: string) => { readonly device: string; readonly seen: Seen } | null;
}

/** Derives the keys of a code, which takes a second or more on a phone. @param typed a code without fault */
export async function draftBox(parts: DraftBoxParts, typed: string): Promise<DraftBox> {
  const { subtle, survey } = parts;
  const keys = await deriveDraftKeys(subtle, canonicalCode(typed), survey.id);
  return boxOf(parts, keys);
}

/** The server's copy as it was found. */
type Copy =
  | { readonly kind: 'draft'; readonly draft: DeviceDraft; readonly copy: Seen }
  | { readonly kind: 'unreadable'; readonly copy: Seen }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly failure: Failure };

const NOTHING: Seen = { counter: 0, hash: null };

function boxOf({ api, subtle, fillRandom, survey, before }: DraftBoxParts, { id, key }: DraftKeys): DraftBox {
  const seal: DraftSeal = { subtle, key, place: draftPlace(survey.id, survey.questionnaire.sha256) };
  const remembered = before?.(id) ?? null;
  const device = remembered?.device ?? makeSubmissionKey(fillRandom);
  let seen = remembered?.seen ?? NOTHING;
  let met: Seen = NOTHING;

  const look = async (): Promise<Copy> => {
    const answer = await api.draft(id);
    if (answer.kind !== 'data') {
      return isProblem(answer, 'draft.unknown')
        ? { kind: 'none' }
        : { kind: 'failed', failure: failureOf(answer) };
    }
    const sealed = fromBase64url(answer.data.sealed);
    if (sealed === null) return { kind: 'failed', failure: 'network' };
    const hash = await sha256(subtle, sealed);
    const text = await openDraft(seal, sealed);
    const draft = text === null ? null : readDeviceDraft(text);
    if (draft === null) return { kind: 'unreadable', copy: { counter: seen.counter, hash } };
    return { kind: 'draft', draft, copy: { counter: draft.counter, hash } };
  };

  const save = async (draft: ToSave, again = true): Promise<Saved> => {
    const counter = seen.counter + 1;
    const text = writeDeviceDraft({ format: 1, counter, device, ...draft });
    const sealed = await sealDraft(seal, fillRandom, text);
    if (sealed === null) return { kind: 'too-long' };
    const answer = await api.saveDraft(id, { sealed: toBase64url(sealed), replaces: seen.hash });
    if (answer.kind === 'data') {
      seen = { counter, hash: await sha256(subtle, sealed) };
      return { kind: 'saved' };
    }
    if (!isProblem(answer, 'draft.changed')) return { kind: 'failed', failure: failureOf(answer) };

    const found = await look();
    if (found.kind === 'failed') return found;
    if (found.kind === 'none') {
      met = { counter: seen.counter, hash: null };
      return { kind: 'gone' };
    }
    met = found.copy;
    if (found.kind === 'unreadable') return { kind: 'other', draft: null, newer: seen.hash !== null };
    // its own save, whose acknowledgement was lost; or an older copy than it has seen already
    const own = found.draft.device === device || found.draft.counter < seen.counter;
    if (own && again) {
      seen = { counter: Math.max(met.counter, seen.counter), hash: met.hash };
      return save(draft, false);
    }
    return { kind: 'other', draft: found.draft, newer: seen.hash !== null };
  };

  return {
    id,
    device,
    seen: () => seen,
    save: (draft) => save(draft),
    async open() {
      const found = await look();
      if (found.kind === 'unreadable') return { kind: 'unreadable' };
      if (found.kind !== 'draft') return found;
      seen = found.copy;
      return { kind: 'draft', draft: found.draft };
    },
    overwriteNext() {
      seen = { counter: Math.max(met.counter, seen.counter), hash: met.hash };
    },
  };
}

type Refused = Exclude<Answer<unknown>, { kind: 'data' }>;

const isProblem = (answer: Refused, code: string): boolean =>
  answer.kind === 'problem' && answer.problem.code === code;

function failureOf(answer: Refused): Failure {
  if (answer.kind === 'unreachable') return 'network';
  const { code, status } = answer.problem;
  const refused = code === 'draft.too-many' || code === 'draft.no-room';
  return refused || status < 500 ? 'refused' : 'busy';
}
