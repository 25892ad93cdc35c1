/** A page about nothing, which the way out leads to. */
export const LEAVE_ADDRESS = '/assets/leave.html';
