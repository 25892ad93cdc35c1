import { createContext, useContext } from 'react';
import type { Account } from '../../../server/contract/api.ts';

/** Who works here, and what to do when the server no longer knows them. */
export interface Session {
  readonly account: Account;
  /** the server said that nobody is logged in: ask for the password again, keep the view */
  readonly expire: () => void;
}

const outside: Session = {
  account: { name: '', role: 'administrator' },
  expire: () => {},
};

export const SessionContext = createContext<Session>(outside);

export const useSession = (): Session => useContext(SessionContext);
