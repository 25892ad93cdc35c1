import type { Finding } from '../../instruments/definition/finding.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Weights } from '../weights/weights.ts';
import { releaseFinding } from './release-error.ts';
import type { ReleaseRequest } from './release-request.ts';

const LONGEST_WORDS = 500;
const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What is wrong with a request as such: words, rule, weights. */
export function requestFindings(
  dataset: Dataset,
  weights: Weights | null,
  request: ReleaseRequest,
): Finding[] {
  const findings: Finding[] = [];
  const words = [
    ['purpose', '利用目的', request.purpose],
    ['requester', '提供先', request.requester],
    ...(request.rule === undefined ? [] : [['rule', '行数の下限の根拠', request.rule.source] as const]),
    ...(request.exceptions ?? []).map(({ reason }) => ['exceptions', '例外の理由', reason] as const),
    ...(request.sensitive ?? []).map(({ reason }) => ['sensitive', '必要な理由', reason] as const),
  ] as const;
  for (const [where, ja, text] of words) {
    if ((where === 'purpose' || where === 'requester') && text.trim() === '')
      findings.push(
        releaseFinding(
          where === 'purpose' ? 'purpose-missing' : 'requester-missing',
          where,
          `${ja}がありません。行のデータは目的と提供先を書いたときだけ提供できます。`,
          `is empty; rows are released only for a stated purpose and to a named requester.`,
        ),
      );
    if (text.length > LONGEST_WORDS || CONTROL.test(text))
      findings.push(
        releaseFinding(
          'words-unfit',
          where,
          `${ja}は${LONGEST_WORDS}字以内で、改行や制御文字を入れずに書いてください。`,
          `must have at most ${LONGEST_WORDS} characters and no line breaks or control characters.`,
        ),
      );
  }
  if (request.rule !== undefined && request.rule.source.trim() === '')
    findings.push(
      releaseFinding(
        'rule-without-source',
        'rule',
        '行数の下限の根拠がありません。根拠となる規程などを書いてください。',
        'the smallest class has no source; name the rule that it follows.',
      ),
    );
  return [...findings, ...weightFindings(dataset, weights, request), ...sizeFindings(dataset, request)];
}

function weightFindings(
  { surveyId, size }: Dataset,
  weights: Weights | null,
  request: ReleaseRequest,
): Finding[] {
  if (weights === null) {
    return (request.weights ?? 'none') === 'none'
      ? []
      : [
          releaseFinding(
            'weights-missing',
            surveyId,
            'このデータにはウェイトがありません。weightsをnoneにしてください。',
            'has no weights; set weights to none.',
          ),
        ];
  }
  if (!weights.converged)
    return [
      releaseFinding(
        'weights-not-converged',
        surveyId,
        'ウェイトが収束していません。ウェイトを作り直してください。',
        'has weights that did not converge; make them anew.',
      ),
    ];
  if (weights.calibrated.length !== size || weights.calibrated.some((weight) => !Number.isFinite(weight)))
    return [
      releaseFinding(
        'weights-unfit',
        surveyId,
        'ウェイトの数が行数と違うか、数でない値があります。このデータから作ったウェイトを渡してください。',
        'has weights that are not finite or not one for each row; pass those made from this dataset.',
      ),
    ];
  return [];
}

function sizeFindings({ surveyId, size }: Dataset, request: ReleaseRequest): Finding[] {
  if (request.columns.length === 0)
    return [
      releaseFinding(
        'columns-missing',
        surveyId,
        '提供する列が1つもありません。columnsに列を挙げてください。',
        'no column is asked for; name them in columns.',
      ),
    ];
  if (size === 0)
    return [
      releaseFinding(
        'rows-missing',
        surveyId,
        '回答がありません。回答が集まってから提供してください。',
        'has no rows yet.',
      ),
    ];
  return [];
}
