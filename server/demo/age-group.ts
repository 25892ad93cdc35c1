/** 16–19, 20–29, … 70–79, 80 and over: the eight bands of the national tables, as 0–7. */
export type AgeGroup = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Which of the eight bands an age of 16 or more belongs to. */
export function ageGroup(age: number): AgeGroup {
  return Math.min(7, Math.floor(age / 10) - 1) as AgeGroup;
}

/** One value for each of the eight bands. */
export type ByAge<T> = readonly [T, T, T, T, T, T, T, T];
