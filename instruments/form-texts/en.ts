import type { FormTexts } from './ja.ts';

export const texts: FormTexts = {
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

  desks: 'Where to find help (consultation desks)',
  desksIntro: 'Asking for help is a good thing. Small worries are welcome too.',
  nobodyAnswers:
    'Nobody contacts you because of your answers. If a life is in danger or you need help right away, please contact one of these desks directly.',
  noDesks:
    'There is no consultation desk that we can show at the moment. Please ask the contact where to find help.',
  otherLanguage: 'The text that follows is in ordinary English.',
  noDeskSpeaks: (police, ambulance) =>
    `None of the desks below answers in English. The police (${police}) and the ambulance and fire service (${ambulance}) have interpreters. For anything else, please ask the survey office named under the list.`,
  deskHours: 'Hours',
  deskLanguages: 'Languages',
  deskFree: 'free of charge',
  deskPaid: 'charged call',
  deskFeeUnknown: 'ask the desk about charges',
  desksUnverified: 'Names, numbers and hours have not been checked yet (shown for demonstration only).',
  deskUnverified: 'This entry has not been checked yet (shown for demonstration only).',
  emergency: (police, ambulance) =>
    `If a life is in danger, call the police (${police}) or an ambulance or the fire brigade (${ambulance}) at once.`,
  emergencyPolice: 'Police',
  emergencyAmbulance: 'Ambulance, fire',
  deskOpen: 'Answers now',
  deskOpenUntil: (until) => `Answers now (until ${until})`,
  deskClosed: 'Closed now',
  deskClosedNext: (next) => `Closed now (opens ${next})`,
  wholeHour: (hour) => `${hour}:00`,
  hourAndMinute: (hour, minute) => `${hour}:${minute}`,
  tomorrowAt: (clock) => `tomorrow ${clock}`,
  dayAt: (day, clock) => `${day} ${clock}`,
  nobodyReadsNow: 'Nobody reads what you write here right away, and nobody will call you because of it.',
  urgentDesks: 'If you want somebody to listen right away',
  colon: ': ',
  inBrackets: (note) => ` (${note})`,

  tools: 'Tools',
  languages: 'Language',
  languagesShort: 'Language',
  languageFailed: 'This language could not be loaded. Please check your connection and choose it again.',
  beingChecked: 'being checked',
  quickExit: 'Leave now',
  quickExitNote: 'This button at the top of the screen switches to an empty page at once.',
  quickExitErases: 'Your answers are erased from this device.',
  quickExitHistory:
    'The browser’s own list of visited pages is not erased, and the address bar still names this site.',
  quickExitPlain: 'The back button of the browser may show your answers again. Please close the tab as well.',
  quickExitHint: 'Clears this screen at once and shows an empty one.',

  desksShort: 'Find help',
  opensNewTab: ' (opens a new tab)',

  codeHeading: 'Enter your access code',
  codeLabel: 'Access code',
  codeHint:
    'Enter the code of letters and digits printed in your letter. Upper and lower case do not matter.',
  codeFromLetter: 'The access code of your letter has been read.',
  codeRetype: 'Type the code again',
  codeEmpty: 'Please enter the access code. It is printed in your letter.',
  codeLength: (expected, typed) =>
    `The access code has ${expected} characters; you have entered ${typed}. Please check your letter again.`,
  codeSymbol: (symbol) =>
    `Access codes have no “${symbol}”. Type letters and digits only (never the digits 0 and 1, or the letters O, I and L).`,
  codeMismatch:
    'Something in the code seems to differ. Please compare it with your letter character by character.',

  consentHeading: 'Your consent',
  consentButton: 'I agree: start the survey',
  consentRefusal: 'If you do not agree, please close this page. Nothing will be sent.',
  starting: 'Preparing the questionnaire. One moment, please.',
  startFailed:
    'The questionnaire could not be loaded. Please check your connection and press the button again.',
  consentSaving: 'I agree: start (keep my answers on this device until I send them)',
  consentSavingNote: (days) =>
    `You can go on where you stopped, even if you close the page or lose the connection. Until your answers are sent, or ${days} days have passed since they were kept, anybody who uses this device can open them.`,
  consentUnsaved: 'I agree: start (keep nothing on this device)',
  consentUnsavedNote:
    'Choose this on a device that others use too: at home, at work or at school. If you close the page before sending, your answers are gone.',
  consentPlainNote: 'If you close the page before sending, your answers are gone.',
  consentSavingMark:
    'After sending, only a mark that answers were sent from this device stays on it, until the survey has closed.',
  answeredHere: 'Answers have already been sent from this device. If you are another person, please go on.',
  resumeHeading: 'You have answers from last time',
  resumeText:
    'Answers that were not finished are kept on this device. You can go on with them, or delete them and start from the beginning.',
  resumeGoOn: 'Go on with them',
  resumeDiscard: 'Delete and start again',
  resumeOpening: 'Opening your answers so far. One moment, please.',
  draftReplaced:
    'The questionnaire has been renewed, so your answers from last time could not be opened. They have been deleted. We are sorry: please start from the beginning.',
  draftUnreadable:
    'The answers kept on this device could not be read. We are sorry: please start from the beginning.',
  draftExpired: 'The time for keeping answers on this device is over, so they have been deleted.',
  draftRemoved:
    'The answers kept on this device were deleted on another screen (tab). What you enter on this page is no longer kept. If you go on, please keep this page open until your answers are sent.',
  replacedText:
    'The questionnaire has been renewed, so these answers could not be accepted. We are sorry: please go back to the first page and answer the new questionnaire.',
  draftNotKept:
    'This device cannot keep your answers. You can go on answering, but please keep this page open until they are sent.',
  elsewhereHeading: 'You are answering on another screen',
  elsewhereText:
    'The same survey is open in another tab or window of this device. To go on here, press the button; what was entered last is taken over.',
  elsewhereGoOn: 'Go on here',
  offlineStrip:
    'There is no connection right now, but you can go on answering. Your answers will be sent when the connection is back.',
  offlineUnkept: 'If you close or reload this page, your answers are gone.',
  waitingKept: (until) =>
    `Your answers are kept on this device. You may close this screen. Open the page of this survey again where you have a connection, by ${until}, and they will be sent. However often they are sent, they are counted once.`,
  waitingGrace: (closes, until) =>
    `The survey is open until ${closes}, but answers begun by then still count if they are sent by ${until}.`,
  offlineHeading: 'There is no connection right now',
  offlineText: 'This page needs a connection. Please check your signal or network and open it again.',
  offlineAgain: 'Open again',

  sharedNote: 'Other people use this device after you. Your answers do not stay on it.',
  sharedRefusal: 'If you do not agree, please just hand the device back. Nothing will be sent.',
  sharedStop: 'Stop and go back to the start',
  sharedStopHeading: 'Would you like to stop?',
  sharedStopText: 'What you entered is erased and the start is shown. Nothing is sent.',
  sharedReturn: (seconds) => `This screen goes back to the start in ${seconds} seconds.`,
  sharedReturnNow: 'Back to the start',
  sharedReturnLater: 'Give me more time',
  sharedReturnHint: 'When you have finished, press “Back to the start”, so that the next person can begin.',
  sharedIdleHeading: 'Would you like to go on?',
  sharedIdleText: (seconds) =>
    `Nothing has been pressed for a while. In ${seconds} seconds what you entered is erased and the start is shown.`,
  sharedIdleGoOn: 'Go on answering',
  sharedIdleLeave: 'Erase and go back to the start',
  sharedWaiting:
    'Your answers are still on this device only. Until they have been sent, please do not close this screen or switch the device off. If it takes long, show this screen to the person in charge. Your answers are not shown on it.',
  sharedClearedHeading: 'Going back to the start',
  sharedClearedText: 'What was entered is gone from this device.',
  sharedClearedOffline: 'The connection seems to be lost. As soon as it is back, the start will be shown.',

  progress: (page, pages) => `Page ${page} of ${pages}`,
  skipHint: 'Leave a question empty and press “Next” if you would rather not answer it.',
  sensitiveHint:
    'This page has questions about feelings, health or living conditions that may be hard to answer. Leave a question empty and press “Next” if you would rather not answer it.',
  back: 'Back',
  next: 'Next',
  chooseFromList: 'Please choose',
  clearAnswer: 'Clear choice',
  clearAnswerOf: (question) => `Clear choice: ${question}`,

  plainBack:
    'To look at earlier questions, press “Back” on this page. The back button of your browser may lose answers that you entered after them. If the page does not appear, reload it.',
  mistakesHeading: 'Please check what you entered',
  moreQuestions:
    'Because of your answer, questions were added to this page. To skip a question, leave it empty and press “Next”.',
  notTogether: (option) =>
    `“${option}” cannot be combined with other options. Please remove one or the other.`,
  lostHeading: 'Your answers so far could not be opened',
  lostText: 'What came from this page could not be read as your answers so far. They have not been sent yet.',
  lostBack:
    'Please go back with your browser and press the button again. Your answers are still on the page before this one.',
  lostAgain:
    'If you come to this page again, the questionnaire may have been renewed. We are sorry: please start from the beginning.',
  lostStart: 'Start from the beginning',

  sendHeading: 'Send your answers',
  sendDone: 'These were all the questions. Thank you.',
  sendWhatHappens: (organisation) =>
    `When you press “Send”, your answers go to ${organisation} and a receipt number is shown.`,
  sendFinal:
    'After sending, answers can no longer be changed or withdrawn. To change something, go back to the questions with “Back”.',
  sendAnonymous: 'Your answers are kept in a form that is not linked to your name or your access code.',
  sendAnonymousOpen: 'Your answers are kept in a form that is not linked to your name.',
  send: 'Send',

  sendingHeading: 'Sending',
  sendingText: 'Please wait and keep this screen open.',
  sendingAgain: 'Sending again.',
  waitingHeading: 'Not sent yet',
  waitingNetwork: 'The connection seems to be interrupted. Please check your signal or network.',
  waitingBusy: 'Many people are answering right now, or the system is down for a moment.',
  waitingAutomatic: (seconds) => `It will be sent again automatically in about ${seconds} seconds.`,
  waitingStay:
    'If you close this screen, your answers are lost. Please keep it open. However often it is sent, your answer is counted once.',
  retryNow: 'Send now',

  receiptHeading: 'Your answers have been received',
  receiptLabel: 'Receipt number',
  receiptDay: 'Received on',
  receiptThanks: 'Thank you for taking part.',
  receiptAlready: 'This answer had already been received. What arrived first is what counts.',
  receiptKeep:
    'The receipt number shows that your answers arrived. Note it down if you like. It is linked neither to your name nor to what you answered, so nobody can look up your answers with it.',
  receiptUse:
    'Your answers are put together with those of others into statistics, and used to plan support against loneliness and isolation and places where people can be.',
  receiptClose: 'You may close this screen.',
  receiptReading: 'In words',
  receiptDigits: 'zero one two three four five six seven eight nine',
  helpHeading: 'Thank you for taking the time',
  helpText:
    'Some questions may have brought back painful things. Wanting to talk to somebody is natural. It need not be now. Whenever you would like to talk, the desks below are there for you.',
  afterHeading: 'What happens with your answers',
  resultsHeading: 'Results',
  resultsExpected: (when) => `The results are to be published around ${when}.`,
  resultsUndecided: 'The survey office will announce when the results are published.',
  resultsHere:
    'From then on you will also find them by the QR code or address with which you opened this survey.',
  resultsPublished: 'The results of this survey have been published.',
  resultsLink: 'See the results',
  aboutHeading: 'About this survey',
  accessibility: 'Accessibility',
  privacyMore: 'More about how your answers are handled',

  codeProblemHeading: 'Please check the access code',
  codeSpentHeading: 'This letter has been answered already',
  codeSpentText:
    'Answers with the access code of this letter have already arrived. If you sent them yourself, you can simply close this page.',
  codeSpentKept:
    'Answers with the access code of this letter have arrived. You can erase the unfinished answers on this device.',
  eraseKept: 'Erase the unfinished answers',
  erasedKept: 'The unfinished answers on this device have been erased. You can close this page.',
  codeSpentCall: 'If you do not remember answering, please call:',
  codeVoidCall: 'If anything is unclear, please call:',
  otherCodeHeading: 'If you have another access code',
  otherCodeIntro: 'If you have another letter, please enter the access code of that letter.',
  sendWithOtherCode: 'Send with another code',
  answersKept: 'Your answers are still here.',
  toCover: 'Back to the first page',
  codeBegin: 'Start with this code',
  codeLooking: 'Checking the access code.',

  otherOffer: 'Continue on another device',
  otherWhat:
    'We keep your answers so far, so that you can go on from here on another device, such as a computer or another phone.',
  otherWho:
    'Anyone who knows the access code in your letter can open the answers that are kept. If others might see your code, please do not save.',
  otherUntil: (days) =>
    `Your answers are kept by the survey’s system in a form that cannot be read as it stands. They are deleted when you send them, when the survey closes, or when nothing has been saved for ${days} days.`,
  otherSave: 'Save',
  otherSaving: 'Saving. This may take ten to twenty seconds.',
  otherSavedHeading: 'Your answers are saved',
  otherHow: 'How to go on with the other device',
  otherStepOpen:
    'On the other device, open the first page of this survey with the QR code in your letter or with this address.',
  otherStepCode: 'Type the access code in your letter. With the QR code there is nothing to type.',
  otherStepPress: (button) => `Press “${button}”.`,
  otherGoingOn: 'If you go on with this device, your answers are saved again each time you change the page.',
  otherHeading: 'If you have begun on another device',
  otherOpen: 'I agree: go on from the other device',
  otherOpenNote: 'Opens the answers that are kept, with your access code. Nothing is saved on this device.',
  otherOpening: 'Opening your answers. This may take ten to twenty seconds.',
  otherNone:
    'No answers are kept under this access code. After they have been sent, or when the time is over, none are left.',
  otherUnreadable:
    'The answers that are kept could not be read. They cannot be opened either if the questionnaire has changed. Please start from the beginning.',
  otherNoNetwork: 'There was no connection. Please check it and press again.',
  otherBusy: 'The system is busy. Please wait a little and press again.',
  otherTooLong:
    'Your text is too long to be saved. Please shorten it, or finish and send your answers on this device.',
  otherRefused: 'Your answers cannot be saved right now. Please finish and send them on this device.',
  otherNewerHeading: 'The answers from the other device are newer',
  otherNewerText:
    'Another device has saved answers after this one. Please choose which answers you want to go on with.',
  otherFoundHeading: 'Answers were saved before',
  otherFoundText:
    'Answers that were saved before are kept under this access code. Please choose which answers you want to go on with.',
  otherFoundUnreadable:
    'The answers that are kept cannot be read. If you go on with those on this device, they are replaced.',
  otherTake: 'Open the answers that are kept',
  otherTakeNote: 'They replace the answers on this device.',
  otherKeep: 'Go on with the answers on this device',
  otherKeepNote: 'They replace the answers that are kept.',
  otherGone:
    'The answers that were kept are no longer there. They may have been sent from the other device, or the time may be over.',
  otherOn: 'Your answers are saved for your other device each time you change the page.',
  otherLate:
    'Your answers have not been saved for your other device yet. We will try again when you change the page.',
  sendAgain: 'Send again',
  backToQuestions: 'Back to the questions',

  correctionsHeading: 'Some answers need a correction',
  correctionsIntro:
    'These answers cannot be accepted as they are. Please correct them and send again. All other answers are still here.',
  correctThis: 'Go to this question',
  withdrawThis: 'Withdraw this answer',
  withdrawn: 'This answer has been withdrawn.',

  endedRefused: 'We are sorry: the answers you sent could not be accepted.',

  refusedHeading: 'Your answers could not be accepted',
  requestId: 'Reference for enquiries',

  survey: {
    placeholder: 'Please choose',
    invalidInputError: 'Please enter a number.',
    numericError: 'Please enter a number.',
    minError: 'Please enter a number of {0} or more.',
    maxError: 'Please enter a number of {0} or less.',
    numericMinMax: 'Please enter a number from {1} to {2}.',
    numericMin: 'Please enter a number of {1} or more.',
    numericMax: 'Please enter a number of {1} or less.',
    stepError: 'Please enter a whole number, without decimals.',
    maxSelectError: 'You can choose up to {0}.',
    textMaxLength: 'Please keep to {0} characters.',
    emptySurvey: 'This questionnaire has no questions to show.',
    loadingSurvey: 'Loading…',
  },
};
