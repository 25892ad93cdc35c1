interface Substitute {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/**
 * Characters that CP932 holds under another code point of Unicode than the one people type, or in a form that reads the
 * same. The first ten are the ones on which the Unicode tables of JIS X 0208 and of CP932 disagree about one and the same printed
 * character.
 */
export const CP932_SUBSTITUTES: readonly Substitute[] = [
  { from: '\u301C', to: '\uFF5E', reason: 'wave dash: JIS 1-33 is the full-width tilde in CP932' },
  { from: '\u2212', to: '\uFF0D', reason: 'minus sign: JIS 1-61 is the full-width hyphen-minus in CP932' },
  { from: '\u2016', to: '\u2225', reason: 'double vertical line: JIS 1-34 is the parallel sign in CP932' },
  { from: '\u2014', to: '\u2015', reason: 'em dash: JIS 1-29 is the horizontal bar in CP932' },
  { from: '\u00A2', to: '\uFFE0', reason: 'cent sign: full-width in CP932' },
  { from: '\u00A3', to: '\uFFE1', reason: 'pound sign: full-width in CP932' },
  { from: '\u00AC', to: '\uFFE2', reason: 'not sign: full-width in CP932' },
  { from: '\u00A6', to: '\uFFE4', reason: 'broken bar: full-width in CP932' },
  { from: '\u00A5', to: '\uFFE5', reason: 'yen sign: its byte 5C is the backslash everywhere else' },
  { from: '\u203E', to: '\uFFE3', reason: 'overline: its byte 7E is the tilde everywhere else' },
  { from: '\u2013', to: '-', reason: 'en dash: between figures, where it means from–to' },
  { from: '\u2011', to: '\u2010', reason: 'hyphen that does not break' },
  { from: '\u2022', to: '\u30FB', reason: 'bullet' },
  { from: '\u00A0', to: ' ', reason: 'space that does not break' },
  { from: '\u2009', to: ' ', reason: 'thin space' },
  { from: '\u202F', to: ' ', reason: 'narrow space that does not break' },
];
