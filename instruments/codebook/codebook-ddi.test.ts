import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { composeFromDefinitions } from '../composition/compose-from-definitions.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { codebookDdi } from './codebook-ddi.ts';
import { type CodebookDocument, codebookDocument } from './codebook-document.ts';

const files = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [path.slice(3), text])),
);
const documents = definitions.recipes.map(({ value }) =>
  codebookDocument(composeFromDefinitions(value, definitions), 'a'.repeat(64)),
);
const folder = new URL('../../fixtures/ddi-codebook-2.5/', import.meta.url);
const schemaFile = (fileName: string) => ({
  fileName,
  contents: readFileSync(new URL(fileName, folder), 'utf8'),
});

async function problemsOf(...documents: readonly string[]): Promise<readonly string[]> {
  const { errors, valid } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: schemaFile('profile.xsd'),
    preload: [schemaFile('xml.xsd')],
    maxMemoryPages: 4_096,
  });
  return valid ? [] : errors.map(({ rawMessage }) => rawMessage);
}

const values = (xml: string, attribute: string) =>
  [...xml.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].flatMap(([, value = '']) => value.split(' '));

const saitama = documents.find(({ id }) => id === 'saitama-2023') as CodebookDocument;

describe('the DDI codebook', () => {
  test('of every shipped questionnaire is valid against the profile of DDI-Codebook 2.5', async () => {
    expect(documents.length).toBeGreaterThan(0);
    expect(await problemsOf(...documents.map(codebookDdi))).toEqual([]);
  });

  test('has an element for every reference, and a variable for every column', () => {
    for (const document of documents) {
      const xml = codebookDdi(document);
      const ids = values(xml, 'ID');
      expect(new Set(ids).size).toBe(ids.length);
      expect(values(xml, '(?:var|files)').filter((id) => !ids.includes(id))).toEqual([]);
      expect(xml.match(/<var /g)).toHaveLength(document.variables.length);
    }
  });

  test.each([
    [
      'an element out of its place',
      /(<labl>.*<\/labl>\n)(<labl xml:lang="en">.*<\/labl>\n)(<qstn [\s\S]*?<\/qstn>\n)/,
      '$3$1$2',
    ],
    ['an attribute that is none', / intrvl="discrete"/, ' interval="discrete"'],
    ['a value that is none', / nature="ordinal"/, ' nature="ordered"'],
    ['a variable without name', /(<var ID="[^"]*") name="[^"]*"/, '$1'],
    ['another namespace', 'ddi:codebook:2_5', 'ddi:codebook:2_6'],
    ['an element that is none', /<concept>([^<]*)<\/concept>/, '<idea>$1</idea>'],
  ])('the profile refuses %s', async (_, from, to) => {
    const broken = codebookDdi(saitama).replace(from, to);
    expect(broken).not.toBe(codebookDdi(saitama));
    expect(await problemsOf(broken)).not.toEqual([]);
  });

  test('writes whatever stands in a text as text', async () => {
    const nasty = `<script>&"'\u0000\u000b\ud800]]>\n改行`;
    const [first] = saitama.variables;
    if (!first) throw new Error('saitama-2023 has no variables');
    const document = {
      ...saitama,
      title: { ja: nasty, en: nasty },
      variables: [{ ...first, source: nasty }],
    };
    const xml = codebookDdi(document);
    expect(await problemsOf(xml)).toEqual([]);
    expect(xml).toContain("&lt;script&gt;&amp;&quot;'\uFFFD\uFFFD\uFFFD]]&gt;");
  });

  test('tells what is missing, who was asked and how a score is made', () => {
    const xml = codebookDdi(saitama);
    const variable = (id: string) => xml.match(new RegExp(`<var ID="V.${id}"[\\s\\S]*?</var>`))?.[0] ?? '';
    expect(variable('loneliness_direct')).toContain(
      '<catgry missing="Y" missType="no answer">\n<catValu>252</catValu>\n<labl>無回答</labl>',
    );
    expect(variable('support_not_received_reasons\\.1')).toContain(
      '<universe clusion="I">「行政機関・NPO等からの支援」が「受けていない」の人</universe>',
    );
    expect(variable('support_not_received_reasons\\.1')).toContain(
      '<notes type="base-rule">{support_received} = ',
    );
    expect(variable('ucla_score')).toContain('<derivation var="V.ucla_score.points">');
    expect(xml).toContain(
      '<varGrp ID="G.communication" type="grid" name="communication" var="V.communication.in_person ',
    );
  });

  test('tells what is read before a question and what explains it', () => {
    const kamakura = documents.find(({ id }) => id === 'kamakura-hikikomori-2023') as CodebookDocument;
    expect(codebookDdi(kamakura)).toContain('<postQTxt>電話やオンラインでの会話も含みます。</postQTxt>');
    expect(codebookDdi(saitama)).toContain(
      '<preQTxt>ここでは、人と交流する活動を「社会活動」とします。</preQTxt>',
    );
  });
});
