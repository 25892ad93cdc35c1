/** Under which names a device keeps what is ours: one draft a survey, which tab is at it, and that answers were sent. */
export const OURS = 'tsunagari/';

/** in localStorage: the draft */
export const draftName = (surveyId: string): string => `${OURS}draft/${surveyId}`;
/** in localStorage: drafts of other letters of the survey, for whoever opens it with their code */
export const asideName = (surveyId: string): string => `${OURS}aside/${surveyId}`;
/** in localStorage: answers were sent from here; until which day that is remembered */
export const answeredName = (surveyId: string): string => `${OURS}answered/${surveyId}`;
/** in sessionStorage: this tab is at the draft with this submission key, and goes on without asking */
export const hereName = (surveyId: string): string => `${OURS}here/${surveyId}`;
/** in sessionStorage: the first answers, until the form has come and keeps a draft */
export const firstName = (surveyId: string): string => `${OURS}first/${surveyId}`;
/** in localStorage: where a draft for another device lies, and which save of it was seen here; not what opens it */
export const otherDeviceName = (surveyId: string): string => `${OURS}other-device/${surveyId}`;
/** a lock, or in localStorage where there are none: which tab writes the draft */
export const writerName = (surveyId: string): string => `${OURS}writer/${surveyId}`;
/** before the survey's id: the cache of its pages and files for when there is no network */
export const CACHES = `${OURS}form/`;
export const cacheName = (surveyId: string): string => `${CACHES}${surveyId}`;
