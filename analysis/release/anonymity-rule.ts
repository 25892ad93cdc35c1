/** The smallest class of rows that look the same, with where the number comes from. */
export interface AnonymityRule {
  /** k: at least so many rows share every combination of the quasi-identifiers */
  readonly smallestClass: number;
  readonly source: string;
}

/**
 * The rule of tables, kept for rows: nobody stands in a group of one to nine. A request may ask for more, never for less:
 * rows in smaller classes would show the counts that tables hide, and so would the answers to a row of requests with
 * smaller and smaller rules.
 */
export const ANONYMITY_RULE: AnonymityRule = Object.freeze({
  smallestClass: 10,
  source:
    '匿名介護情報等の提供に関するガイドライン(最小集計単位の原則: 10未満は原則公表しない)を、組合せが同じ行の数に当てはめた本システムの設定。',
});
