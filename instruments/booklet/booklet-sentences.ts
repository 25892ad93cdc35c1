/** The sentences that a booklet has beside the wording of its questionnaire. */
export interface BookletSentences {
  readonly rowLetters: string;
  readonly one: string;
  readonly several: string;
  readonly upTo: (most: number) => string;
  readonly oneEachRow: (first: string, last: string) => string;
  readonly number: (min: number, max: number) => string;
  readonly text: string;
  readonly organisation: string;
  readonly purpose: string;
  readonly eligibility: string;
  readonly privacy: string;
  readonly minutes: string;
  readonly aboutMinutes: (minutes: number) => string;
  readonly window: string;
  readonly fromTo: (opens: string, closes: string) => string;
  readonly contact: string;
  readonly phone: (name: string, phone: string, hours: string) => string;
  readonly voluntary: string;
  readonly anonymous: string;
  readonly named: string;
  readonly nobodyAnswers: string;
  readonly howToMark: string;
  readonly circle: string;
  readonly correct: string;
  readonly arrows: string;
  readonly routing: string;
  readonly leaveOfficeBoxes: string;
  readonly slip: string;
  readonly webHeading: string;
  readonly web: string;
  readonly qrAlternative: (address: string) => string;
  readonly thanks: string;
  readonly sendBack: (closes: string | null) => string;
  /** under a note after which nothing more is asked: it was written for a screen, where one goes on and sends */
  readonly endsHere: string;
  readonly desksHeading: string;
  readonly desks: string;
  readonly noDesks: string;
  readonly desksInFoot: string;
  readonly specimen: string;
  readonly synthetic: string;
  readonly unapproved: string;
  readonly officeOnly: string;
}
