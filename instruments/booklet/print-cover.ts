import type { FormText, Questionnaire } from '../composition/questionnaire.ts';
import type { FormLanguage } from '../definition/localized-text.ts';
import { EMERGENCY_NUMBERS } from '../desks/emergency-numbers.ts';
import { formTexts } from '../form-texts/form-texts.ts';
import type { Booklet, BookletText } from './booklet.ts';
import type { BookletCover, CoverDesk } from './booklet-cover.ts';
import type { BookletSentences } from './booklet-sentences.ts';

/** Which hints the pages need: there are arrows after options, questions that only some people answer. */
export interface PagesHave {
  readonly arrows: boolean;
  readonly routing: boolean;
}

/** What stands around the questions: cover, end and foot, in one language. */
export function printCover(
  questionnaire: Questionnaire,
  cover: BookletCover,
  texts: BookletSentences,
  language: FormLanguage,
  print: (text: string) => BookletText,
  inLanguage: (text: FormText) => string,
  have: PagesHave,
): Pick<Booklet, 'title' | 'marks' | 'cover' | 'end' | 'foot' | 'officeOnly'> {
  const line = (term: string, text: string | null) =>
    text === null ? [] : [{ term: print(term), text: print(text) }];
  const when = (shown: boolean, text: string) => (shown ? [print(text)] : []);
  const { contact, web, desks } = cover;
  const days = cover.window;
  const named = questionnaire.anonymity === 'named';
  return {
    title: print(cover.title),
    marks: [
      ...when(cover.synthetic, texts.synthetic),
      ...when(cover.specimen, texts.specimen),
      ...when(cover.unapproved, texts.unapproved),
    ],
    cover: {
      lines: [
        ...line(texts.organisation, cover.organisation),
        ...line(texts.purpose, cover.purpose),
        ...line(texts.eligibility, cover.eligibility),
        ...line(texts.privacy, cover.privacy),
        ...line(texts.minutes, cover.minutes === null ? null : texts.aboutMinutes(cover.minutes)),
        ...line(texts.window, days && texts.fromTo(days.opens, days.closes)),
        ...cover.more.flatMap(({ term, text }) => line(term, text)),
        ...line(texts.contact, contact && texts.phone(contact.name, contact.phone, contact.hours)),
      ],
      promises: [
        print(texts.voluntary),
        print(named ? texts.named : texts.anonymous),
        // an organisation that answers under its name may well be asked back
        ...when(desks.length > 0 && !named, texts.nobodyAnswers),
      ],
      howToMark: {
        heading: print(texts.howToMark),
        steps: [
          print(texts.circle),
          print(texts.correct),
          ...when(have.arrows, texts.arrows),
          ...when(have.routing, texts.routing),
          print(texts.leaveOfficeBoxes),
        ],
      },
      slip: { label: print(texts.slip), number: cover.slip },
      web: web && {
        heading: print(texts.webHeading),
        text: print(texts.web),
        address: web.address,
        qr: web.qr,
        qrAlternative: print(texts.qrAlternative(web.address)),
      },
    },
    end: {
      thanks: [print(texts.thanks), ...when(!cover.specimen, texts.sendBack(days?.closes ?? null))],
      closing: (questionnaire.closing ?? []).map(({ text }) => print(inLanguage(text))),
      desks:
        named && desks.length === 0
          ? null
          : {
              heading: print(texts.desksHeading),
              introduction: print(desks.length > 0 ? texts.desks : texts.noDesks),
              list: [...emergencyDesks(language), ...desks].map(({ name, value, detail }) => ({
                name: print(name),
                value,
                detail: print(detail),
              })),
            },
    },
    foot: {
      desks: desks.length > 0 ? print(texts.desksInFoot) : null,
      slip: cover.slip === null ? null : print(`${texts.slip} ${cover.slip}`),
    },
    officeOnly: print(texts.officeOnly),
  };
}

/** Police and ambulance: they stand in every booklet that names desks, and before them. */
function emergencyDesks(language: FormLanguage): readonly CoverDesk[] {
  const { emergencyPolice, emergencyAmbulance, deskFree } = formTexts[language];
  const { police, ambulance } = EMERGENCY_NUMBERS;
  return [
    { name: emergencyPolice, value: police, detail: deskFree },
    { name: emergencyAmbulance, value: ambulance, detail: deskFree },
  ];
}
