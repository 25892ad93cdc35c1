import { koreanCover } from '../../../instruments/cover/cover-ko.ts';
import type { FormTexts } from './ja.ts';

export const texts: FormTexts = {
  ...koreanCover,
  tools: '공통 버튼',
  languages: '표시 언어',
  languagesShort: '언어',
  languageFailed: '이 언어를 불러오지 못했습니다. 통신 상태를 확인한 뒤 다시 선택해 주세요.',
  beingChecked: '확인 중',
  quickExit: '바로 나가기',
  quickExitHint: '이 화면을 바로 지우고 관계없는 화면으로 바꿉니다. 입력한 내용은 남지 않습니다.',

  desksShort: '상담 창구',
  opensNewTab: ' (새 탭에서 열립니다)',

  codeHeading: '응답 코드 입력',
  codeLabel: '응답 코드',
  codeHint: '편지에 적힌 영문자와 숫자로 된 코드를 입력해 주세요. 대문자와 소문자는 구별하지 않습니다.',
  codeFromLetter: '편지의 응답 코드를 읽었습니다.',
  codeRetype: '코드 다시 입력하기',
  codeEmpty: '응답 코드를 입력해 주세요. 편지에 적혀 있습니다.',
  codeLength: (expected, typed) =>
    `응답 코드는 ${expected}자입니다. 지금 ${typed}자가 입력되어 있습니다. 편지를 다시 확인해 주세요.`,
  codeSymbol: (symbol) =>
    `응답 코드에는 “${symbol}”이(가) 쓰이지 않습니다. 숫자 0과 1, 영문자 O·I·L도 쓰이지 않습니다. 편지를 다시 확인해 주세요.`,
  codeMismatch: '응답 코드에 잘못된 곳이 있는 것 같습니다. 편지와 한 글자씩 비교하여 다시 입력해 주세요.',

  consentHeading: '동의 확인',
  consentButton: '동의하고 응답 시작',
  consentRefusal: '동의하지 않으시면 이 페이지를 닫아 주세요. 아무것도 전송되지 않습니다.',
  starting: '조사표를 준비하고 있습니다. 잠시 기다려 주세요.',
  startFailed: '조사표를 불러오지 못했습니다. 통신 상태를 확인한 뒤 버튼을 다시 눌러 주세요.',

  progress: (page, pages) => `전체 ${pages}페이지 중 ${page}페이지`,
  skipHint: '답하고 싶지 않은 질문은 비워 둔 채 “다음”을 눌러 주세요.',
  back: '이전',
  next: '다음',
  chooseFromList: '선택해 주세요',
  clearAnswer: '선택 해제',
  clearAnswerOf: (question) => `선택 해제: ${question}`,

  sendHeading: '응답 보내기',
  sendDone: '질문이 끝났습니다. 감사합니다.',
  sendWhatHappens: (organisation) =>
    `“보내기”를 누르면 조사 실시 기관(${organisation})에 응답이 전달되고 접수 번호가 표시됩니다.`,
  sendFinal:
    '보낸 뒤에는 응답을 바꾸거나 취소할 수 없습니다. 고치고 싶은 곳이 있으면 “이전”을 눌러 질문으로 돌아가 주세요.',
  sendAnonymous: '응답은 이름이나 응답 코드와 연결되지 않는 형태로 보관됩니다.',
  sendAnonymousOpen: '응답은 이름과 연결되지 않는 형태로 보관됩니다.',
  send: '보내기',

  sendingHeading: '보내고 있습니다',
  sendingText: '이 화면을 닫지 말고 그대로 기다려 주세요.',
  sendingAgain: '다시 보내고 있습니다.',
  waitingHeading: '아직 보내지 못했습니다',
  waitingNetwork: '통신이 끊긴 것 같습니다. 신호나 통신 상태를 확인해 주세요.',
  waitingBusy: '응답이 몰려 있거나 접수 시스템이 잠시 멈춰 있습니다.',
  waitingAutomatic: (seconds) => `약 ${seconds}초 뒤에 자동으로 다시 보냅니다.`,
  waitingStay:
    '이 화면을 닫으면 입력한 응답이 사라집니다. 닫지 말고 기다려 주세요. 몇 번을 보내도 응답은 한 번만 집계됩니다.',
  retryNow: '지금 보내기',

  receiptHeading: '응답을 접수했습니다',
  receiptLabel: '접수 번호',
  receiptDay: '접수일',
  receiptThanks: '협조해 주셔서 감사합니다.',
  receiptAlready: '이 응답은 이미 접수되어 있습니다. 처음 도착한 내용이 접수되었습니다.',
  receiptKeep: '접수 번호는 응답이 도착했다는 표시입니다. 접수 번호로 응답 내용을 알아낼 수는 없습니다.',
  receiptUse:
    '응답은 다른 분들의 응답과 함께 통계로 집계하여, 고독·고립에 대한 지원과 함께할 수 있는 장소 만들기를 생각하는 데 사용합니다.',
  receiptClose: '이 화면은 닫아도 됩니다.',

  codeProblemHeading: '응답 코드를 확인해 주세요',
  codeSpentHeading: '이 편지로는 이미 응답했습니다',
  codeSpentText:
    '이 편지의 응답 코드를 사용한 응답이 이미 도착했습니다. 본인이 응답하셨다면 이 화면을 닫아 주세요.',
  codeSpentCall: '응답한 기억이 없으시면 다음 번호로 전화해 주세요.',
  codeVoidCall: '궁금한 점은 다음 번호로 전화해 주세요.',
  otherCodeHeading: '다른 응답 코드가 있는 경우',
  otherCodeIntro: '본인 앞으로 온 다른 편지가 있으면 그 편지의 응답 코드를 입력해 주세요.',
  sendWithOtherCode: '다른 코드로 보내기',
  answersKept: '입력한 응답은 지워지지 않았습니다.',
  sendAgain: '다시 보내기',
  backToQuestions: '질문으로 돌아가기',

  correctionsHeading: '고쳐 주셨으면 하는 응답이 있습니다',
  correctionsIntro:
    '다음 응답은 이대로는 접수할 수 없습니다. 고친 뒤 다시 보내 주세요. 다른 응답은 지워지지 않았습니다.',
  correctThis: '이 질문으로 돌아가기',
  withdrawThis: '이 응답 취소하기',
  withdrawn: '이 응답을 취소했습니다.',

  endedRefused: '죄송합니다. 보내 주신 응답을 접수할 수 없었습니다.',

  refusedHeading: '응답을 접수할 수 없었습니다',
  loadFailedHeading: '조사 화면을 불러오지 못했습니다',
  loadFailedText: '통신 상태를 확인한 뒤 다시 시도해 주세요.',
  reload: '다시 불러오기',
  requestId: '문의 번호',

  survey: {
    placeholder: '선택해 주세요',
    invalidInputError: '숫자를 입력해 주세요.',
    numericError: '숫자를 입력해 주세요.',
    minError: '{0} 이상의 숫자를 입력해 주세요.',
    maxError: '{0} 이하의 숫자를 입력해 주세요.',
    numericMinMax: '{1} 이상 {2} 이하의 숫자를 입력해 주세요.',
    numericMin: '{1} 이상의 숫자를 입력해 주세요.',
    numericMax: '{1} 이하의 숫자를 입력해 주세요.',
    stepError: '소수점이 없는 숫자를 입력해 주세요.',
    maxSelectError: '{0}개까지 선택할 수 있습니다.',
    textMaxLength: '{0}자 이내로 입력해 주세요.',
    emptySurvey: '이 조사표에는 표시할 질문이 없습니다.',
    loadingSurvey: '불러오는 중…',
  },
};
