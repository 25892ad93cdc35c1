import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUpBallotBox } from '../ballot-box/back-up-ballot-box.ts';
import { CLOSES, type IngestInstallation, makeInstallation, OPENS } from '../bench/ingest-installation.ts';
import { DRAFT_BYTES } from '../contract/api.ts';
import { writeMark } from '../demo/demonstration-mark.ts';
import { resetDemonstration } from '../demo/reset-demonstration.ts';
import { addDays } from '../surveys/tokyo-day.ts';
import { deleteDrafts } from './delete-drafts.ts';
import type { Drafts } from './drafts.ts';
import { openDrafts } from './open-drafts.ts';

const ID = 'c3'.repeat(32);
let installation: IngestInstallation;
let drafts: Drafts;
beforeEach(async () => {
  installation = await makeInstallation({ letters: { chuo: 30 } });
  const { folders, box } = installation;
  drafts = openDrafts(folders.dataDir, box.keys.drafts, box.random);
});
afterEach(async () => {
  await drafts.close();
  await installation.remove();
});

const sealed = randomBytes(DRAFT_BYTES);
const save = (day: string) => drafts.save('ingest', ID, { sealed, replaces: null }, { day, most: 10 });
const kept = () => drafts.find('ingest', ID) !== null;

describe('deleting drafts', () => {
  it('happens after 30 days without a save', async () => {
    const long = { ...installation.survey.survey, window: { opens: OPENS, closes: addDays(OPENS, 200) } };
    const survey = { ...installation.survey, survey: long };
    await save(OPENS);
    await deleteDrafts(drafts, [survey], addDays(OPENS, 30));
    expect(kept()).toBe(true);
    await deleteDrafts(drafts, [survey], addDays(OPENS, 31));
    expect(kept()).toBe(false);
  });

  it('happens to all of a survey when the days of grace are over, and when it was closed', async () => {
    await save(CLOSES);
    await deleteDrafts(drafts, [installation.survey], addDays(CLOSES, 3));
    expect(kept()).toBe(true);
    await deleteDrafts(drafts, [installation.survey], addDays(CLOSES, 4));
    expect(kept()).toBe(false);
    await save(CLOSES);
    await deleteDrafts(drafts, [{ ...installation.survey, closedOn: CLOSES }], CLOSES);
    expect(kept()).toBe(false);
  });
});

describe('a place in the file that cannot be read', () => {
  it('keeps the drafts of no other survey, and the log is cut all the same', async () => {
    const asked: string[] = [];
    const damaged: Pick<Drafts, 'removeBefore' | 'forgetLog'> = {
      async removeBefore(survey) {
        asked.push(survey);
        if (survey === 'damaged') throw new Error('database disk image is malformed');
      },
      async forgetLog() {
        asked.push('log');
      },
    };
    const named = (id: string) => ({ ...installation.survey, survey: { ...installation.survey.survey, id } });
    await expect(deleteDrafts(damaged, [named('damaged'), named('sound')], OPENS)).rejects.toThrow(
      'malformed',
    );
    expect(asked).toEqual(['damaged', 'sound', 'log']);
  });
});

describe('a backup', () => {
  it('holds no draft and no key of drafts', async () => {
    await save(OPENS);
    const file = join(installation.folders.dataDir, '..', 'copy.sqlite');
    await backUpBallotBox(installation.box, [installation.survey], file);
    const copy = readFileSync(file);
    expect(copy.includes('invitations')).toBe(true);
    for (const secret of ['saved_on', sealed.subarray(64, 96), installation.box.keys.drafts]) {
      expect(copy.includes(secret)).toBe(false);
    }
  });
});

describe('restoring a demonstration', () => {
  it('forgets the drafts too', async () => {
    const { dataDir } = installation.folders;
    await save(OPENS);
    await drafts.close();
    await installation.store.close();
    await writeMark(dataDir, 'ready');
    await resetDemonstration(dataDir);
    drafts = openDrafts(dataDir, installation.box.keys.drafts, installation.box.random);
    expect(kept()).toBe(false);
  });
});
