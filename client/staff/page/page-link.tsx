import { createContext, type MouseEvent, type ReactNode, useContext } from 'react';
import { useReader } from './reader.ts';
import { type StaffLocation, type StaffView, staffHref } from './staff-view.ts';

type Go = (next: StaffLocation, how?: 'push' | 'replace') => void;

/** How to go to another view without loading the page again. */
export const GoContext = createContext<Go>((next) => window.location.assign(staffHref(next)));

interface Props {
  readonly view: StaffView;
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A real link to a view: opens in a new tab, can be copied, and is followed without a reload. */
export function PageLink({ view, current = false, children }: Props): ReactNode {
  const { language } = useReader();
  const go = useContext(GoContext);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go({ language, view });
  };
  return (
    <a href={staffHref({ language, view })} onClick={follow} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}
