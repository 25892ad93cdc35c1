import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { composeFromDefinitions } from '../../instruments/composition/compose-from-definitions.ts';
import type { Questionnaire } from '../../instruments/composition/questionnaire.ts';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { machineFacts, machineLine } from '../../server/bench/machine-facts.ts';
import { readDefinitionFiles } from '../../server/questionnaires/load-definitions.ts';
import { type Demonstration, serveDemonstration } from '../browser/demonstration.ts';
import { launchBrowser } from '../browser/launch-browser.ts';
import { root } from '../project-files.ts';
import { type FormRuns, type SummedVisit, summedVisit, VISITS, type VisitName } from './form-figures.ts';
import { formBenchPage } from './form-page.ts';
import { measureVisit } from './measure-visit.ts';
import { makeProjectWithStockForm } from './project-with-stock-form.ts';
import { fillForm, requireSameAnswers } from './same-answers.ts';
import { FORMS, type FormName, firstAnswerKept } from './two-forms.ts';

const CALL = 'npm run bench:form [-- --runs <5 to 99>] [--write]';
/** The questionnaire of the demonstration, which is the longest. */
const QUESTIONNAIRE = 'saitama-2023';
const NAMES = ['ours', 'stock'] as const satisfies readonly FormName[];

const told = (text: string): void => void process.stderr.write(`${text} …\n`);

/** What was asked for; null where that cannot be read. */
function readCall(args: readonly string[]): { readonly runs: number; readonly write: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { runs: { type: 'string', default: '7' }, write: { type: 'boolean', default: false } },
    });
    const runs = Number(values.runs);
    return Number.isInteger(runs) && runs >= 5 && runs <= 99 ? { runs, write: values.write } : null;
  } catch {
    return null;
  }
}

async function readQuestionnaire(): Promise<Questionnaire> {
  const definitions = parseDefinitions(await readDefinitionFiles(join(root, 'instruments')));
  const recipe = definitions.recipes.find(({ value }) => value.id === QUESTIONNAIRE)?.value;
  if (recipe === undefined) throw new Error(`There is no questionnaire ${QUESTIONNAIRE} to measure with.`);
  return composeFromDefinitions(recipe, definitions);
}

/** Both visits of one browser that starts empty. */
async function visitTwice(
  browser: Browser,
  { origin, openLink }: Demonstration,
  name: FormName,
): Promise<Readonly<Record<VisitName, SummedVisit>>> {
  const form = FORMS[name];
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
  });
  const visits: [VisitName, SummedVisit][] = [];
  for (const visit of VISITS) {
    const figures = await measureVisit(context, form.address(origin, openLink), form.landmarks, (page) =>
      firstAnswerKept(page, form),
    );
    visits.push([visit, summedVisit(figures)]);
  }
  await context.close();
  return Object.fromEntries(visits) as Record<VisitName, SummedVisit>;
}

/** Both forms in turn, so that whatever else the machine does in the meantime hits both alike. */
async function measureInTurn(browser: Browser, served: Demonstration, runs: number): Promise<FormRuns> {
  const measured: Record<FormName, Record<VisitName, SummedVisit[]>> = {
    ours: { first: [], second: [] },
    stock: { first: [], second: [] },
  };
  for (let run = 1; run <= runs; run += 1) {
    told(`run ${run} of ${runs}`);
    for (const name of NAMES) {
      const visits = await visitTwice(browser, served, name);
      for (const visit of VISITS) measured[name][visit].push(visits[visit]);
    }
  }
  return measured;
}

/** Prints the figures of this machine; --write keeps them in docs/benchmarks/form.md. */
async function main(args: readonly string[]): Promise<void> {
  const call = readCall(args);
  if (call === null) {
    process.stderr.write(`The call is: ${CALL}\n`);
    process.exitCode = 2;
    return;
  }
  const machine = machineFacts(new Date());
  const questionnaire = await readQuestionnaire();
  told('building SurveyJS’s stock form');
  const project = await makeProjectWithStockForm(questionnaire.form);
  const served = await serveDemonstration({ projectFolder: project.folder });
  const browser = await launchBrowser();
  try {
    told('the same person fills both forms in');
    const [ours, stock] = await Promise.all(
      NAMES.map((name) =>
        fillForm(
          browser,
          FORMS[name].address(served.origin, served.openLink),
          FORMS[name],
          questionnaire.form,
        ),
      ),
    );
    const sameAnswers = requireSameAnswers(ours ?? {}, stock ?? {});
    const runs = await measureInTurn(browser, served, call.runs);
    const page = formBenchPage({
      day: machine.day,
      machine: machineLine(machine, 'npm run bench:form', loadavg()[0] ?? 0),
      browser: `Chromium ${browser.version()}`,
      questionnaire: `${questionnaire.id} ${questionnaire.version}`,
      pages: questionnaire.form.pages.length,
      sameAnswers,
      runs,
    });
    const file = join(root, 'docs', 'benchmarks', 'form.md');
    if (call.write) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, page);
    }
    process.stdout.write(`\n${page}${call.write ? `\nWritten to ${file}\n` : ''}`);
  } finally {
    await browser.close();
    await served.stop();
    project.remove();
  }
}

await main(process.argv.slice(2));
