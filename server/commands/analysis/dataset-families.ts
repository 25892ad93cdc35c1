import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { datasetName } from '../../../analysis/dataset/dataset-name.ts';
import { filteredFamily } from '../../../analysis/disclosure/filtered-family.ts';
import { type ItemMaterial, itemFamily } from '../../../analysis/disclosure/item-families.ts';
import type { ProtectedFamily } from '../../../analysis/disclosure/protected-family.ts';
import type { ReleasedTable } from '../../../analysis/disclosure/released-table.ts';
import type { TableFilter } from '../../../analysis/disclosure/table-filter.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { type OpenRegister, openRegister, type RegisterOptions } from './register-file.ts';

/** Gives the protected family of an item; each is made once, after the one that leads to it. */
export type FamilyOf = (item: string) => ProtectedFamily;

/** What figures come out of: tables of everybody, and of the people of filters beside them. */
export interface Families {
  readonly familyOf: FamilyOf;
  readonly filtered: (item: string, filters: readonly TableFilter[]) => ProtectedFamily;
}

/** The families of a dataset file, and the register that they were protected against. */
export interface Gate extends Families {
  readonly register: OpenRegister;
}

/** Which register a command protects against, and whether under the strict rule. */
export interface GateOptions extends RegisterOptions {
  /** the strict rule, though the survey asks for less */
  readonly strict?: true;
}

/** The gate of a dataset file that stands under `path`, with everything its register says was released before. */
export async function openGate(
  terminal: Terminal,
  path: string,
  file: DatasetFile,
  options: GateOptions,
): Promise<Gate> {
  const register = await registerOf(terminal, path, file, options);
  const families = datasetFamilies(
    file,
    options.strict === true ? 'strict' : file.facts.disclosure,
    register.content.entries.map((entry) => entry.released),
  );
  return { ...families, register };
}

/** The register of a dataset file that stands under `path`. */
export function registerOf(
  terminal: Terminal,
  path: string,
  { dataset }: DatasetFile,
  options: RegisterOptions,
): Promise<OpenRegister> {
  return openRegister(terminal, path, { survey: dataset.surveyId, name: datasetName(dataset) }, options);
}

/**
 * The gate of a dataset file: every figure that a command prints or writes comes out of these families.
 * @throws AnalysisProblem where the file has no weights and needs them
 */
export function datasetFamilies(
  file: DatasetFile,
  disclosure: ItemMaterial['disclosure'],
  alreadyReleased: readonly ReleasedTable[],
): Families {
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
