import { questionsOf } from '../definition/questions.ts';
import { breach, type Law, nameOf } from './law.ts';

/** How an option that says "none of these" or "I do not answer" is worded; each must stand alone. */
const STANDS_ALONE: readonly RegExp[] = [
  // 特にない、何もしていない、いずれにも参加していない、頼れる人は誰もいない …
  /(特に|何も|なにも|ひとつも|一つも|どれも|どれにも|いずれも|いずれにも|誰も|だれも|誰にも|だれにも).*(ない|なし|ません)$/,
  // あてはまるものはない、どれにも該当しない、該当なし
  /(あて|当)はまら?(る.*)?ない$|該当(する.*ない|しない|なし)$/,
  /^(ない|なし|いない|無回答|不明)$|(出来事|こと|もの|人)は(特に)?(い)?ない$/,
  // 参加はしていない、（今は）利用していない
  /^(現在は?|今は?)?(参加|利用|活動|相談)は?(していない|したことがない)$/,
  /(答え|応え|言い|話し|回答し)たくない$|(回答|お答え)(を|は)?(しない|できない)$/,
  // わからない、どれにあたるかわからない、答えたくない・わからない; but「参加の仕方がわからない」is a reason among others
  /^(よく|まだ|今は|自分では)?(わ|分)からない$|^(どれ|どちら|いずれ).*(わ|分)からない$|(・|、|または)(わ|分)からない$/,
];

/** In a multiple answer, an option that denies or declines all others is marked exclusive. */
export const exclusiveMarked: Law = {
  code: 'exclusive-marked',
  check: ({ instruments }) =>
    instruments.flatMap((instrument) =>
      questionsOf(instrument.form.pages).flatMap((question) => {
        if (question.type !== 'checkbox') return [];
        const refusals = instrument.items.find((item) => item.id === question.name)?.refusalCodes ?? [];
        return question.choices
          .filter((choice) => !choice.isExclusive)
          .filter(
            (choice) =>
              STANDS_ALONE.some((wording) => wording.test(bare(choice.text))) ||
              refusals.includes(choice.value),
          )
          .map((choice) =>
            breach(
              `${nameOf(instrument)}: ${question.name}.${choice.value}`,
              `「${choice.text}」はほかの選択肢と同時に選べないはずです。isExclusive を付けてください。`,
              `"${choice.text}" cannot go with other options; mark it isExclusive.`,
            ),
          );
      }),
    ),
};

/** The label without what stands in brackets and without a full stop at its end. */
function bare(label: string): string {
  return label.replace(/[（(][^（()）]*[）)]/g, '').replace(/。$/, '');
}
