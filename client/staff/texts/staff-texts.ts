import type { Language } from '../../../instruments/definition/localized-text.ts';
import { english } from './english.ts';
import { japanese, type StaffTexts } from './japanese.ts';

/** Every sentence of the officials' page in every language it offers. */
export const staffTexts: Readonly<Record<Language, StaffTexts>> = { ja: japanese, en: english };
