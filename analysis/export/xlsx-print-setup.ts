import type { Feature } from 'write-excel-file/universal';

/** How one sheet of a workbook is printed: lying A4, as wide as the page. */
export interface PrintSetup {
  /** rows repeated on every page, from 1; null: none */
  readonly repeatedRows: { readonly first: number; readonly last: number } | null;
  /** at the left of the foot of every page */
  readonly foot: string;
}

/** In inches: what most office printers can print, so that notes need few pages. */
const MARGINS = '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>';
/** A4 as Excel numbers it. */
const A4 = '9';

/**
 * Prints every sheet on A4, as wide as the page and as long as it must be, with its repeated rows and a foot with
 * page numbers. The library writes paper and direction only. `setups` stand in the order of the sheets.
 */
export function printSetup(
  sheets: readonly { readonly name: string; readonly setup: PrintSetup }[],
): Feature<Blob> {
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace(/<definedNames\s*\/>|<definedNames><\/definedNames>/, () => printTitles(sheets)),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const setup = sheets[sheetIndex]?.setup;
            return setup === undefined ? xml : withSetup(xml, setup);
          },
        },
      },
    },
  };
}

function printTitles(sheets: readonly { readonly name: string; readonly setup: PrintSetup }[]): string {
  const names = sheets.flatMap(({ name, setup }, index) =>
    setup.repeatedRows === null
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name}'!$${setup.repeatedRows.first}:$${setup.repeatedRows.last}</definedName>`,
        ],
  );
  return names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
}

function withSetup(xml: string, { foot }: PrintSetup): string {
  const page = `<pageSetup paperSize="${A4}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`;
  // In a foot & begins a command, and && is the character.
  const words = escaped(foot.replaceAll('&', '&&'));
  const footer = `<headerFooter><oddFooter>&amp;L${words}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`;
  return xml
    .replace('<sheetViews', () => '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews')
    .replace(/<pageMargins[^>]*\/>/, '')
    .replace(/<pageSetup[^>]*\/>/, () => MARGINS + page + footer);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
