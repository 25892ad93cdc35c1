import type { FormLanguage } from '../definition/localized-text.ts';
import type { CodebookDocument, CodebookVariable } from './codebook-document.ts';
import { EXACTNESS_LABELS, MEASURE_LABELS } from './exactness-labels.ts';

const KINDS: Readonly<Record<CodebookVariable['kind'], string>> = {
  single: '単一回答',
  option: '複数回答の選択肢（選択・非選択）',
  number: '数値',
  text: '自由記述（記入の有無だけをデータとする）',
  derived: '派生変数（回答から計算）',
};

const LANGUAGES: Readonly<Record<FormLanguage, string>> = {
  ja: '日本語',
  'ja-x-easy': 'やさしい日本語',
  'ja-x-primary': '小学生向けの日本語',
  'ja-x-junior': '中学生向けの日本語',
  en: '英語',
  'zh-Hans': '中国語（簡体字）',
  ko: '韓国語',
  vi: 'ベトナム語',
  'pt-BR': 'ポルトガル語（ブラジル）',
};

/**
 * The codebook in Japanese for an official to read: what each column is, who was asked, what each code means. The
 * options of a multiple answer stand together under their question.
 */
export function codebookMarkdown(book: CodebookDocument): string {
  const { id, version, sha256, title, instruments, languages, variables } = book;
  const groups = new Map<string, CodebookVariable[]>();
  for (const variable of variables) {
    const group = groups.get(variable.item) ?? [];
    groups.set(variable.item, [...group, variable]);
  }
  return [
    `# コードブック：${inline(title.ja)}`,
    '',
    `- 調査票：${inline(id)}（第${inline(version)}版）`,
    `- 公開版のハッシュ値（SHA-256）：${sha256 ?? '未公開（下書き）'}`,
    `- 部品：${instruments.map((part) => `${inline(part.title.ja)}（${inline(part.id)} ${inline(part.version)}）`).join('、')}`,
    `- 回答の言語：${languages.map((language) => LANGUAGES[language]).join('、')}（最初に開くのは${LANGUAGES[languages[0] ?? 'ja']}。以下の設問文と選択肢は、公開版のもとになる日本語で示す）`,
    `- 変数の数：${variables.length}`,
    '',
    '## 欠損値のコード（全変数に共通）',
    '',
    ...table(
      ['コード', '意味'],
      (variables[0]?.missing ?? []).map(({ code, label }) => [String(code), label.ja]),
    ),
    '',
    '「わからない」「答えたくない」が選択肢にある設問では、それらは欠損値ではなく回答として扱います。',
    '',
    ...[...groups.values()].flatMap(section),
  ].join('\n');
}

function section(group: readonly CodebookVariable[]): readonly string[] {
  const [first] = group;
  if (!first) return [];
  if (first.kind === 'option') {
    return [
      `## ${inline(first.itemLabel.ja)}（${inline(first.item)}）`,
      '',
      ...facts(first),
      ...table(
        ['変数名', '選択肢', '値'],
        group.map(({ id, label, codes }) => [id, label.ja, codeList(codes)]),
      ),
      '',
    ];
  }
  return group.flatMap((variable) => [
    `## ${inline(variable.label.ja)}（${inline(variable.id)}）`,
    '',
    ...facts(variable),
    ...(variable.codes.length > 0
      ? table(
          ['コード', '選択肢'],
          variable.codes.map(({ code, label }) => [String(code), label.ja]),
        )
      : [`値：${variable.range ? `${variable.range.min}から${variable.range.max}までの整数` : '整数'}`]),
    '',
  ]);
}

function facts(variable: CodebookVariable): readonly string[] {
  const { introduction, question, description, base, measure, exactness, evidence, source, derivation } =
    variable;
  const marks = [
    ...(variable.sensitive ? ['機微な設問'] : []),
    ...(variable.strictDisclosure ? ['秘匿は厳格な基準による'] : []),
    ...(variable.personal ? ['回答者の氏名・連絡先など（集計表には出さない）'] : []),
  ];
  return [
    ...introduction.flatMap(({ ja }) => [`設問の前の文：${inline(ja)}`, '']),
    ...(question ? [`> ${inline(question.ja)}`, ''] : []),
    ...(description ? [`説明：${inline(description.ja)}`, ''] : []),
    `- 種類：${KINDS[variable.kind]}`,
    `- 尺度：${MEASURE_LABELS[measure].ja}`,
    `- 対象：${inline(base.words.ja)}${base.rule ? `（条件式 ${code(base.rule)}）` : ''}`,
    ...(derivation
      ? [
          `- 作り方${derivation.version ? `（規則の版 ${inline(derivation.version)}）` : ''}：${inline(derivation.words.ja)}`,
          `- 元の変数：${derivation.inputs.map(inline).join('、')}`,
        ]
      : []),
    `- 文言の確度：${
      evidence
        ? `設問文は${EXACTNESS_LABELS[evidence.stem].ja}、選択肢は${EXACTNESS_LABELS[evidence.options].ja}`
        : EXACTNESS_LABELS[exactness].ja
    }`,
    `- 出典：${inline(source)}`,
    ...(marks.length > 0 ? [`- 注意：${marks.join('、')}`] : []),
    '',
  ];
}

function codeList(codes: CodebookVariable['codes']): string {
  return codes.map(({ code: value, label }) => `${value}＝${label.ja}`).join('、');
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map((row) => line(row.map(inline)))];
}

/** A text on one line, in which nothing is taken for markup. */
function inline(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, ' ').replaceAll(/[\\`*_[\]<>|#~]/g, String.raw`\$&`);
}

/** A rule is never longer than its fence: it has no backtick. */
function code(rule: string): string {
  return `\`${rule.replaceAll('`', "'").replaceAll('|', String.raw`\|`)}\``;
}
