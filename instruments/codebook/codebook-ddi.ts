import type { LocalizedText } from '../definition/localized-text.ts';
import type { CodebookDocument, CodebookVariable } from './codebook-document.ts';
import { EXACTNESS_LABELS } from './exactness-labels.ts';
import { type XmlElement, xmlElement } from './xml-element.ts';

const FILE = 'F1';

/**
 * The codebook as DDI-Codebook 2.5, which data archives read: one `var` a column, Japanese first and English beside it,
 * multiple answers and matrices as variable groups. It describes the data file of a survey and holds no data.
 *
 * Element order and attributes follow the published schema (namespace ddi:codebook:2_5); what of it is used
 * stands in fixtures/ddi-codebook-2.5/profile.xsd, against which a test holds every shipped questionnaire.
 */
export function codebookDdi(book: CodebookDocument): string {
  const { id, version, sha256, title, variables } = book;
  const root = xmlElement('codeBook', { xmlns: 'ddi:codebook:2_5', version: '2.5', 'xml:lang': 'ja' }, [
    xmlElement('docDscr', {}, [
      xmlElement('citation', {}, [
        titles({ ja: `コードブック：${title.ja}`, en: `Codebook: ${title.en}` }, []),
      ]),
    ]),
    xmlElement('stdyDscr', {}, [
      xmlElement('citation', {}, [
        titles(title, [
          xmlElement('IDNo', { agency: 'questionnaire' }, [`${id}@${version}`]),
          ...(sha256 === null ? [] : [xmlElement('IDNo', { agency: 'sha-256' }, [sha256])]),
        ]),
        xmlElement('verStmt', {}, [xmlElement('version', { type: 'version' }, [version])]),
        ...book.instruments.flatMap((part) =>
          both('notes', { type: 'instrument', subject: `${part.id}@${part.version}` }, part.origin),
        ),
      ]),
    ]),
    xmlElement('fileDscr', { ID: FILE }, [
      xmlElement('fileTxt', {}, [
        xmlElement('fileName', {}, [`${id}@${version}`]),
        xmlElement('dimensns', {}, [xmlElement('varQnty', {}, [String(variables.length)])]),
        xmlElement('fileType', { charset: 'UTF-8' }, ['CSV']),
      ]),
    ]),
    xmlElement('dataDscr', {}, [
      ...groupsOf(variables),
      ...variables.map((one) => variableElement(one, variables)),
    ]),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

/** The same element in Japanese, which is the language of the file, and in English. */
function both(
  name: string,
  attributes: Readonly<Record<string, string>>,
  { ja, en }: LocalizedText,
): XmlElement[] {
  return [xmlElement(name, attributes, [ja]), xmlElement(name, { ...attributes, 'xml:lang': 'en' }, [en])];
}

function titles({ ja, en }: LocalizedText, numbers: readonly XmlElement[]): XmlElement {
  return xmlElement('titlStmt', {}, [
    xmlElement('titl', {}, [ja]),
    xmlElement('parTitl', { 'xml:lang': 'en' }, [en]),
    ...numbers,
  ]);
}

const variableId = (id: string) => `V.${id}`;

/** Options of one multiple answer, and rows of one matrix, belong together. */
function groupsOf(variables: readonly CodebookVariable[]): XmlElement[] {
  const groups = new Map<string, CodebookVariable[]>();
  for (const variable of variables) {
    const matrix = variable.kind === 'single' && variable.id.includes('.');
    if (variable.kind !== 'option' && !matrix) continue;
    const name = variable.id.slice(0, variable.id.lastIndexOf('.'));
    groups.set(name, [...(groups.get(name) ?? []), variable]);
  }
  return [...groups].map(([name, members]) => {
    const multiple = members[0]?.kind === 'option';
    return xmlElement(
      'varGrp',
      {
        ID: `G.${name}`,
        type: multiple ? 'multipleResp' : 'grid',
        name,
        var: members.map(({ id }) => variableId(id)).join(' '),
      },
      multiple && members[0] ? both('labl', {}, members[0].itemLabel) : [],
    );
  });
}

const RESPONSES: Readonly<Record<CodebookVariable['kind'], string | undefined>> = {
  single: 'category',
  option: 'multiple',
  number: 'numeric',
  text: 'text',
  derived: undefined,
};
const NATURES = { nominal: 'nominal', ordinal: 'ordinal', scale: 'ratio', text: 'nominal' } as const;
const MISSING_TYPES: Readonly<Record<number, string>> = {
  251: 'not asked',
  252: 'no answer',
  253: 'refused',
  254: 'does not know',
  255: 'unreadable',
};

function variableElement(variable: CodebookVariable, all: readonly CodebookVariable[]): XmlElement {
  const { introduction, question, description } = variable;
  const { id, label, kind, range, codes, missing, base, measure, itemLabel } = variable;
  const coded = codes.length > 0;
  return xmlElement(
    'var',
    {
      ID: variableId(id),
      name: id,
      files: FILE,
      dcml: 0,
      intrvl: coded ? 'discrete' : 'contin',
      nature: NATURES[measure],
      representationType: coded ? 'code' : 'numeric',
    },
    [
      ...both('labl', {}, label),
      ...(question
        ? [
            xmlElement('qstn', { responseDomainType: RESPONSES[kind] }, [
              ...introduction.flatMap((text) => both('preQTxt', {}, text)),
              ...both('qstnLit', {}, question),
              ...(description ? both('postQTxt', {}, description) : []),
            ]),
          ]
        : []),
      ...(range
        ? [xmlElement('valrng', {}, [xmlElement('range', { UNITS: 'INT', min: range.min, max: range.max })])]
        : []),
      xmlElement(
        'invalrng',
        {},
        missing.map(({ code }) => xmlElement('item', { UNITS: 'INT', VALUE: code })),
      ),
      ...both('universe', { clusion: 'I' }, base.words),
      ...codes.map(({ code, label: own }) => category(code, own, {})),
      ...missing.map(({ code, label: own }) =>
        category(code, own, { missing: 'Y', missType: MISSING_TYPES[code] }),
      ),
      ...both('concept', {}, itemLabel),
      ...derivationOf(variable, all),
      xmlElement('varFormat', { type: 'numeric' }),
      ...notesOf(variable),
    ],
  );
}

function category(
  code: number,
  label: LocalizedText,
  attributes: Readonly<Record<string, string | undefined>>,
): XmlElement {
  return xmlElement('catgry', attributes, [
    xmlElement('catValu', {}, [String(code)]),
    ...both('labl', {}, label),
  ]);
}

function derivationOf({ derivation }: CodebookVariable, all: readonly CodebookVariable[]): XmlElement[] {
  if (!derivation) return [];
  const inputs = derivation.inputs.flatMap((input) =>
    all.filter(({ id, item, kind }) => id === input || (kind === 'option' && item === input)),
  );
  return [
    xmlElement(
      'derivation',
      inputs.length > 0 ? { var: inputs.map(({ id }) => variableId(id)).join(' ') } : {},
      [
        xmlElement('drvdesc', {}, [derivation.words.ja]),
        xmlElement('drvcmd', { syntax: 'JSON' }, [JSON.stringify(derivation.rule)]),
      ],
    ),
  ];
}

function notesOf(variable: CodebookVariable): XmlElement[] {
  const { source, exactness, evidence, base, derivation } = variable;
  const note = (type: string, text: string) => xmlElement('notes', { type }, [text]);
  return [
    xmlElement('notes', { type: 'source', 'xml:lang': 'en' }, [source]),
    ...both('notes', { type: 'exactness', subject: exactness }, EXACTNESS_LABELS[exactness]),
    ...(evidence ? [note('evidence', `stem: ${evidence.stem}; options: ${evidence.options}`)] : []),
    ...(base.rule ? [note('base-rule', base.rule)] : []),
    ...(derivation
      ? [xmlElement('notes', { type: 'derivation', 'xml:lang': 'en' }, [derivation.words.en])]
      : []),
    ...(derivation?.version ? [note('derivation-version', derivation.version)] : []),
    ...(variable.sensitive
      ? both('notes', { type: 'sensitive' }, { ja: '機微な設問', en: 'Sensitive' })
      : []),
    ...(variable.strictDisclosure
      ? both('notes', { type: 'disclosure' }, { ja: '秘匿は厳格な基準による', en: 'Strict disclosure rule' })
      : []),
    ...(variable.personal
      ? both('notes', { type: 'personal' }, { ja: '集計表に出さない', en: 'Never in a table' })
      : []),
  ];
}
