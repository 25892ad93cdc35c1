import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import type { Accessibility } from '../accessibility/read-accessibility.ts';
import type { BallotBox } from '../ballot-box/ballot-box.ts';
import type { RenderStaticPage } from '../contract/static-page.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { DatasetCache } from '../results/dataset-cache.ts';
import type { Tables } from '../results/tables.ts';
import type { LoginLimits } from '../staff/login-limits.ts';
import type { Store } from '../store/store.ts';
import type { ClientAssets } from './client-assets.ts';
import type { CodeLimits } from './code-limits.ts';
import type { Logger } from './request-log.ts';
import type { SurveyDirectory } from './survey-directory.ts';

/** What the first page of the demonstration leads to. */
export interface Demonstration {
  readonly invitationSurvey: string;
  readonly openSurvey: string;
  readonly schoolSurvey: string;
  /** an access code that nobody has used yet; null when all are spent */
  unusedCode(): Promise<string | null>;
}

/** Everything the routes work with, opened by the entry file and handed down. */
export interface ServerParts {
  readonly store: Store;
  readonly ballotBox: BallotBox;
  readonly surveys: SurveyDirectory;
  readonly datasets: DatasetCache;
  readonly tables: Tables;
  readonly loginLimits: LoginLimits;
  readonly drafts: Drafts;
  readonly codeLimits: CodeLimits;
  readonly clock: () => Date;
  readonly log: Logger;
  /** where people reach this server, without a slash at the end */
  readonly baseUrl: string;
  /** reverse proxies in front, whose word on the address of a visitor is believed */
  readonly trustedProxies: number;
  readonly clientFolder: string;
  readonly assets: ClientAssets;
  /** draws a page of the form as plain HTML; it comes from the client's build */
  readonly renderStaticPage: RenderStaticPage;
  readonly definitions: Definitions;
  /** what the accessibility statement is made from */
  readonly accessibility: Accessibility;
  /** null in a real installation */
  readonly demonstration: Demonstration | null;
}
