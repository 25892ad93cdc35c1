import { spreadsheetText } from '../../../instruments/codebook/spreadsheet-text.ts';
import { isWeight } from '../../weights/require-base-weights.ts';
import { type ClusterStage, type Design, MOST_STRATA } from '../dataset.ts';
import { WHOLE } from './cell-problem.ts';
import type { CsvFindings } from './csv-findings.ts';
import { type CsvHeader, designColumns } from './csv-header.ts';
import type { CsvSurvey } from './csv-survey.ts';
import { growingBytes, growingColumn } from './growing-column.ts';
import { shownText } from './shown-text.ts';

/** Design and base weights of a file. */
export interface DesignRead {
  readonly design: Design;
  /** null: open, or to be made from N_h/n_h */
  readonly weights: Float64Array | null;
}

/** Reads what a file says of the draw, record by record. */
export interface DesignReader {
  readonly read: (record: readonly string[], row: number) => void;
  readonly finish: () => DesignRead;
}

const NUMBER = /^\d{1,15}(?:\.\d{1,15})?(?:[eE][+-]?\d{1,3})?$/;

/** A number above 0 that people can be counted in, or NaN. */
function positive(text: string): number {
  const clean = text.trim();
  const value = NUMBER.test(clean) ? Number(clean) : Number.NaN;
  return value > 0 && isWeight(value) ? value : Number.NaN;
}

function mustBePositive(column: string, row: number, text: string, whatJa: string, whatEn: string) {
  const shown = shownText(text);
  return {
    code: 'weight-or-count-not-positive',
    row,
    column,
    text,
    message: {
      ja: `${whatJa}には0より大きい数値が必要ですが、${text.trim() === '' ? '空欄' : shown.ja}です。値を入れてください。`,
      en: `${whatEn} must be a number above 0, and is ${text.trim() === '' ? 'empty' : shown.en}; fill it in.`,
    },
  };
}

export function designReader(survey: CsvSurvey, header: CsvHeader, findings: CsvFindings): DesignReader {
  const { design } = survey;
  if (design.kind === 'open')
    return { read: () => {}, finish: () => ({ design: Object.freeze({ kind: 'open' }), weights: null }) };
  const { strata, stratum, weight } = design;
  if (strata.length === 0 || strata.length > MOST_STRATA || (stratum === null && strata.length > 1)) {
    findings.add({
      code: 'strata-of-design',
      where: 'design',
      message: {
        ja: `層の数（${strata.length}）と層の列が合いません。層は1～${MOST_STRATA}で、二つ以上なら層の列を指定してください。`,
        en: `The design has ${strata.length} strata; from 1 to ${MOST_STRATA} fit, and more than one need a column that tells them apart.`,
      },
    });
  }
  if (design.clusters.length > 0 && weight === null) {
    findings.add({
      code: 'clusters-without-weights',
      where: 'design',
      message: {
        ja: '集落を抽出した調査には、ウェイトの列が必要です。層の人口を回答数で割っただけでは、集落の大きさが反映されません。',
        en: 'A sample of clusters needs a column of weights: population over respondents of a stratum leaves out how large its clusters are.',
      },
    });
  }
  const place = new Map(strata.map(({ id }, index) => [id, index]));
  // a released file guards an id that would run as a formula, and is read by its own names
  const written = strata.map(({ id }) => spreadsheetText(id));
  const guarded = new Map(
    written
      .map((text, index) => [text, index] as const)
      .filter(([text, index]) => !place.has(text) && written.indexOf(text) === index),
  );
  if (place.size < strata.length)
    findings.add({
      code: 'stratum-twice',
      where: 'design',
      message: {
        ja: '同じ名前の層が二つあります。別の名前にしてください。',
        en: 'Two strata of the design have the same id; give each its own.',
      },
    });
  const stratumAt = stratum === null ? -1 : header.placeOf(stratum);
  const weightAt = weight === null ? -1 : header.placeOf(weight);
  const strataOfRows = growingBytes();
  const weights = growingColumn((length) => new Float64Array(length));
  const respondents = strata.map(() => 0);
  const stages = design.clusters.map(({ column, population }) =>
    stageReader(column, population, header, findings),
  );

  // a column that is not there was found already, and its cells are not looked for
  const complete = designColumns(survey).every((name) => header.placeOf(name) >= 0);

  const stratumOf = (record: readonly string[], row: number): number => {
    if (stratumAt < 0) return 0;
    const text = (record[stratumAt] as string).trim();
    const whole = WHOLE.exec(text)?.[1];
    const found =
      place.get(text) ?? guarded.get(text) ?? (whole === undefined ? undefined : place.get(whole));
    if (found === undefined)
      findings.addCell({
        code: 'unknown-stratum',
        row,
        column: stratum,
        text,
        message: {
          ja: `${text === '' ? '空欄' : shownText(text).ja}は設計の層にありません。どの回答も一つの層に入れてください。`,
          en: `${text === '' ? 'An empty cell' : shownText(text).en} is no stratum of the design; every row belongs to one.`,
        },
      });
    return found ?? 0;
  };

  return {
    read: (record, row) => {
      if (!complete) return;
      const index = stratumOf(record, row);
      strataOfRows.push(index);
      respondents[index] = (respondents[index] as number) + 1;
      if (weightAt >= 0) {
        const text = record[weightAt] as string;
        const value = positive(text);
        if (Number.isNaN(value))
          findings.addCell(mustBePositive(weight as string, row, text, 'ウェイト', 'A weight'));
        weights.push(value);
      }
      let within = String(index);
      for (const stage of stages) within = stage.read(record, row, within);
    },
    finish: () => {
      strata.forEach(({ id, population }, index) => {
        const own = respondents[index] as number;
        if (population >= own) return;
        findings.add({
          code: 'population-below-sample',
          where: `stratum ${id}`,
          message: {
            ja: `層「${id}」の母集団（${population}人）より回答（${own}人）が多くなっています。母集団の数を確かめてください。`,
            en: `The stratum ${id} has ${own} respondents and a population of ${population}; check the population.`,
          },
        });
      });
      const clusters = stages.map((stage) => stage.finish());
      return {
        design: Object.freeze({
          kind: 'invitation' as const,
          strata: Object.freeze(
            strata.map(({ id, label, population, invited }, index) =>
              Object.freeze({ id, label, population, invited, respondents: respondents[index] as number }),
            ),
          ),
          stratum: strataOfRows.joined(),
          ...(clusters.length > 0 && { clusters: Object.freeze(clusters) }),
        }),
        weights: weightAt < 0 ? null : weights.joined(),
      };
    },
  };
}

interface StageReader {
  /** `within` names the stratum or the cluster of the stage before; gives the name of the cluster */
  readonly read: (record: readonly string[], row: number, within: string) => string;
  readonly finish: () => ClusterStage;
}

function stageReader(
  column: string,
  population: string | null,
  header: CsvHeader,
  findings: CsvFindings,
): StageReader {
  const at = header.placeOf(column);
  const populationAt = population === null ? -1 : header.placeOf(population);
  const numbers = new Map<string, number>();
  const sizes = new Map<string, number>();
  const cluster = growingColumn((length) => new Int32Array(length));
  const populations = growingColumn((length) => new Float64Array(length));
  const sizeOf = (record: readonly string[], row: number, within: string): number => {
    const text = record[populationAt] as string;
    const size = positive(text);
    if (Number.isNaN(size)) {
      findings.addCell(mustBePositive(population as string, row, text, '集落の数', 'A number of clusters'));
      return size;
    }
    const known = sizes.get(within);
    if (known === undefined) sizes.set(within, size);
    else if (known !== size)
      findings.addCell({
        code: 'cluster-population-differs',
        row,
        column: population,
        text: within,
        message: {
          ja: `同じ層（集落）の中で、集落の数が ${known} と ${size} に分かれています。一つの値にしてください。`,
          en: `Within one stratum or cluster the number of clusters is ${known} and ${size}; give one number.`,
        },
      });
    return size;
  };
  return {
    read: (record, row, within) => {
      const text = (record[at] as string).trim();
      if (text === '')
        findings.addCell({
          code: 'cluster-missing',
          row,
          column,
          text,
          message: {
            ja: '集落が空欄です。どの回答も一つの集落に入れてください。',
            en: 'The cluster is empty; every row belongs to one.',
          },
        });
      const name = JSON.stringify([within, text]);
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      cluster.push(number);
      if (populationAt >= 0) populations.push(sizeOf(record, row, within));
      return name;
    },
    finish: () =>
      Object.freeze({
        cluster: cluster.joined(),
        population: population === null ? null : populations.joined(),
      }),
  };
}
