import { type ReactNode, useContext } from 'react';
import type { Account } from '../../../server/contract/api.ts';
import { GoContext, PageLink } from './page-link.tsx';
import { useReader } from './reader.ts';
import type { StaffView } from './staff-view.ts';

interface Props {
  readonly view: StaffView;
  readonly account: Account | null;
  readonly logOut: () => void;
}

/** Top of every page: whose page this is, the language, and the way out. */
export function StaffHeader({ view, account, logOut }: Props): ReactNode {
  const { language, texts } = useReader();
  const go = useContext(GoContext);
  return (
    <header className="staff-header">
      <p className="product">
        {texts.page.product} <span className="audience">{texts.page.audience}</span>
      </p>
      <div className="header-actions">
        {account && <span className="account">{texts.page.loggedInAs(account.name)}</span>}
        {account && view.page !== 'surveys' && (
          <PageLink view={{ page: 'surveys' }}>{texts.page.surveys}</PageLink>
        )}
        {account && view.page !== 'desks' && <PageLink view={{ page: 'desks' }}>{texts.page.desks}</PageLink>}
        <button
          type="button"
          className="button button-text"
          lang={texts.language.otherTag}
          onClick={() => go({ language: language === 'ja' ? 'en' : 'ja', view }, 'replace')}
        >
          {texts.language.other}
        </button>
        {account && (
          <button type="button" className="button button-text" onClick={logOut}>
            {texts.page.logout}
          </button>
        )}
      </div>
    </header>
  );
}
