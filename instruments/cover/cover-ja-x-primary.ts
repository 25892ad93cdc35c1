import type { CoverTexts } from './cover-ja.ts';
import { easyJapaneseCover } from './cover-ja-x-easy.ts';

/** For grades 4 to 6: easy Japanese, and another word where a child is spoken to. */
export const primaryCover: CoverTexts = {
  ...easyJapaneseCover,
  unapproved:
    'このページの文《ぶん》は、正《ただ》しいかどうか、まだ調《しら》べています。もとになる調査票《ちょうさひょう》は、ふつうの日本語《にほんご》のものです。',
  purpose: '何《なん》のためのアンケートですか',
  onePerPersonValue: '1人《ひとり》1回《かい》だけ答《こた》えてください。',
  voluntaryValue:
    '答《こた》えたくない質問《しつもん》は、何《なに》もえらばずに「次《つぎ》へ」をおしてください。とちゅうでやめても、しかられたりしません。',
  desks: '相談窓口《そうだんまどぐち》（つらいときに話《はなし》を聞《き》いてくれるところ）',
  desksIntro:
    'こまったときに「助《たす》けて」と言《い》うのは、とてもよいことです。小《ちい》さなことでも話《はな》してかまいません。',
  nobodyAnswers:
    'ここに書《か》いたことに、返事《へんじ》は来《き》ません。今《いま》すぐ助《たす》けがほしいときは、近《ちか》くの大人《おとな》に話《はな》すか、下《した》の相談窓口《そうだんまどぐち》に電話《でんわ》してください。',
};
