/** How long answers stay on a device after they were last kept there. */
export const DAYS_KEPT = 7;
