import { LARGEST_CODE } from '../../instruments/codebook/reserved-codes.ts';
import { poolingRefusal } from '../../instruments/crosswalk/pooling-refusal.ts';
import type { Wave } from './wave.ts';

/**
 * Whether these waves may stand side by side in one dataset, whatever was asked in them.
 *
 * @throws PoolingError when synthetic and real waves are mixed (decision 15), one survey stands there twice, so that
 *   its respondents would count double, a wave is filtered or was drawn in clusters, or there are more waves than a
 *   column has codes for
 */
export function requirePoolable(waves: readonly Wave[]): void {
  const surveys = waves.map(({ dataset }) => dataset.surveyId);
  const where = waves.map(({ version }) => version).join(', ');
  if (new Set(waves.map(({ dataset }) => dataset.synthetic)).size > 1) {
    throw poolingRefusal(
      'synthetic-and-real',
      where,
      '合成データと実際の調査は一緒に集計できません。どちらかだけにしてください。',
      'Synthetic and real waves are never put together; keep one kind.',
    );
  }
  const partial = waves.find(({ dataset }) => dataset.domain !== undefined);
  if (partial !== undefined) {
    throw poolingRefusal(
      'wave-is-filtered',
      partial.dataset.surveyId,
      '絞り込んだ集計用データは一緒に集計できません。全員のデータをまとめてから絞り込んでください。',
      'A wave is filtered; pool the waves with everybody in them, then filter.',
    );
  }
  const clustered = waves.find(
    ({ dataset: { design } }) => design.kind === 'invitation' && design.clusters !== undefined,
  );
  if (clustered !== undefined) {
    throw poolingRefusal(
      'wave-in-clusters',
      clustered.dataset.surveyId,
      '集落を抽出した調査回は、ほかの回と一緒に集計できません。回ごとに推定してください。',
      'A wave was drawn in clusters and cannot be pooled with others; estimate each wave for itself.',
    );
  }
  const twice = surveys.find((id, at) => surveys.indexOf(id) < at);
  if (twice !== undefined) {
    throw poolingRefusal(
      'survey-twice',
      twice,
      `調査「${twice}」が二度入っています。同じ回答を二度数えないよう、一つにしてください。`,
      `The survey "${twice}" stands twice among the waves, and its respondents would count double; keep it once.`,
    );
  }
  if (waves.length > LARGEST_CODE) {
    throw poolingRefusal(
      'too-many-waves',
      where.slice(0, 100),
      `調査回が${waves.length}あります。一緒に集計できるのは${LARGEST_CODE}回までです。減らしてください。`,
      `There are ${waves.length} waves, and at most ${LARGEST_CODE} fit; pool fewer.`,
    );
  }
}
