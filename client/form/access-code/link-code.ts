import { useEffect } from 'react';
import { readFormAddress } from '../form-address.ts';

/**
 * The code of a letter's link that is opened in a tab which shows the survey already: taken while the cover asks for one.
 * The first script takes it from the address.
 */
export function useLinkCode(asked: boolean, take: (code: string) => void): void {
  useEffect(() => {
    if (!asked) return;
    const changed = ({ newURL }: HashChangeEvent): void => {
      const { code } = readFormAddress(new URL(newURL));
      if (code !== null) take(code);
    };
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, [asked, take]);
}
