import type { Language } from '../../../instruments/definition/localized-text.ts';
import { english } from './english.ts';
import { japanese } from './japanese.ts';

export type StaffTexts = typeof japanese;

/** Every sentence of the officials' page in every language it offers. */
export const staffTexts: Readonly<Record<Language, StaffTexts>> = { ja: japanese, en: english };
