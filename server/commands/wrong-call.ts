import type { CommanderError } from 'commander';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';

/** What of a call could not be understood, by commander's code: from what stands in quotation marks in its message. */
const SENTENCES: Readonly<Record<string, (quoted: readonly string[], message: string) => string>> = {
  'commander.missingArgument': ([name]) => `「${name}」がありません。指定してください。`,
  'commander.optionMissingArgument': ([option]) => `${option} に値がありません。`,
  'commander.missingMandatoryOptionValue': ([option]) => `${option} を指定してください。`,
  'commander.unknownOption': ([option]) => `${option} というオプションはありません。`,
  'commander.unknownCommand': ([command]) => `「${command}」というコマンドはありません。`,
  'commander.excessArguments': (_, message) => {
    const [most, got] = message.match(/\d+/g) ?? [];
    return `引数が多すぎます（${most}個までのところ、${got}個）。`;
  },
  'commander.invalidArgument': ([option, value], message) => {
    const choices = /Allowed choices are (.+)\.$/.exec(message)?.[1];
    return `${option} に「${value}」は使えません。${choices === undefined ? '' : `使えるのは ${choices.split(', ').join('、')} です。`}`;
  },
};

/** A call that commander does not understand, for the person who made it: Japanese, and commander's English. */
export function wrongCall({ code, message }: CommanderError): LocalizedText {
  const en = message.replace(/^error: /, '').replace(/\n\(Did you mean [^)]*\)$/, '');
  const near = /\(Did you mean (?:one of )?([^?]+)\?\)$/.exec(message)?.[1];
  const quoted = [...en.matchAll(/'([^']*)'/g)].map(([, text]) => text ?? '');
  const ja = SENTENCES[code]?.(quoted, en) ?? `この呼び出しは読めません（${en}）。`;
  return {
    ja: `${ja}${near === undefined ? '' : `近いもの：${near}`}`,
    en: `${en.charAt(0).toUpperCase()}${en.slice(1).replace(/\.$/, '')}.${near === undefined ? '' : ` Near it: ${near}`}`,
  };
}
