import { Unsupported } from '../unsupported.ts';

export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'operator' | 'end';
  readonly text: string;
}

const PATTERNS: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /[ \t]+|#[^\n]*/y],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?L?/y],
  ['text', /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y],
  ['name', /[A-Za-z.][A-Za-z0-9._]*|`[^`]+`/y],
  ['operator', /<-|==|!=|<=|>=|&&|\|\||%[^%\s]*%|\[\[|\]\]|[-+*/^<>&|!~$(){}[\],;:=\n]/y],
];

/** Splits a line of R into tokens. Throws Unsupported at a character that the cases' preparation does not use. */
export function tokens(source: string): readonly Token[] {
  const found: Token[] = [];
  let position = 0;
  while (position < source.length) {
    let matched = false;
    for (const [kind, pattern] of PATTERNS) {
      pattern.lastIndex = position;
      const text = pattern.exec(source)?.[0];
      if (text === undefined) continue;
      position += text.length;
      matched = true;
      if (kind === 'text') found.push({ kind, text: text.slice(1, -1).replace(/\\(.)/g, '$1') });
      else if (kind === 'name') found.push({ kind, text: text.replaceAll('`', '') });
      else if (kind !== 'space') found.push({ kind, text });
      break;
    }
    if (!matched)
      throw new Unsupported(`preparation not understood at "${source.slice(position, position + 20)}"`);
  }
  found.push({ kind: 'end', text: '' });
  return found;
}
