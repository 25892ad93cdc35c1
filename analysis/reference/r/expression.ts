import { Unsupported } from '../unsupported.ts';
import { type Token, tokens } from './tokens.ts';

/** An argument of a call or an index; `value` null where nothing stands between the commas. */
export interface Argument {
  readonly name: string | null;
  readonly value: Expression | null;
}

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Argument[] }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly arguments: readonly Argument[] }
  | { readonly kind: 'function'; readonly parameters: readonly string[]; readonly body: Expression }
  | { readonly kind: 'block'; readonly statements: readonly Expression[] }
  | { readonly kind: 'assign'; readonly target: Expression; readonly value: Expression };

/** Binary operators from the loosest to the tightest. */
const LEVELS: readonly (readonly string[])[] = [
  ['|', '||'],
  ['&', '&&'],
  ['!'],
  ['==', '!=', '<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/'],
  ['%in%', '%/%', '%%'],
];

class Reader {
  private readonly list: readonly Token[];
  private position = 0;

  constructor(list: readonly Token[]) {
    this.list = list;
  }

  peek(): Token {
    return this.list[this.position] as Token;
  }

  isOperator(text: string): boolean {
    return this.peek().kind === 'operator' && this.peek().text === text;
  }

  take(): Token {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  accept(text: string): boolean {
    if (!this.isOperator(text)) return false;
    this.position += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.accept(text))
      throw new Unsupported(`preparation not understood: expected ${text}, got "${this.peek().text}"`);
  }
}

function call(name: string, ...values: Expression[]): Expression {
  return { kind: 'call', name, arguments: values.map((value) => ({ name: null, value })) };
}

function statement(reader: Reader): Expression {
  const left = formula(reader);
  return reader.accept('<-') ? { kind: 'assign', target: left, value: statement(reader) } : left;
}

function formula(reader: Reader): Expression {
  if (reader.accept('~')) return call('~', binary(reader, 0));
  const left = binary(reader, 0);
  return reader.accept('~') ? call('~', left, binary(reader, 0)) : left;
}

function binary(reader: Reader, level: number): Expression {
  const operators = LEVELS[level];
  if (operators === undefined) return range(reader);
  if (operators[0] === '!')
    return reader.accept('!') ? call('!', binary(reader, level)) : binary(reader, level + 1);
  let left = binary(reader, level + 1);
  while (operators.some((operator) => reader.isOperator(operator))) {
    const { text } = reader.take();
    left = call(text, left, binary(reader, level + 1));
  }
  return left;
}

function range(reader: Reader): Expression {
  const left = sign(reader);
  return reader.accept(':') ? call(':', left, sign(reader)) : left;
}

function sign(reader: Reader): Expression {
  return reader.accept('-') ? call('negative', sign(reader)) : power(reader);
}

function power(reader: Reader): Expression {
  const left = postfix(reader);
  return reader.accept('^') ? call('^', left, sign(reader)) : left;
}

function argumentList(reader: Reader, close: string): readonly Argument[] {
  const list: Argument[] = [];
  if (reader.accept(close)) return list;
  for (;;) {
    if (reader.isOperator(',') || reader.isOperator(close)) list.push({ name: null, value: null });
    else {
      const value = formula(reader);
      const named = value.kind === 'name' || value.kind === 'text';
      if (named && reader.accept('=')) {
        list.push({ name: value.kind === 'name' ? value.name : value.value, value: formula(reader) });
      } else list.push({ name: null, value });
    }
    if (reader.accept(close)) return list;
    reader.expect(',');
  }
}

/** The rest of `function(a, b) body`. */
function functionDefinition(reader: Reader): Expression {
  reader.expect('(');
  const parameters = argumentList(reader, ')').map(({ name, value }) => {
    if (name !== null || value?.kind !== 'name')
      throw new Unsupported('preparation not understood: a parameter that is not a plain name');
    return value.name;
  });
  return { kind: 'function', parameters, body: statement(reader) };
}

/** Statements between braces, the opening one already read. */
function block(reader: Reader): Expression {
  const statements: Expression[] = [];
  for (;;) {
    while (reader.accept(';') || reader.accept('\n'));
    if (reader.accept('}')) return { kind: 'block', statements };
    statements.push(statement(reader));
    if (!reader.isOperator('}') && !reader.isOperator(';')) reader.expect('\n');
  }
}

function postfix(reader: Reader): Expression {
  let value = primary(reader);
  for (;;) {
    if (reader.accept('$')) value = { kind: 'member', of: value, name: reader.take().text };
    else if (reader.accept('[[')) {
      const [inside] = argumentList(reader, ']]');
      if (inside?.value?.kind !== 'text')
        throw new Unsupported('preparation not understood: [[ ]] needs a column name');
      value = { kind: 'member', of: value, name: inside.value.value };
    } else if (reader.accept('[')) value = { kind: 'index', of: value, arguments: argumentList(reader, ']') };
    else if (value.kind === 'name' && reader.accept('(')) {
      value = { kind: 'call', name: value.name, arguments: argumentList(reader, ')') };
    } else return value;
  }
}

function primary(reader: Reader): Expression {
  const token = reader.take();
  if (token.kind === 'number') return { kind: 'number', value: Number(token.text.replace('L', '')) };
  if (token.kind === 'text') return { kind: 'text', value: token.text };
  if (token.kind === 'name') {
    return token.text === 'function' ? functionDefinition(reader) : { kind: 'name', name: token.text };
  }
  if (token.text === '(') {
    const inside = statement(reader);
    reader.expect(')');
    return inside;
  }
  if (token.text === '{') return block(reader);
  throw new Unsupported(`preparation not understood at "${token.text}"`);
}

/**
 * Reads statements of the small part of R in which the reference cases state their data preparation and designs.
 * Throws Unsupported at anything else (control flow, say).
 */
export function parse(source: string): readonly Expression[] {
  const reader = new Reader(tokens(source));
  const statements: Expression[] = [];
  for (;;) {
    while (reader.accept(';') || reader.accept('\n'));
    if (reader.peek().kind === 'end') return statements;
    statements.push(statement(reader));
    if (reader.peek().kind !== 'end' && !reader.isOperator(';') && !reader.isOperator('\n')) {
      throw new Unsupported(`preparation not understood at "${reader.peek().text}"`);
    }
  }
}
