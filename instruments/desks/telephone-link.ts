/**
 * The address under which a telephone dials a number as it is printed: `#8008` → `tel:%238008`. A bare # would begin the
 * fragment of the address, and nothing would be dialled (RFC 3966 section 3, RFC 3986 section 3.5).
 *
 * An extension (内線) is said to whoever answers, and not dialled.
 *
 * @param number digits of any width, + * # and whatever stands between them; `tel:` before it does no harm
 */
export function telephoneLink(number: string): string {
  const [outside = ''] = number.normalize('NFKC').split(/\(内|内線|ext/i);
  return `tel:${outside.replaceAll(/[^\d+*#]/g, '').replaceAll('#', '%23')}`;
}
