/** Shape of a file of reference cases, as far as the runner reads it (see the folder's reference-case.d.ts). */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface ReferenceData {
  readonly name: string;
  readonly file: string;
  readonly rows: number;
  /** "string" | "integer" | "number" | "code" for each column */
  readonly columns: Readonly<Record<string, string>>;
}

export interface ReferenceDesign {
  readonly data: string;
  readonly ids: readonly string[];
  readonly strata: string | null;
  readonly weights: string | null;
  readonly fpc: readonly string[];
  readonly nest: boolean;
  readonly adjusted: string | null;
  readonly nRows: number;
  readonly df: number;
  readonly sumWeights: number;
  readonly rCall: string;
}

export interface ReferenceRequest {
  readonly id: string;
  readonly method: string;
  readonly title: string;
  readonly design: string | null;
  readonly options: JsonObject;
  readonly rCall: string;
  readonly tolerance: { readonly rel: number; readonly abs: number };
  readonly expected: JsonObject;
}

export interface ReferenceCase {
  readonly id: string;
  readonly data: readonly ReferenceData[];
  readonly setup: readonly { readonly about: string; readonly r: string }[];
  readonly designs: Readonly<Record<string, ReferenceDesign>>;
  readonly requests: readonly ReferenceRequest[];
}
