import type { Finding } from '../../instruments/definition/finding.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { Stratum } from '../dataset/dataset.ts';
import { type FramePart, frameFindings } from './frame-agreement.ts';
import { OTHER_VALUES, valueFindings } from './margin-values.ts';
import { isPopulation } from './require-base-weights.ts';
import { weightingFinding } from './weighting-error.ts';

/** Ages from `from` to `to`, both ends in; `to` null: open at the end. */
export interface WeightingAgeBand {
  readonly id: string;
  readonly label: LocalizedText;
  readonly from: number;
  readonly to: number | null;
}

/** People of the frame in one cell of area × sex × age band. */
export interface WeightingMargin {
  /** id of the design stratum */
  readonly area: string;
  /** code of the item `sex` */
  readonly sex: number;
  /** id of the age band */
  readonly ageBand: string;
  readonly population: number;
  /** where its count was read: file and rows */
  readonly origin?: string;
}

/** What the weights are made to agree with. */
export interface PostStratification {
  /** a cell with fewer respondents is joined with its neighbour */
  readonly minimumCell: number;
  readonly ageBands: readonly WeightingAgeBand[];
  readonly margins: readonly WeightingMargin[];
}

/** The margins by stratum × sex × band index, after every contradiction in them was looked for. */
export interface CheckedMargins {
  /** sexes with a margin, ascending */
  readonly sexes: readonly number[];
  /** [stratum][sex index][band index] people */
  readonly population: readonly (readonly (readonly number[])[])[];
  readonly findings: readonly Finding[];
}

/** What is wrong with age bands: ends that are no ages, bands out of order, overlapping, or with a gap between. */
export function bandFindings(bands: readonly WeightingAgeBand[]): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, where: string, ja: string, en: string) =>
    findings.push(weightingFinding(code, where, ja, en));
  for (const { id, from, to } of bands) {
    const ages = [from, ...(to === null ? [] : [to])];
    const odd = ages.find((age) => !Number.isSafeInteger(age) || age < 0);
    if (odd !== undefined)
      add(
        'age-band-unusable',
        id,
        `年齢区分「${id}」の両端は0以上の整数にしてください（${odd}になっています）。`,
        `age band ${id} needs whole ages of 0 or more, got ${odd}.`,
      );
  }
  const twice = bands.find(({ id }, index) => bands.findIndex((other) => other.id === id) !== index);
  if (twice !== undefined)
    add(
      'age-band-twice',
      twice.id,
      `年齢区分「${twice.id}」が二つあります。`,
      `age band ${twice.id} stands twice.`,
    );
  bands.forEach((band, index) => {
    const next = bands[index + 1];
    if (band.to !== null && band.to < band.from)
      add(
        'age-band-unusable',
        band.id,
        `年齢区分「${band.id}」の終わりが始まりより前です。`,
        `age band ${band.id} ends before it begins.`,
      );
    if (band.to === null && next !== undefined)
      add(
        'age-band-unusable',
        band.id,
        `年齢区分「${band.id}」は上限がありませんが、最後の区分ではありません。`,
        `age band ${band.id} is open but not the last one.`,
      );
    if (next !== undefined && band.to !== null && next.from !== band.to + 1) {
      const overlap = next.from <= band.to;
      add(
        overlap ? 'age-bands-overlap' : 'age-bands-gap',
        next.id,
        `年齢区分「${band.id}」と「${next.id}」${overlap ? 'が重なっています' : 'の間が空いています'}。`,
        `age bands ${band.id} and ${next.id} ${overlap ? 'overlap' : 'leave a gap'}.`,
      );
    }
  });
  return findings;
}

/** What the counts of area × sex × age band are called in findings. */
const NAME = { ja: '性別×年齢区分', en: 'sex × age band' };
/** Codes of a coded column (decision 5). */
const MOST_CODE = 250;

/** Findings that need no count: strata, sexes and bands that only one side knows. */
function namesFindings(
  { ageBands, margins }: PostStratification,
  strata: readonly { readonly id: string }[],
): readonly Finding[] {
  const cells = margins.map(({ area, sex, ageBand, population, origin }) => ({
    key: [area, String(sex), ageBand],
    population,
    ...(origin === undefined ? {} : { origin }),
  }));
  const codes = margins.filter(({ sex }) => Number.isSafeInteger(sex) && sex >= 0 && sex <= MOST_CODE);
  return valueFindings(NAME, cells, [
    { label: { ja: '層', en: 'stratum' }, values: new Set(strata.map(({ id }) => id)), complete: true },
    {
      label: { ja: '性別', en: 'sex' },
      values: new Set(codes.map(({ sex }) => String(sex))),
      complete: false,
    },
    {
      label: { ja: '年齢区分', en: 'age band' },
      values: new Set(ageBands.map(({ id }) => id)),
      complete: true,
    },
  ]);
}

/**
 * Reads margins into a table. Strata are named as they were before folding; `membership` says which folded
 * stratum each belongs to. Findings: bands that overlap or leave a gap, values that only the counts or only the survey
 * know, cells named twice or not at all, counts that are none, a least cell size under 1.
 */
export function checkMargins(
  post: PostStratification,
  strata: readonly { readonly id: string }[],
  membership: readonly number[],
): CheckedMargins {
  const { ageBands, margins } = post;
  const sexes = [...new Set(margins.map(({ sex }) => sex))].sort((a, b) => a - b);
  const folded = Math.max(...membership) + 1;
  const population = Array.from({ length: folded }, () => sexes.map(() => ageBands.map(() => 0)));
  const findings = [...bandFindings(ageBands), ...namesFindings(post, strata)];
  const add = (code: string, where: string, ja: string, en: string) =>
    findings.push(weightingFinding(code, where, ja, en));
  if (!Number.isSafeInteger(post.minimumCell) || post.minimumCell < 1) {
    add(
      'least-cell-unusable',
      '',
      `区分ごとの最少回答数（minimumCell）は1以上の整数にしてください（${post.minimumCell}になっています）。`,
      `minimumCell must be a whole number of 1 or more, got ${post.minimumCell}.`,
    );
  }
  const seen = new Set<string>();
  for (const margin of margins) {
    const name = `${margin.area} × sex ${margin.sex} × ${margin.ageBand}`;
    const nameJa = `層「${margin.area}」、性別${margin.sex}、「${margin.ageBand}」`;
    const where = margin.origin ?? name;
    const stratum = strata.findIndex(({ id }) => id === margin.area);
    const band = ageBands.findIndex(({ id }) => id === margin.ageBand);
    if (!isPopulation(margin.population))
      add(
        'population-unusable',
        where,
        `${nameJa}の人口は0以上の数にしてください（${margin.population}になっています）。`,
        `margin ${name} needs a population of 0 or more, got ${margin.population}.`,
      );
    if (seen.has(name))
      add('cell-twice', where, `${nameJa}の人口が二つあります。`, `margin ${name} stands twice.`);
    seen.add(name);
    if (stratum < 0 || band < 0) continue;
    const row = (population[membership[stratum] as number] as number[][])[
      sexes.indexOf(margin.sex)
    ] as number[];
    row[band] = (row[band] as number) + margin.population;
  }
  const [areas, bands] = [
    new Set(margins.map(({ area }) => area)),
    new Set(margins.map(({ ageBand }) => ageBand)),
  ];
  for (const { id } of strata) {
    for (const sex of sexes) {
      for (const band of ageBands) {
        const name = `${id} × sex ${sex} × ${band.id}`;
        // a stratum or band without any row is named once
        if (seen.has(name) || !areas.has(id) || !bands.has(band.id)) continue;
        add(
          'cell-missing',
          name,
          `層「${id}」、性別${sex}、「${band.id}」の人口がありません。誰もいなければ0人と書いてください。`,
          `margin ${name} is missing; write 0 where nobody lives.`,
        );
      }
    }
  }
  return { sexes, population, findings };
}

/** Where checked counts do not add to the people of their stratum: `strata` are those that the counts were checked by. */
export function registerFindings(
  { population, findings }: CheckedMargins,
  strata: readonly Pick<Stratum, 'id' | 'label' | 'population'>[],
): readonly Finding[] {
  // rows under a name that nothing knows are in no sum: their name is what is to be mended
  if (findings.some(({ code }) => code === OTHER_VALUES)) return [];
  return frameFindings(
    strata.map((stratum, index): FramePart => {
      const counted = (population[index] ?? []).flat().reduce((sum, people) => sum + people, 0);
      return { counts: NAME, stratum, counted, frame: stratum.population };
    }),
  );
}
