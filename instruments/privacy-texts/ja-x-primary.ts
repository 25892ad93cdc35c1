import type { PrivacyTexts } from './ja.ts';
import { texts as easy } from './ja-x-easy.ts';

/** For grades 4 to 6: easy Japanese, and another word where a child is spoken to. */
export const texts: PrivacyTexts = {
  ...easy,
  whoHeading: 'アンケートをするところ',
  anonymityHeading: 'だれが答《こた》えたか、わからないようにします',
  deviceShared: '学校《がっこう》のタブレットには、何《なに》も残《のこ》しません。',
  seeTables:
    'アンケートをする人《ひと》は、だれの答《こた》えかわからないようにした表《ひょう》を見《み》ます。先生《せんせい》、おうちの人《ひと》、友《とも》だちは、だれが何《なに》を答《こた》えたか、見《み》ることができません。',
  retentionAsk:
    '答《こた》えをいつまで残《のこ》すかは、先生《せんせい》かおうちの人《ひと》といっしょに、「わからないことを聞《き》くところ」に聞《き》いてください。',
};
