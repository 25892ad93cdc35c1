/**
 * The address under which a telephone dials a number as it is printed: `#8008` → `tel:%238008`. A bare # would begin the
 * fragment of the address, and nothing would be dialled (RFC 3966 section 3, RFC 3986 section 3.5).
 *
 * @param number digits, + * # and whatever stands between them; `tel:` before it does no harm
 */
export function telephoneLink(number: string): string {
  return `tel:${number.replaceAll(/[^\d+*#]/g, '').replaceAll('#', '%23')}`;
}
