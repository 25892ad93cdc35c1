import { primaryCover } from '../../../instruments/cover/cover-ja-x-primary.ts';
import type { FormTexts } from './ja.ts';
import { texts as easy } from './ja-x-easy.ts';

/** For grades 4 to 6: easy Japanese, and another word where a child is spoken to. */
export const texts: FormTexts = {
  ...easy,
  ...primaryCover,
  consentRefusal:
    '答《こた》えたくないときは、このページを閉《と》じてください。何《なに》も送《おく》られません。',
  startFailed:
    '質問《しつもん》を出《だ》すことができませんでした。もう一度《いちど》ボタンをおしてください。できないときは、先生《せんせい》かおうちの人《ひと》に言《い》ってください。',
  skipHint:
    '答《こた》えたくない質問《しつもん》は、何《なに》もえらばずに「次《つぎ》へ」をおしてください。',
  waitingNetwork:
    'インターネットにつながっていないようです。このまま待《ま》つか、先生《せんせい》かおうちの人《ひと》に言《い》ってください。',
  sendFinal:
    '送《おく》ったあとは、答《こた》えを変《か》えられません。変《か》えたいときは、「前《まえ》へ」をおして、質問《しつもん》にもどってください。',
  receiptThanks: '答《こた》えてくれて、ありがとうございました。',
  receiptUse:
    'あなたの答《こた》えは、ほかの人《ひと》の答《こた》えといっしょに数《かぞ》えて、こまっている人《ひと》を助《たす》けるために使《つか》います。',
  endedRefused:
    'ごめんなさい。送《おく》ってくれた答《こた》えは、受《う》け取《と》ることができませんでした。',
};
