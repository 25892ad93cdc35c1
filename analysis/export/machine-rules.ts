/**
 * How a file of this program keeps one rule of 行政データにおける機械可読性に関するルール (31 March 2026, published by the
 * Digital Agency as machine-readability-rules.csv, whose titles stand here):
 *
 * - `lint`: broken by a text, found in the text by lintMachineCsv;
 * - `layout`: kept by what the columns are, whatever they hold;
 * - `beside`: kept by the codebook or the metadata that go with the file;
 * - `workbook`: about Excel; a test opens the workbook and looks;
 * - `none`: nothing of ours can break it.
 */
export interface MachineRule {
  readonly id: string;
  readonly title: string;
  readonly kept: 'lint' | 'layout' | 'beside' | 'workbook' | 'none';
  readonly how: string;
}

const rule = (id: string, kept: MachineRule['kept'], title: string, how: string): MachineRule => ({
  id,
  title,
  kept,
  how,
});

/** All thirty rules, in their order. */
export const MACHINE_RULES: readonly MachineRule[] = [
  rule(
    'L1-01',
    'none',
    'ファイル形式は機械が直接読み取れるExcelやCSV等となっているか',
    'every table leaves as CSV and xlsx, metadata as JSON',
  ),
  rule(
    'L1-02',
    'lint',
    '１シート（ファイル）に複数の表が掲載されていないか',
    'a record with fewer fields than the header belongs to another table or is cut off',
  ),
  rule(
    'L1-03',
    'lint',
    'データが分断されていないか',
    'no blank record, no column blank from top to bottom, at least one record',
  ),
  rule(
    'L1-04',
    'lint',
    'データ本体と無関係な情報がないか',
    'no field outside the named columns: a nameless column with something in it',
  ),
  rule(
    'L1-05',
    'lint',
    'すべての列に意味が推測できる項目名が存在するか',
    'every column has a name with a letter in it',
  ),
  rule(
    'L1-06',
    'lint',
    'スペースや改行等で体裁を整えていないか',
    'no space at an end, no full-width space, no two spaces in a row',
  ),
  rule(
    'L1-07',
    'lint',
    '１セル１データとなっているか',
    'a value holds one number, not "123 (45.6)" or "1, 2"',
  ),
  rule(
    'L1-08',
    'lint',
    '機種依存文字を使用していないか',
    'PLATFORM_DEPENDENT, and characters that are not seen; the exports replace them (plain-characters.ts)',
  ),
  rule(
    'L1-09',
    'lint',
    '空白とゼロが明確に区別されているか',
    'zero is 0; an empty value stands with status x and nowhere else',
  ),
  rule('L1-10', 'workbook', '【Excel】オブジェクトを使用していないか', 'no drawing, no picture'),
  rule(
    'L1-11',
    'workbook',
    '【Excel】書式でデータの違いを表現していないか',
    'what is hidden is x and what is for reference is said in a column; no cell has a colour',
  ),
  rule('L1-12', 'workbook', '【Excel】セルの結合をしていないか', 'no merged cell'),
  rule(
    'L1-13',
    'workbook',
    '【Excel】不要な行や列が非表示のまま残されていないか',
    'no hidden row, column or sheet, no grouping',
  ),
  rule('L1-14', 'lint', '【CSV】１行１データで表現されているか', 'no line break inside a field'),
  rule(
    'L1-15',
    'lint',
    '【CSV】文字列にカンマが含まれているフィールドの値はダブルコーテーション（“）で囲んでいるか',
    'a record with more fields than the header, or with quotes that do not match',
  ),
  rule(
    'L2-01',
    'lint',
    '数値データは数値属性とし、文字列を含まないこと',
    'a value is digits with at most one point; a minus only where the measure may lie below zero',
  ),
  rule(
    'L2-02',
    'lint',
    'データ内での項目名等の省略をしていないか',
    'no empty field beside value: labels are repeated on each row',
  ),
  rule('L2-03', 'lint', '各列が一意に識別可能な項目名を持っているか', 'no column name twice'),
  rule(
    'L2-04',
    'lint',
    '選択肢回答が標準化されているか',
    'a code has the same label wherever it stands in the file',
  ),
  rule(
    'L2-05',
    'layout',
    '選択肢列と「その他」の詳細記入が分離されているか',
    'no column holds what people wrote; such texts never enter a dataset',
  ),
  rule(
    'L2-06',
    'lint',
    '【Excel】数式を使用している場合は、数値データに修正しているか',
    'no text that a spreadsheet would run; the workbook has no formula',
  ),
  rule(
    'L3-01',
    'lint',
    '項目名行から始まり、次行からデータ入力がされているか',
    'line 1 is the header of a layout of machine-layout.ts',
  ),
  rule(
    'L3-02',
    'beside',
    '回答のコード表が別添されているか',
    'the codebook has a row for every code of the file; a test compares',
  ),
  rule(
    'L3-03',
    'lint',
    '数値データの同一列内に特殊記号（秘匿等）を使用する場合は、その定義を明記しているか',
    'no symbol stands in value; status is one of MACHINE_STATUSES, which the codebook defines',
  ),
  rule('L3-04', 'lint', 'データの単位を記載しているか', 'the unit fits the measure (machine-measures.ts)'),
  rule(
    'L3-05',
    'beside',
    '時間軸の表記が標準化されているか',
    'no column holds a time; the metadata give the window in ISO days, the report in both calendars',
  ),
  rule(
    'L3-06',
    'layout',
    '地域コード又は正式な地域名称が表記されているか',
    'areas of a scheme stand under axis id "area" with the official name, apart from standard codes of municipalities',
  ),
  rule(
    'L3-07',
    'beside',
    '年によってフォーマットが著しく異なっていないか',
    'the layout has a version and a history, both in the metadata',
  ),
  rule(
    'L3-08',
    'lint',
    'データの定義や更新履歴が記載されているか',
    'column names are ASCII letters, digits and _; definitions, method, source, day, encoding and BOM stand in the metadata',
  ),
  rule('L3-09', 'layout', 'データが縦持ち形式になっているか', 'one figure a record, its kind in measure'),
];
