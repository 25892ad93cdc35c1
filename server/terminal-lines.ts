import type { NewCredentials } from './staff/accounts.ts';

export interface DemonstrationAddresses {
  /** the form by invitation with an unused access code; null when all are spent */
  readonly letter: string | null;
  /** that link as a QR code in block characters; null with it */
  readonly letterQr: string | null;
  readonly open: string;
}

export interface StartFacts {
  readonly baseUrl: string;
  readonly demonstration: DemonstrationAddresses | null;
  /** only at the first start, and never again */
  readonly administrator: NewCredentials | null;
}

/** What the person at the terminal reads when the server is up. */
export function terminalLines({ baseUrl, demonstration, administrator }: StartFacts): string {
  const blocks: string[] = [];
  if (demonstration === null) blocks.push(`Tsunagari  ${baseUrl}`);
  else {
    blocks.push(`Tsunagari  デモ（合成データ） / demonstration, synthetic data  ${baseUrl}`);
    if (demonstration.letter === null) {
      blocks.push(
        '手紙の回答コードはすべて使われました。npm start -- --reset で元に戻せます。\n(All access codes are spent; npm start -- --reset restores the demonstration.)',
      );
    } else {
      blocks.push(
        `回答フォーム（手紙の回答コード付き） / form, with the access code of a letter:\n  ${demonstration.letter}`,
        demonstration.letterQr ?? '',
      );
    }
    blocks.push(`回答フォーム（公開、コードなし） / open form, without a code:\n  ${demonstration.open}`);
  }
  blocks.push(`職員用の画面 / officials’ page:\n  ${baseUrl}/staff`);
  if (administrator !== null) {
    blocks.push(
      `最初の管理者（この表示は一度だけです） / first administrator, shown only this once:\n  名前 / name: ${administrator.name}\n  パスワード / password: ${administrator.password}`,
    );
  }
  return `\n${blocks.filter((block) => block !== '').join('\n\n')}\n\n`;
}
