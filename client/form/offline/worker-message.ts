/** Where the worker is fetched from: not among the files that are good for ever. */
export const WORKER_ADDRESS = '/form-worker.js';
/** It sees the pages of surveys and nothing else. */
export const WORKER_SCOPE = '/a/';
/** What a form consists of, by the addresses of this version of the server. */
export const FILES_ADDRESS = '/form-files.json';
/** Pages that stand in for those that are not kept. */
export const OFFLINE_PAGES = '/form-offline/';

/** Addresses of the files of a form. */
export interface FormFiles {
  readonly form: readonly string[];
  /** what a language needs beside them */
  readonly languages: Readonly<Partial<Record<string, readonly string[]>>>;
}

/** What the worker is told. */
export type WorkerMessage =
  | {
      readonly type: 'keep';
      /** the survey's id */
      readonly survey: string;
      /** the address of the page */
      readonly page: string;
      /** addresses of what it needs beside the files of the form: its questions, the page that stands in for others */
      readonly beside: readonly string[];
      readonly languages: readonly string[];
    }
  /** null: all surveys */
  | { readonly type: 'forget'; readonly survey: string | null };

export const forget = (survey: string | null): WorkerMessage => ({ type: 'forget', survey });
