import type { Report } from './import-finding.ts';

/** Why some properties have no place here; of every other it is said that it is unknown. */
const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  isRequired: ['回答は任意です（必須にはできません）。', 'Answering is always voluntary here.'],
  requiredIf: ['回答は任意です（必須にはできません）。', 'Answering is always voluntary here.'],
  validators: [
    '独自の検査は使えません。範囲や文字数で書いてください。',
    'Validators have no place here; use ranges and lengths.',
  ],
  triggers: [
    '動作（トリガー）は使えません。表示条件で書いてください。',
    'Triggers have no place here; use conditions.',
  ],
  calculatedValues: [
    '計算値は使えません。派生変数として書いてください。',
    'Calculated values have no place here; write derived variables.',
  ],
  defaultValue: ['あらかじめ選んだ回答は置けません。', 'No answer is given in advance here.'],
  choicesOrder: ['選択肢の並びは固定です。', 'Options keep their order here.'],
  choicesByUrl: [
    '選択肢を外部から読み込めません。選択肢を書いてください。',
    'Options are not fetched from elsewhere; write them.',
  ],
};

/** Says of one property of the file that nothing was made of it, and why. */
export function reportNotCarried(path: string, key: string, report: Report): void {
  const [ja, en] = REASONS[Object.hasOwn(REASONS, key) ? key : ''] ?? [
    'この調査票では使わない項目です。必要なら別の書き方をしてください。',
    'It has no place in our forms; write what it did in another way where it is needed.',
  ];
  report('not-carried', path, `取り込みません。${ja}`, `Not carried. ${en}`);
}
