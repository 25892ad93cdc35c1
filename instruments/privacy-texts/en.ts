import type { PrivacyTexts } from './ja.ts';

export const texts: PrivacyTexts = {
  heading: 'How your answers are handled: the details',
  intro: 'Who handles information about the people who answer, what for, and how.',
  whoHeading: 'Who runs this survey',

  keptHeading: 'What is kept, and what is not',
  keptWith:
    'With your answers we keep only the day they arrived, the way you answered, how you got the link (letter, leaflet, school …), the language shown and the version of the text you agreed to.',
  keptWithInvitation:
    'With your answers we keep only the day they arrived, the way you answered, how you got the link (letter, leaflet, school …), which group the letter went to (such as an area; small groups are put together), the language shown and the version of the text you agreed to.',
  keptNot: 'We keep no name, no IP address, no kind of device and no time of day. No cookies are used.',
  keptWrongCodes:
    'To notice somebody who sends one wrong access code after another, we count attempts by network for a short time. This is not recorded and is not linked to answers.',

  anonymityHeading: 'How nobody can tell whose answers they are',
  anonymityInvitation:
    'The access code only opens the questionnaire and makes sure that each person answers once. That a code has been used is recorded, but the code is never stored with the answers.',
  anonymityOpen: 'We ask for no name and no access code. Nothing that shows who you are is stored.',

  deviceHeading: 'What stays on your device',
  deviceText:
    'Only if you choose to keep unfinished answers on your device do they stay there, with a copy of the pages (questions and desks) for when there is no network. Both are erased when the answers have been sent, and when you press “Leave now”. Answers whose time is over can no longer be opened, and are erased when a page of this survey is opened next. Answers that wait to be sent stay until they have arrived, or until you press “Leave now”; if the survey closes before that, they are erased when a page of it is opened next. If you choose not to keep anything, nothing is left when you close the page.',
  deviceAnswered:
    'If you chose to keep unfinished answers, only a mark that answers were sent from this device stays on it after sending, until the survey has closed. It says nothing of what was answered. It is erased when a page of this survey is opened after the survey has closed, and when you press “Leave now”.',
  deviceShared: 'On shared devices, such as those of a school, nothing is left.',
  deviceOther:
    'If you choose to go on with another device, your answers so far are kept for you in a form that only your access code can open. They are erased after you have sent them, or after the survey has closed.',

  retentionHeading: 'How long it is kept',
  retentionInvitation:
    'The records of access codes and receipt numbers are erased after the survey has closed.',
  retentionOpen: 'The records of receipt numbers are erased after the survey has closed.',
  retentionAsk: 'Please ask the contact how long answers are kept.',

  seeHeading: 'Who sees answers',
  seeTables:
    'The survey office looks at tables that have been processed so that nobody can tell whose answers they are. Teachers, family, people at work and others cannot see who answered what.',
  freeText:
    'What is written in your own words is read later by the staff in charge of the survey. Please do not write names, telephone numbers or anything else that shows who is meant.',
  contractor: 'Work done by another company',

  thirdHeading: 'Sending information to third parties',
  thirdText: 'The pages of this survey send no information about their users to third parties.',
  thirdChecked:
    'They use no outside services for advertising, access statistics, maps or the like. At each change of the system the pages are opened and checked: nothing is sent to any other server.',
  thirdLinks:
    'Links to desks and to results open pages of other organisations, which handle information by their own rules.',

  afterHeading: 'After sending',
  afterText:
    'As nobody can tell whose answers they are, answers that have been sent cannot be corrected, withdrawn or shown to you.',
};
