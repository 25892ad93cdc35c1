/** What would steer a terminal, or turn the reading direction, instead of being read. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** A label without anything that would steer the terminal it is printed on. */
export function harmless(label: string): string {
  return label.replaceAll(STEERING, ' ');
}
