import { useCallback, useEffect, useState } from 'react';
import { parseStaffLocation, type StaffLocation, staffHref } from './staff-view.ts';

const current = () => parseStaffLocation(window.location.pathname, window.location.search);

/** The view in the address bar, and a way to change it that the browser's back button understands. */
export function useStaffLocation(): readonly [
  StaffLocation,
  (next: StaffLocation, how?: 'push' | 'replace') => void,
] {
  const [location, setLocation] = useState(current);
  useEffect(() => {
    const follow = () => setLocation(current());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((next: StaffLocation, how: 'push' | 'replace' = 'push') => {
    if (how === 'push') window.history.pushState(null, '', staffHref(next));
    else window.history.replaceState(null, '', staffHref(next));
    setLocation(next);
  }, []);
  return [location, go];
}
