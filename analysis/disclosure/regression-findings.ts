import { requireColumn } from '../crosstab/cross-tab-layout.ts';
import type { CrossTabMenu, MenuItem } from '../crosstab/cross-tab-menu.ts';
import type { ItemMaterial } from './item-families.ts';
import type { DisclosureRule } from './protected-table.ts';
import { askedFor, rareAnswers } from './rare-answers.ts';
import type { RegressionFinding } from './regression-error.ts';
import type { RegressionRequest, RegressionTerm } from './regression-request.ts';

/** The item that a column belongs to, where it is tabulated. */
export function itemOfColumn({ dataset, menu }: ItemMaterial, id: string): MenuItem | null {
  const { item } = requireColumn(dataset, id);
  return menu.items.find((one) => one.id === id) ?? menu.items.find((one) => one.id === item) ?? null;
}

/** Id of the category (code or net) of an item that a set of codes is; null: it is none. */
export function categoryOf(item: MenuItem, column: string, codes: readonly number[]): string | null {
  if (item.multiple) {
    // 0 and 1 tell the same two groups
    return codes.length === 1 ? column.slice(item.id.length + 1) : null;
  }
  const own = [...new Set(codes)].sort((a, b) => a - b).join();
  const net = item.nets.find((one) => [...one.codes].sort((a, b) => a - b).join() === own);
  if (net !== undefined) return net.id;
  return item.categories.some(({ code }) => String(code) === own) ? own : null;
}

/**
 * What stands in the way of a model by the questionnaire and by what is asked for, whatever people answered; of the
 * answers only that some are too rare to be a group.
 */
export function regressionFindings(
  material: ItemMaterial,
  { outcome, terms }: RegressionRequest,
  rule: DisclosureRule,
): readonly RegressionFinding[] {
  const { dataset, menu } = material;
  const item = itemOfColumn(material, outcome.column);
  const findings: RegressionFinding[] = [];
  if (outcome.codes !== null) {
    const isAxis = menu.axes.some(({ id }) => id === outcome.column);
    if (item === null || isAxis || categoryOf(item, outcome.column, outcome.codes) === null)
      findings.push(notTabulated(outcome.column, item));
  }
  const asked = askedFor(dataset, outcome.column);
  for (const term of terms) findings.push(...termFindings(material, outcome.column, term, asked, rule));
  const [only] = terms;
  if (findings.length === 0 && terms.length === 1 && only?.levels != null) {
    findings.push({
      code: 'saturated',
      where: only.column,
      message: {
        ja: 'この式は表と同じことを示すため、公表できません。説明変数を加えるか、crosstab で秘匿処理した表を使ってください。',
        en: 'This model repeats a table; add a term, or take the protected table from crosstab.',
      },
    });
  }
  return findings;
}

function notTabulated(column: string, item: MenuItem | null): RegressionFinding {
  const nets = item?.nets ?? [];
  const known = {
    ja: nets.map(({ id, label }) => `${label.ja}（${id}）`).join('、'),
    en: nets.map(({ id }) => id).join(', '),
  };
  return {
    code: 'outcome-not-tabulated',
    where: column,
    message: {
      ja: `目的変数にできるのは、表に出る一つの回答か小計だけです。${nets.length > 0 ? `小計：${known.ja}。` : ''}ほかのまとめ方は、調査のファイルの nets に小計として書いてください。`,
      en: `An outcome is one answer or one net that tables show. ${nets.length > 0 ? `Nets: ${known.en}. ` : ''}Write other sets of answers as nets in the survey file.`,
    },
  };
}

function termFindings(
  material: ItemMaterial,
  outcome: string,
  { column, levels }: RegressionTerm,
  asked: Uint8Array,
  rule: DisclosureRule,
): readonly RegressionFinding[] {
  const { dataset, menu } = material;
  const { kind, values, codes, item } = requireColumn(dataset, column);
  const isAxis = menu.axes.some(({ id }) => id === column);
  if (!isAxis && kind !== 'number' && itemOfColumn(material, column) === null) {
    return [
      found('term-not-allowed', column, {
        ja: '説明変数にできるのは、地域・年齢階級などの行、集計できる設問、数値の列だけです。',
        en: 'A term is a row of tables (area, age band), an item that is tabulated, or a number.',
      }),
    ];
  }
  if (sharesAnswers(menu, requireColumn(dataset, outcome).item, item)) {
    return [
      found('term-of-the-same-answers', column, {
        ja: '目的変数と同じ回答からできているため、説明変数にできません。別の設問を選んでください。',
        en: 'It is made of the same answers as the outcome; choose another item.',
      }),
    ];
  }
  const routed = askedFor(dataset, column);
  if (asked.some((one, row) => one === 1 && routed[row] === 0)) {
    return [
      found('term-asked-of-some', column, {
        ja: '目的変数に答えた人の一部だけに尋ねた設問です。説明変数には、全員に尋ねた設問を選んでください。',
        en: 'It was put to some of the people only who were asked for the outcome; choose one that all of them were asked.',
      }),
    ];
  }
  if (levels === null) return [];
  const rare = rareAnswers(dataset, menu, column, asked, rule);
  const used = levels.flat();
  const few = used.filter((code) => rare.includes(code));
  const given = new Set(values);
  const left = codes.filter(({ code }) => given.has(code) && !rare.includes(code) && !used.includes(code));
  return [
    ...(few.length === 0
      ? []
      : [
          found('rare-answer', `${column} ${few.join('、')}`, {
            ja: `答えた人が${rule.minimumBase}人に満たないため、区分にできません。外してください（無回答と同じに扱います）。`,
            en: `Fewer than ${rule.minimumBase} people gave it, too few for a group; leave it out (it then counts as no answer).`,
          }),
        ]),
    ...(left.length === 0
      ? []
      : [
          found('answers-left-out', `${column} ${left.map(({ code }) => code).join('、')}`, {
            ja: '一部の回答の人だけの式は、全員の式との差し引きになるため出せません。どの回答も区分に入れるか、隣の区分とまとめてください。',
            en: 'A model of some people only could be subtracted from one of all; put every answer into a group, or join it with its neighbour.',
          }),
        ]),
  ];
}

function found(
  code: RegressionFinding['code'],
  where: string,
  message: RegressionFinding['message'],
): RegressionFinding {
  return { code, where, message };
}

/** Does a person's answer to one of two items say something of the other by the way they are made? */
function sharesAnswers({ items }: CrossTabMenu, one: string, other: string): boolean {
  const madeOf = (id: string): string[] => {
    const columns = items.find((item) => item.id === id)?.madeOf ?? [];
    const inputs = items.filter((item) =>
      columns.some((column) => column === item.id || (item.multiple && column.startsWith(`${item.id}.`))),
    );
    return [id, ...columns, ...inputs.map((item) => item.id)];
  };
  const own = madeOf(one);
  return madeOf(other).some((id) => own.includes(id));
}
