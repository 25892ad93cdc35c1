import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { datasetName } from '../../../analysis/dataset/dataset-name.ts';
import { filteredFamily } from '../../../analysis/disclosure/filtered-family.ts';
import { type ItemMaterial, itemFamily } from '../../../analysis/disclosure/item-families.ts';
import type { ProtectedFamily } from '../../../analysis/disclosure/protected-family.ts';
import type { ReleasedTable } from '../../../analysis/disclosure/released-table.ts';
import type { TableFilter } from '../../../analysis/disclosure/table-filter.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { readRegister, registerPath } from './register-file.ts';

/** Gives the protected family of an item; each is made once, after the one that leads to it. */
export type FamilyOf = (item: string) => ProtectedFamily;

/** What figures come out of: tables of everybody, and of the people of filters beside them. */
export interface Gate {
  readonly familyOf: FamilyOf;
  readonly filtered: (item: string, filters: readonly TableFilter[]) => ProtectedFamily;
}

/** Which register a command protects against, and whether under the strict rule. */
export interface GateOptions {
  /** what was released before; beside the dataset without it */
  readonly register?: string;
  /** the strict rule, though the survey asks for less */
  readonly strict?: true;
}

/** The gate of a dataset file that stands under `path`, with everything its register says was released before. */
export async function openGate(
  terminal: Terminal,
  path: string,
  file: DatasetFile,
  { register, strict }: GateOptions,
): Promise<Gate> {
  const released = await readRegister(terminal, registerPath(path, register));
  return datasetFamilies(
    file,
    strict === true ? 'strict' : file.facts.disclosure,
    released.map((entry) => entry.released),
  );
}

/**
 * The gate of a dataset file: every figure that a command prints or writes comes out of these families.
 * @throws AnalysisProblem where the file has no weights and needs them
 */
export function datasetFamilies(
  file: DatasetFile,
  disclosure: ItemMaterial['disclosure'],
  alreadyReleased: readonly ReleasedTable[],
): Gate {
  requireWeights(file);
  const { dataset, weights, menu, variables } = file;
  const material = { name: datasetName(dataset), dataset, weights, menu, variables, disclosure };
  const known = new Map<string, ProtectedFamily>();
  const familyOf: FamilyOf = (item) => {
    const found = known.get(item);
    if (found !== undefined) return found;
    const family = itemFamily(material, item, familyOf, alreadyReleased);
    known.set(item, family);
    return family;
  };
  return {
    familyOf,
    filtered: (item, filters) => filteredFamily(material, item, filters, familyOf, alreadyReleased),
  };
}

/** @throws AnalysisProblem where a survey by invitation has no weights yet */
export function requireWeights({ dataset, weights }: Pick<DatasetFile, 'dataset' | 'weights'>): void {
  if (dataset.design.kind === 'open' || weights !== null) return;
  throw new AnalysisProblem(2, 'dataset.unweighted', {
    ja: '標本調査のデータにウェイトが付いていません。先に weights でウェイトを付けてください。',
    en: 'This sample has no weights yet; make them with "weights" first.',
  });
}
