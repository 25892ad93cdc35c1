import { webcrypto } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type IngestInstallation,
  makeInstallation,
  OPENS,
} from '../../../server/bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../../../server/bench/serve-installation.ts';
import type { FilledIn } from '../questionnaire/questionnaire-form.ts';
import { surveyApi } from '../survey-api.ts';
import type { Fetch } from '../wire.ts';
import { type DraftBox, draftBox } from './draft-box.ts';

const subtle = webcrypto.subtle as SubtleCrypto;
let installation: IngestInstallation;
let served: ServedInstallation;
let code: string;
/** what the line does: `lost` lets a request through and loses its answer */
let line: 'good' | 'cut' | 'lost' = 'good';
beforeEach(async () => {
  line = 'good';
  installation = await makeInstallation({ letters: { chuo: 30 } });
  served = await serveInstallation(installation, () => new Date(`${OPENS}T09:00:00+09:00`));
  code = installation.invitations[0]?.code ?? '';
});
afterEach(async () => {
  await served.stop();
  await installation.remove();
});

const overLine: Fetch = async (path, options) => {
  if (line === 'cut') throw new TypeError('no network');
  const response = await fetch(`${served.origin}${path}`, options);
  if (line === 'lost' && options.method === 'PUT') throw new TypeError('the answer was lost');
  return response;
};
const api = surveyApi(overLine, 'ingest');
const parts = (questionnaire = installation.survey.questionnaire.reference) => ({
  api,
  subtle,
  fillRandom: (bytes: Uint8Array<ArrayBuffer>) => webcrypto.getRandomValues(bytes),
  survey: { id: 'ingest', questionnaire },
});
const device = (typed = code): Promise<DraftBox> => draftBox(parts(), typed);
const filledIn = (text: string): FilledIn => ({ answers: { place_free_text: text }, typed: {}, page: 'p1' });
const draft = (text: string) => ({ language: 'ja' as const, filledIn: filledIn(text), ready: false });
const textOf = async (box: DraftBox) => {
  const opened = await box.open();
  return opened.kind === 'draft' ? opened.draft.filledIn.answers.place_free_text : opened.kind;
};

describe('a draft box', () => {
  it('leads from one device to the other, by the code alone, however it was typed', async () => {
    const phone = await device();
    expect(await phone.save(draft('途中'))).toEqual({ kind: 'saved' });
    expect(await phone.save(draft('もう少し'))).toEqual({ kind: 'saved' });
    const tablet = await device(` ${code.toLowerCase().replaceAll('-', '－')}`);
    expect(tablet.id).toBe(phone.id);
    expect(await tablet.open()).toMatchObject({
      kind: 'draft',
      draft: { counter: 2, language: 'ja', ready: false, filledIn: filledIn('もう少し') },
    });
  });

  it('of another code is another, and is empty', async () => {
    await (await device()).save(draft('私の回答'));
    const other = await device(installation.invitations[1]?.code);
    expect(await other.open()).toEqual({ kind: 'none' });
    expect(await other.save(draft('別の回答'))).toEqual({ kind: 'saved' });
    expect(await textOf(await device())).toBe('私の回答');
  });

  it('tells the device that holds older answers, and writes over nothing unless asked', async () => {
    const [phone, tablet] = [await device(), await device()];
    await phone.save(draft('電話'));
    await tablet.open();
    expect(await tablet.save(draft('タブレット'))).toEqual({ kind: 'saved' });
    expect(await phone.save(draft('電話2'))).toMatchObject({
      kind: 'other',
      newer: true,
      draft: { filledIn: filledIn('タブレット') },
    });
    expect(await textOf(await device())).toBe('タブレット');
    phone.overwriteNext();
    expect(await phone.save(draft('電話3'))).toEqual({ kind: 'saved' });
    expect(await tablet.save(draft('タブレット2'))).toMatchObject({ kind: 'other', newer: true });
    expect(await textOf(tablet)).toBe('電話3');
    expect(await tablet.save(draft('タブレット3'))).toEqual({ kind: 'saved' });
  });

  it('tells a device that has seen none that there is one from before, without calling it newer', async () => {
    await (await device()).save(draft('前の回答'));
    const again = await device();
    expect(await again.save(draft('今の回答'))).toMatchObject({
      kind: 'other',
      newer: false,
      draft: { filledIn: filledIn('前の回答') },
    });
  });

  it('knows its own save again when the acknowledgement was lost, also after the page was loaded again', async () => {
    const phone = await device();
    line = 'lost';
    expect(await phone.save(draft('一'))).toEqual({ kind: 'failed', failure: 'network' });
    line = 'good';
    expect(await phone.save(draft('二'))).toEqual({ kind: 'saved' });
    const reloaded = await draftBox(
      { ...parts(), before: (id) => (id === phone.id ? { device: phone.device, seen: phone.seen() } : null) },
      code,
    );
    expect(await reloaded.save(draft('三'))).toEqual({ kind: 'saved' });
    expect(await textOf(await device())).toBe('三');
  });

  it('does not come back to life on a device that is behind, after the other has sent and deleted it', async () => {
    const phone = await device();
    await phone.save(draft('電話'));
    await api.deleteDraft(phone.id);
    expect(await phone.save(draft('電話2'))).toEqual({ kind: 'gone' });
    expect(await (await device()).open()).toEqual({ kind: 'none' });
    phone.overwriteNext();
    expect(await phone.save(draft('電話3'))).toEqual({ kind: 'saved' });
  });

  it('says that what is kept does not open: damaged, or of another questionnaire', async () => {
    const { reference } = installation.survey.questionnaire;
    const other = await draftBox(parts({ ...reference, sha256: 'ab'.repeat(32) }), code);
    await other.save(draft('前の調査票'));
    const phone = await device();
    expect(await phone.open()).toEqual({ kind: 'unreadable' });
    expect(await phone.save(draft('今'))).toEqual({ kind: 'other', draft: null, newer: false });
    phone.overwriteNext();
    expect(await phone.save(draft('今'))).toEqual({ kind: 'saved' });
    const sealed = (await api.draft(phone.id)) as { data: { sealed: string } };
    const damaged = sealed.data.sealed.replace(/.{100}$/, 'A'.repeat(100));
    await api.deleteDraft(phone.id);
    await api.saveDraft(phone.id, { sealed: damaged, replaces: null });
    expect(await (await device()).open()).toEqual({ kind: 'unreadable' });
  });

  it('says why nothing was kept', async () => {
    const phone = await device();
    expect(await phone.save(draft('字'.repeat(12_000)))).toEqual({ kind: 'too-long' });
    line = 'cut';
    expect(await phone.save(draft('一'))).toEqual({ kind: 'failed', failure: 'network' });
    expect(await phone.open()).toEqual({ kind: 'failed', failure: 'network' });
    line = 'good';
    expect(await phone.save(draft('一'))).toEqual({ kind: 'saved' });
    const busy = await draftBox(
      {
        ...parts(),
        api: {
          draft: api.draft,
          saveDraft: async () => ({
            kind: 'problem',
            problem: {
              code: 'server.busy',
              status: 503,
              message: { ja: '', en: '' },
              requestId: '',
              findings: [],
            },
          }),
        },
      },
      code,
    );
    expect(await busy.save(draft('一'))).toEqual({ kind: 'failed', failure: 'busy' });
  });

  it('lies on the server without a word of what is in it', async () => {
    const phone = await device();
    await phone.save(draft('秘密の言葉'));
    const answer = await api.draft(phone.id);
    const text = JSON.stringify(answer);
    for (const secret of ['秘密', code, code.replaceAll('-', ''), 'place_free_text']) {
      expect(text).not.toContain(secret);
      expect(served.logLines.join('\n')).not.toContain(secret);
    }
  });
});
