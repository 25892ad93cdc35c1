import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Booklet } from '../../instruments/booklet/booklet.ts';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import { BookletPdfError } from './booklet-pdf-error.ts';
import { bookletTemplate } from './booklet-template.ts';

const FAMILY = 'BIZ UDPGothic';
/** Comes with typst, and has every letter of Vietnamese. */
const VIETNAMESE_FAMILY = 'Libertinus Serif';

/** Fonts beside our own, for languages whose letters ours do not have (ko, zh-Hans). */
export interface FurtherFonts {
  readonly folders: readonly string[];
  readonly families: readonly string[];
}

/**
 * The booklet as a tagged PDF (PDF/UA-1) on A4 in BIZ UDPGothic, Vietnamese in Libertinus Serif, fonts
 * embedded. The same booklet gives the same bytes.
 *
 * @throws BookletPdfError where typst has no build for this machine, or no font has a letter of the booklet:
 *   the HTML booklet (bookletHtml) prints either way
 */
export async function bookletPdf(
  booklet: Booklet,
  fonts: FurtherFonts = { folders: [], families: [] },
): Promise<Uint8Array> {
  const { NodeCompiler } = await typst();
  const where = `${booklet.questionnaire.id} ${booklet.questionnaire.version} (${booklet.language})`;
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [...ownFonts(), ...fonts.folders] }] });
  const compiled = compiler.compile({
    mainFileContent: bookletTemplate,
    inputs: {
      booklet: JSON.stringify(booklet),
      language: JSON.stringify(typstLanguage(booklet.language)),
      families: JSON.stringify([
        ...(booklet.language === 'vi' ? [VIETNAMESE_FAMILY] : []),
        FAMILY,
        ...fonts.families,
      ]),
    },
  });
  const document = compiled.result;
  // a warning is a font that is not there, or page numbers that never settled: nothing to print 1,500 times
  const diagnostics = document ? compiled.takeWarnings() : compiled.takeDiagnostics();
  if (!document || diagnostics)
    throw refused(where, diagnostics ? messagesOf(compiler.fetchDiagnostics(diagnostics)) : '');
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1' });
  } catch (error) {
    throw refused(where, error instanceof Error ? error.message : String(error));
  }
}

async function typst(): Promise<typeof import('@myriaddreamin/typst-ts-node-compiler')> {
  try {
    return await import('@myriaddreamin/typst-ts-node-compiler');
  } catch (error) {
    throw new BookletPdfError(
      {
        code: 'booklet.pdf-not-available',
        where: `${process.platform} ${process.arch}`,
        message: {
          ja: 'この環境ではPDFを作成できません（typst が使えません）。HTML形式の冊子を印刷してください。',
          en: 'PDFs cannot be made on this machine: typst has no build for it. Print the HTML booklet instead.',
        },
      },
      { cause: error },
    );
  }
}

function ownFonts(): readonly string[] {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/biz-udpgothic/package.json'),
  );
  return [join(folder, '400Regular'), join(folder, '700Bold')];
}

/** typst's own names for the language, so that lines break and glyphs are chosen by it. */
function typstLanguage(language: FormLanguage) {
  const [lang = 'ja', more = ''] = language.startsWith('ja-') ? ['ja'] : language.split('-');
  return {
    lang,
    region: /^[A-Z]{2}$/.test(more) ? more : null,
    script: /^[A-Z][a-z]{3}$/.test(more) ? more.toLowerCase() : 'auto',
  };
}

/** What typst says, without the places in its own files. */
function messagesOf(diagnostics: readonly unknown[]): string {
  return diagnostics
    .flatMap((one) =>
      typeof one === 'object' && one !== null && 'message' in one ? [String(one.message)] : [],
    )
    .join('; ');
}

function refused(where: string, typstSays: string): BookletPdfError {
  const letters = [...typstSays.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].map(
    ([, letter]) => letter ?? '',
  );
  if (letters.length === 0)
    return new BookletPdfError({
      code: 'booklet.pdf-refused',
      where,
      message: {
        ja: `PDFを作成できませんでした。HTML形式の冊子を印刷してください。typst の説明：${typstSays}。`,
        en: `The PDF could not be made; print the HTML booklet instead. typst says: ${typstSays}.`,
      },
    });
  const some = [...new Set(letters)].slice(0, 20).join(' ');
  return new BookletPdfError({
    code: 'booklet.letters-missing',
    where,
    message: {
      ja: `この冊子には、${FAMILY} にない文字があります：${some}。その文字のあるフォントを加えるか、HTML形式の冊子を印刷してください。`,
      en: `The booklet has letters that ${FAMILY} does not: ${some}. Add a font that has them, or print the HTML booklet.`,
    },
  });
}
