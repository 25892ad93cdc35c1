import { describe, expect, it } from 'vitest';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import { unapprovedLanguages } from './unapproved-languages.ts';

const overlay = (
  instrument: string,
  version: string,
  language: FormLanguage,
  approval: 'draft' | 'approved',
) => ({
  file: '',
  value: { instrument, version, language, approval, texts: {} },
});
const overlays = [
  overlay('core', '1', 'en', 'approved'),
  overlay('module', '1', 'en', 'approved'),
  overlay('core', '1', 'vi', 'approved'),
  overlay('module', '1', 'vi', 'draft'),
  // of another version: it says nothing about this one
  overlay('core', '1', 'ko', 'approved'),
  overlay('module', '2', 'ko', 'approved'),
] as unknown as Definitions['overlays'];
const part = (id: string) => ({ id, version: '1' }) as never;
const questionnaire = { instruments: [part('core'), part('module')] };

describe('languages that nobody has checked', () => {
  it('are those with a draft or without a file; Japanese is the definition itself', () => {
    expect(unapprovedLanguages(questionnaire, ['ja', 'en', 'vi', 'ko', 'pt-BR'], { overlays })).toEqual([
      'vi',
      'ko',
      'pt-BR',
    ]);
  });
  it('are only those that the survey offers', () => {
    expect(unapprovedLanguages(questionnaire, ['ja', 'en'], { overlays })).toEqual([]);
  });
});
