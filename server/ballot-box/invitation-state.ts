import type { InvitationState } from '../store/database.ts';

/** States of an invitation as they are stored. */
export const INVITATION = { unused: 1, spent: 2, void: 3 } as const satisfies Record<string, InvitationState>;
