import type { TokyoDay } from '../surveys/tokyo-day.ts';

/** A draft as a browser sent it, with what it takes the place of. */
export interface SentDraft {
  /** sealed in the browser; this server cannot open it */
  readonly sealed: Buffer;
  /** SHA-256, lower-case hex, of the sealed bytes that the device saw last; null: it has seen none */
  readonly replaces: string | null;
}

/**
 * `changed`: what is kept is not what the device saw last (another device saved, or the draft was deleted); nothing was
 * written. `full`: the survey has as many drafts as it may have; drafts that are there can still be saved.
 */
export type SavedDraft = 'saved' | 'changed' | 'full';

/**
 * What people have answered so far and asked to have kept for another device (docs/decisions/0023). A draft is found by
 * its survey and an id that the browser derives from the access code; nothing here leads back from the id to the code.
 */
export interface Drafts {
  /** The sealed bytes as they were sent; null where there is none. */
  find(survey: string, id: string): Buffer | null;
  /** Saves the draft, on disk before the answer. @param most drafts that the survey may have at a time */
  save(
    survey: string,
    id: string,
    draft: SentDraft,
    limits: { readonly day: TokyoDay; readonly most: number },
  ): Promise<SavedDraft>;
  /** Deletes the draft; one that is not there is no mistake. */
  remove(survey: string, id: string): Promise<void>;
  /** Deletes the drafts of a survey that were saved last before `day`; all of them where `day` is null. */
  removeBefore(survey: string, day: TokyoDay | null): Promise<void>;
  /** Cuts the log to nothing where anything was written since the last time, so that it keeps nothing deleted. */
  forgetLog(): Promise<void>;
  /** Writes what waits, cuts the log and closes the file. */
  close(): Promise<void>;
}
