/** What was published for a survey: one row for each file that was downloaded (decision 10). */
interface ReleaseTable {
  survey: string;
  /** hash of what was released, so that the same file twice is one row */
  id: string;
  /** Tokyo day of the first release */
  day: string;
  account: string;
  profile: 'machine' | 'report';
  /** the cross-tab's request as JSON */
  request: string;
  /** the entry of the gate's register as JSON */
  released: string;
}

export interface ReleaseTables {
  releases: ReleaseTable;
}
