import type { CoverTexts } from './cover-ja.ts';

export const englishCover: CoverTexts = {
  page: 'en',
  synthetic: 'Demonstration: synthetic data',
  syntheticNote: 'An invented survey for trying out the system. It is not a real survey.',
  unapproved: 'This translation is still being checked. The Japanese questionnaire is the authoritative one.',

  minutes: 'Time needed',
  minutesValue: (minutes) => `About ${minutes} minutes`,
  window: 'Open',
  windowValue: (opens, closes) => `From ${opens} to ${closes}`,
  purpose: 'Why we ask',
  eligibility: 'Who may answer',
  onePerPerson: 'One answer each',
  onePerPersonValue: 'Please answer only once per person.',
  voluntary: 'Answering is voluntary',
  voluntaryValue: 'Leave any question empty that you would rather not answer. You may stop at any time.',
  privacy: 'How your answers are handled',
  contact: 'Contact',

  closedHeading: 'This survey is closed',
  closedText: (closes) => `It was open until ${closes}. Thank you to everyone who took part.`,
  notOpenHeading: 'This survey has not started yet',
  notOpenText: (opens) => `It opens on ${opens}. Please open this page again then.`,

  noScript: 'To answer on this screen, please turn JavaScript on.',
  noScriptPaper: 'If you received a paper questionnaire you may answer on paper. For questions please call:',
  noScriptCall: 'To answer in another way please call:',

  desks: 'Where to find help (consultation desks)',
  desksIntro: 'Asking for help is a good thing. Small worries are welcome too.',
  nobodyAnswers:
    'Nobody replies to what is written here. If a life is in danger or you need help right away, please contact one of these desks directly.',
  noDesks: 'Please ask the contact where to find help.',
  deskHours: 'Hours',
  deskLanguages: 'Languages',
  deskFree: 'free of charge',
  deskPaid: 'charged call',
  deskFeeUnknown: 'ask the desk about charges',
  desksUnverified: 'Names, numbers and hours have not been checked yet (shown for demonstration only).',
  deskUnverified: 'This entry has not been checked yet (shown for demonstration only).',
  colon: ': ',
  inBrackets: (note) => ` (${note})`,
};
