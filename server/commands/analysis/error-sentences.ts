import type { ComparisonErrorCode } from '../../../analysis/comparison/comparison-error.ts';
import type { CrossTabError } from '../../../analysis/crosstab/cross-tab-error.ts';
import type { DatasetFileFault } from '../../../analysis/dataset/dataset-file-error.ts';
import type { EstimationErrorCode } from '../../../analysis/estimates/estimation-error.ts';

// What an analyst is told in Japanese, one sentence a code; the English sentence is the error's own, with its figures.

export const COMPARISON_SENTENCES: Readonly<Record<ComparisonErrorCode, string>> = {
  volunteers: '公募による回答は無作為に選ばれた人のものではなく、標本誤差がないため、比べません。',
  'weights-not-converged':
    '人口に合っていないウェイトなので、比べません。weights でウェイトを作り直してください。',
  'unknown-category': 'その選択肢や小計はありません。',
  'request-unusable':
    'この組合せでは比べられません（表示できる区分が二つ以上必要です）。--fold で行をまとめるか、小計を使ってください。',
  'standard-across-cells':
    '--standard の人口が、性別・年齢をそろえる区分に分けられません。年齢（age_from～age_to）は、どの行も16～29歳、30～49歳、50～69歳、70歳以上のどれか一つに収まるように、30歳・50歳・70歳で区切ってください（10歳刻み、5歳刻みの人口はそのまま使えます）。sex は調査票の男性・女性のコード、人口は0以上の数です。',
  'standard-without-people':
    '--standard の人口に、回答した人がいる性別・年齢の区分の人口がありません。その区分の行を加えてください。',
  'not-comparable': '文言・コード・基数のどれかが同じでないため、比べません。',
  'other-tables': '秘匿処理済みの表と、比べる数値が合いません。',
};

export const CROSS_TAB_SENTENCES: Readonly<Record<CrossTabError['code'], string>> = {
  'unknown-item': 'その設問は集計できません。',
  'unknown-axis': 'その表側はありません。',
  'unknown-fold': 'そのまとめ方はありません。',
  'unknown-code': '設問にないコードがデータに入っています。',
  'unknown-net-code':
    '小計に、設問にないコードが入っています。調査のファイルの nets を直し、weights で作り直してください。',
  'weights-not-converged':
    '人口に合っていないウェイトなので、表を作りません。weights でウェイトを作り直してください。',
};

export const DATASET_FILE_SENTENCES: Readonly<Record<DatasetFileFault, string>> = {
  'not-a-dataset-file':
    '集計用データのファイルではありません。weights で作ったファイル（.dataset）を指定してください。',
  'version-unknown':
    '別の版のプログラムで作られたファイルです。同じ版のプログラムで読むか、作り直してください。',
  'length-wrong': '途中で切れているか、余分なものが付いています。元のファイルからコピーし直してください。',
  damaged: '内容が壊れています。元のファイルからコピーし直してください。',
  contradictory: '内容に矛盾があります。weights で作り直してください。',
  'too-large': '大きすぎて、一つのファイルにできません。',
};

export const ESTIMATION_SENTENCES: Readonly<Record<EstimationErrorCode, string>> = {
  'lonely-cluster': '回答が一人だけの層があり、標本誤差を計算できません。層をまとめてください。',
  'design-contradictory': '標本設計に矛盾があります。',
  'input-unusable': '指定された数値や条件では計算できません。',
  'empty-base': '基数になる回答者がいません。',
  'model-undetermined':
    '係数を一つに決められません。説明変数どうしが同じことを表しているか、該当する人・しない人がいない区分があります。区分をまとめるか、説明変数を減らしてください。',
};
