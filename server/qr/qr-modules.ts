import qrcode from 'qrcode-generator';

/** Light modules around the code that every reader needs (ISO/IEC 18004). */
export const QUIET_ZONE = 4;

/** The square of a QR code, quiet zone included: `dark(row, column)` for 0 ≤ row, column < size. */
export interface QrModules {
  readonly size: number;
  readonly dark: (row: number, column: number) => boolean;
}

/**
 * Encodes a link as a QR code at error level M (15 % of it may be soiled).
 * @throws Error where the link is longer than a QR code holds (2,331 bytes)
 */
export function qrModules(link: string): QrModules {
  const code = qrcode(0, 'M');
  code.addData(String.fromCharCode(...new TextEncoder().encode(link)), 'Byte');
  code.make();
  const count = code.getModuleCount();
  const inside = (position: number) => position >= QUIET_ZONE && position < QUIET_ZONE + count;
  return {
    size: count + 2 * QUIET_ZONE,
    dark: (row, column) =>
      inside(row) && inside(column) && code.isDark(row - QUIET_ZONE, column - QUIET_ZONE),
  };
}
