/** Reserved codes of every coded column (decision 5). Item codes are 0–250. */
export const RESERVED = {
  /** routed past: the question was not put to this person; outside every base */
  notAsked: 251,
  /** 無回答: shown (or printed) and left empty */
  noAnswer: 252,
  refused: 253,
  doesNotKnow: 254,
  /** paper: unreadable, or several marks where one was asked for */
  unreadable: 255,
} as const;

/** Largest code that is an answer. */
export const LARGEST_CODE = 250;
