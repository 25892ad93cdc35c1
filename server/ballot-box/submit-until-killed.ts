import { readFileSync, writeSync } from 'node:fs';
import { plainCommand } from '../bench/ingest-installation.ts';
import { openStore } from '../store/open-store.ts';
import { readSurveys } from '../surveys/read-surveys.ts';
import { acceptResponse } from './accept-response.ts';
import { openBallotBox } from './ballot-box.ts';
import type { IssuedInvitation } from './issue-invitations.ts';

/**
 * A program for kill.test.ts: sends a response for every letter of an installation, all at once, and names each
 * on its standard output as soon as it is acknowledged. It is killed in the middle; should that come too late,
 * it kills itself before the last responses.
 * Arguments: data folder, secrets folder, file with the letters, survey id.
 */
const [dataDir = '', secretsDir = '', lettersFile = '', surveyId = ''] = process.argv.slice(2);
const store = await openStore({ dataDir, secretsDir });
const box = await openBallotBox(store);
const survey = (await readSurveys(store)).get(surveyId);
if (!survey) throw new Error(`There is no survey ${surveyId} in ${dataDir}.`);
const invitations = JSON.parse(readFileSync(lettersFile, 'utf8')) as readonly IssuedInvitation[];

let acknowledged = 0;
await Promise.all(
  invitations.map(async (_, index) => {
    const acceptance = await acceptResponse(box, plainCommand({ box, survey, invitations }, index));
    // Written at once and past every buffer: what was told must be true after the kill.
    if (acceptance.kind === 'accepted') writeSync(1, `${index} ${acceptance.receipt}\n`);
    acknowledged += 1;
    if (acknowledged === invitations.length - 50) process.kill(process.pid, 'SIGKILL');
  }),
);
await store.close();
