import { type Algorithm, hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane; about 30 ms here. */
const COST = {
  algorithm: 2 satisfies Algorithm.Argon2id as Algorithm,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** Symbols of a password we make: no 0 O 1 I l, so that it can be read from a screen and typed. */
const SYMBOLS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GENERATED_LENGTH = 20;

/** The stored form of a password: argon2id in PHC notation, with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Whether a password belongs to a stored hash. */
export function isPassword(storedHash: string, password: string): Promise<boolean> {
  return verify(storedHash, password.normalize('NFKC'));
}

/** A password of 20 random symbols (more than 115 bits); `randomNumber(n)` gives a whole number below n. */
export function generatePassword(randomNumber: (below: number) => number): string {
  return Array.from({ length: GENERATED_LENGTH }, () => SYMBOLS[randomNumber(SYMBOLS.length)]).join('');
}
