export const WORKER_ADDRESS = '/form-worker.js';
/** the worker sees the pages of surveys and nothing else */
export const WORKER_SCOPE = '/a/';

/** What the worker is told. */
export type WorkerMessage =
  | {
      readonly type: 'keep';
      /** the address of the page */
      readonly page: string;
      /** addresses of what it needs beside the files of the form: its questions, the page that stands in for others */
      readonly beside: readonly string[];
      readonly languages: readonly string[];
    }
  | { readonly type: 'forget' };

export const FORGET: WorkerMessage = { type: 'forget' };
