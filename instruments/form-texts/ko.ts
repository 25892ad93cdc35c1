import type { FormTexts } from './ja.ts';

export const texts: FormTexts = {
  page: 'en',
  synthetic: '시연용: 합성 데이터',
  syntheticNote: '시스템을 시험하기 위한 가상의 조사입니다. 실제 조사가 아닙니다.',
  unapproved: '이 번역은 아직 확인하는 중입니다. 일본어 조사표가 정식 조사표입니다.',

  minutes: '걸리는 시간',
  minutesValue: (minutes) => `약 ${minutes}분`,
  window: '응답 기간',
  windowValue: (opens, closes) => `${opens}부터 ${closes}까지`,
  purpose: '조사 목적',
  eligibility: '조사 대상',
  onePerPerson: '응답 횟수',
  onePerPersonValue: '한 사람이 한 번만 응답해 주세요.',
  voluntary: '응답은 자유입니다',
  voluntaryValue: '답하고 싶지 않은 질문은 비워 둔 채 다음으로 넘어갈 수 있습니다. 도중에 그만두어도 됩니다.',
  privacy: '개인 정보와 응답의 취급',
  contact: '문의처',

  closedHeading: '이 조사는 끝났습니다',
  closedText: (closes) => `응답 기간은 ${closes}까지였습니다. 협조해 주셔서 감사합니다.`,
  notOpenHeading: '이 조사는 아직 시작되지 않았습니다',
  notOpenText: (opens) => `응답은 ${opens}에 시작됩니다. 시작된 뒤에 이 화면을 다시 열어 주세요.`,

  desks: '힘들 때 상담할 수 있는 곳 (상담 창구)',
  desksIntro: '어려울 때 도움을 청하는 것은 좋은 일입니다. 작은 고민이라도 상담할 수 있습니다.',
  nobodyAnswers:
    '담당자가 응답을 보고 연락하는 일은 없습니다. 생명이 위험하거나 바로 도움이 필요할 때는 다음 창구에 직접 연락해 주세요.',
  noDesks: '지금 안내할 수 있는 상담 창구가 없습니다. 상담할 수 있는 곳은 문의처에 물어봐 주세요.',
  otherLanguage: '다음 설명은 영어로 되어 있습니다.',
  noDeskSpeaks: (police, ambulance) =>
    `아래 창구 중에는 한국어로 상담할 수 있는 곳이 없습니다. 경찰(${police})과 구급차·소방(${ambulance})에는 통역이 있습니다. 그 밖의 일은 목록 아래의 문의처에 물어보십시오.`,
  deskHours: '상담 시간',
  deskLanguages: '사용할 수 있는 언어',
  deskFree: '무료',
  deskPaid: '유료',
  deskFeeUnknown: '요금은 창구에 확인해 주세요',
  desksUnverified: '창구의 이름, 번호, 상담 시간은 아직 확인하지 않았습니다(시연용으로 표시합니다).',
  deskUnverified: '이 창구의 내용은 아직 확인하지 않았습니다(시연용으로 표시합니다).',
  emergency: (police, ambulance) =>
    `생명이 위험할 때는 바로 경찰(${police})이나 구급·소방(${ambulance})에 전화해 주세요.`,
  emergencyPolice: '경찰',
  emergencyAmbulance: '구급·소방',
  deskOpen: '지금 상담할 수 있습니다',
  deskOpenUntil: (until) => `지금 상담할 수 있습니다(${until}까지)`,
  deskClosed: '지금은 상담 시간이 아닙니다',
  deskClosedNext: (next) => `지금은 상담 시간이 아닙니다(다음은 ${next}부터)`,
  wholeHour: (hour) => `${hour}시`,
  hourAndMinute: (hour, minute) => `${hour}시 ${minute}분`,
  tomorrowAt: (clock) => `내일 ${clock}`,
  dayAt: (day, clock) => `${day} ${clock}`,
  nobodyReadsNow: '여기에 적은 내용을 바로 읽는 사람은 없습니다. 저희가 전화를 드리는 일도 없습니다.',
  urgentDesks: '바로 이야기를 나누고 싶을 때',
  colon: ': ',
  inBrackets: (note) => ` (${note})`,

  tools: '공통 버튼',
  languages: '표시 언어',
  languagesShort: '언어',
  languageFailed: '이 언어를 불러오지 못했습니다. 통신 상태를 확인한 뒤 다시 선택해 주세요.',
  beingChecked: '확인 중',
  quickExit: '바로 나가기',
  quickExitNote: '화면 위쪽의 이 버튼을 누르면 빈 화면으로 바로 바뀝니다.',
  quickExitErases: '입력한 응답은 이 기기에서 지워집니다.',
  quickExitHistory:
    '다만 방문 기록(열어 본 페이지의 기록)은 지워지지 않으며, 주소창에는 이 사이트의 이름이 남습니다.',
  quickExitPlain: '브라우저의 “뒤로”를 누르면 응답 화면이 다시 나타날 수 있습니다. 탭도 닫아 주세요.',
  quickExitHint: '이 화면을 바로 지우고 빈 화면으로 바꿉니다.',

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
    `응답 코드에는 “${symbol}”을(를) 쓰지 않습니다. 영문자와 숫자로 입력해 주세요(숫자 0·1과 영문자 O·I·L은 쓰지 않습니다).`,
  codeMismatch: '응답 코드에 잘못된 곳이 있는 것 같습니다. 편지와 한 글자씩 비교하여 다시 입력해 주세요.',

  consentHeading: '동의 확인',
  consentButton: '동의하고 응답 시작',
  consentRefusal: '동의하지 않으시면 이 페이지를 닫아 주세요. 아무것도 전송되지 않습니다.',
  starting: '조사표를 준비하고 있습니다. 잠시 기다려 주세요.',
  startFailed: '조사표를 불러오지 못했습니다. 통신 상태를 확인한 뒤 버튼을 다시 눌러 주세요.',
  consentSaving: '동의하고 시작(작성 중인 응답을 이 기기에 저장)',
  consentSavingNote: (days) =>
    `화면을 닫거나 통신이 끊겨도 이어서 응답할 수 있습니다. 전송이 끝나거나 저장한 뒤 ${days}일이 지날 때까지는 이 기기를 쓰는 다른 사람도 작성 중인 응답을 열 수 있습니다.`,
  consentUnsaved: '동의하고 시작(이 기기에 저장하지 않음)',
  consentUnsavedNote:
    '가족이나 직장, 학교 등 다른 사람도 함께 쓰는 기기에서는 이 버튼을 선택해 주세요. 도중에 화면을 닫으면 입력한 응답이 사라집니다.',
  consentPlainNote: '도중에 화면을 닫으면 입력한 응답이 사라집니다.',
  consentSavingMark:
    '보낸 뒤에는 응답이 지워지고, 이 기기에서 응답했다는 표시만 조사가 끝날 때까지 남습니다.',
  answeredHere:
    '이 기기에서는 이미 응답이 전송되었습니다. 다른 분이 응답하시는 경우에는 그대로 진행해 주세요.',
  resumeHeading: '지난번에 작성하던 응답이 있습니다',
  resumeText:
    '작성 중이던 응답이 이 기기에 저장되어 있습니다. 이어서 응답하거나, 저장된 응답을 지우고 처음부터 응답할 수 있습니다.',
  resumeGoOn: '이어서 응답하기',
  resumeDiscard: '지우고 처음부터',
  resumeOpening: '작성 중이던 응답을 열고 있습니다. 잠시 기다려 주세요.',
  draftReplaced:
    '조사표가 새로 바뀌어 지난번 응답을 열 수 없었습니다. 저장된 응답은 지웠습니다. 번거로우시겠지만 처음부터 응답해 주세요.',
  draftUnreadable: '이 기기에 저장된 응답을 읽을 수 없었습니다. 번거로우시겠지만 처음부터 응답해 주세요.',
  draftExpired: '저장 기한이 지나 이 기기에 저장된 응답을 지웠습니다.',
  draftRemoved:
    '다른 화면(탭)에서 이 기기에 저장된 응답을 지웠습니다. 이 화면에서 입력한 응답은 더 이상 저장되지 않습니다. 계속 응답하실 때는 전송이 끝날 때까지 이 화면을 닫지 말아 주세요.',
  replacedText:
    '조사표가 새로 바뀌어 이 응답을 접수할 수 없었습니다. 번거로우시겠지만 처음 화면으로 돌아가 새 조사표에 응답해 주세요.',
  draftNotKept:
    '이 기기에는 응답을 저장할 수 없습니다. 계속 응답할 수 있지만, 전송이 끝날 때까지 이 화면을 닫지 말아 주세요.',
  elsewhereHeading: '다른 화면에서 응답하고 있습니다',
  elsewhereText:
    '이 기기의 다른 화면(탭)에서 같은 조사의 응답이 열려 있습니다. 이 화면에서 계속하려면 다음 버튼을 눌러 주세요. 마지막에 입력한 내용을 이어받습니다.',
  elsewhereGoOn: '이 화면에서 계속하기',
  offlineStrip: '지금은 통신이 되지 않지만 계속 응답할 수 있습니다. 응답은 통신이 돌아온 뒤에 보냅니다.',
  offlineUnkept: '이 화면을 닫거나 새로 고치면 입력한 응답이 사라집니다.',
  waitingKept: (until) =>
    `응답은 이 기기에 저장되어 있습니다. 이 화면을 닫아도 됩니다. ${until}까지 통신이 되는 곳에서 이 조사의 페이지를 다시 열면 전송됩니다. 몇 번을 보내도 응답은 한 번만 집계됩니다.`,
  waitingGrace: (closes, until) =>
    `응답 기간은 ${closes}까지이지만, 기간 안에 시작한 응답은 ${until}까지 보내면 접수됩니다.`,
  offlineHeading: '지금은 통신이 되지 않습니다',
  offlineText: '이 화면을 표시하려면 통신이 필요합니다. 신호나 통신 상태를 확인한 뒤 다시 열어 주세요.',
  offlineAgain: '다시 열기',

  sharedNote: '이 기기는 다른 분도 차례로 사용합니다. 응답은 이 기기에 남지 않습니다.',
  sharedRefusal: '동의하지 않으시면 그대로 기기를 돌려주세요. 아무것도 전송되지 않습니다.',
  sharedStop: '응답을 그만두고 처음 화면으로 돌아가기',
  sharedStopHeading: '응답을 그만두시겠습니까?',
  sharedStopText: '입력한 내용을 지우고 처음 화면으로 돌아갑니다. 아무것도 전송되지 않습니다.',
  sharedReturn: (seconds) => `${seconds}초 뒤에 처음 화면으로 돌아갑니다.`,
  sharedReturnNow: '처음 화면으로 돌아가기',
  sharedReturnLater: '조금 더 보기',
  sharedReturnHint: '끝나면 “처음 화면으로 돌아가기”를 눌러 주세요. 다음 분이 사용할 수 있습니다.',
  sharedIdleHeading: '계속 응답하시겠습니까?',
  sharedIdleText: (seconds) =>
    `한동안 조작이 없었습니다. ${seconds}초 뒤에 입력한 내용을 지우고 처음 화면으로 돌아갑니다.`,
  sharedIdleGoOn: '계속 응답하기',
  sharedIdleLeave: '지우고 처음 화면으로 돌아가기',
  sharedWaiting:
    '응답은 아직 이 기기에만 있습니다. 전송이 끝날 때까지 이 화면을 닫거나 기기의 전원을 끄지 마세요. 오래 걸리면 가까운 담당자에게 이 화면을 보여 주세요. 이 화면에는 응답 내용이 나오지 않습니다.',
  sharedClearedHeading: '처음 화면으로 돌아갑니다',
  sharedClearedText: '입력한 내용은 이 기기에서 지워졌습니다.',
  sharedClearedOffline: '통신이 끊긴 것 같습니다. 다시 연결되면 자동으로 처음 화면으로 돌아갑니다.',

  progress: (page, pages) => `전체 ${pages}페이지 중 ${page}페이지`,
  skipHint: '답하고 싶지 않은 질문은 비워 둔 채 “다음”을 눌러 주세요.',
  sensitiveHint:
    '이 페이지에는 마음이나 건강, 생활 형편 등 답하기 어려울 수 있는 질문이 있습니다. 답하고 싶지 않은 질문은 비워 둔 채 “다음”을 눌러 주세요.',
  back: '이전',
  next: '다음',
  chooseFromList: '선택해 주세요',
  clearAnswer: '선택 해제',
  clearAnswerOf: (question) => `선택 해제: ${question}`,

  plainBack:
    '앞의 질문을 다시 볼 때는 이 화면의 “이전”을 눌러 주세요. 브라우저의 “뒤로”를 사용하면 그 뒤에 입력한 응답이 사라질 수 있습니다. 화면이 나오지 않으면 새로 고침을 눌러 주세요.',
  mistakesHeading: '입력한 내용을 확인해 주세요',
  moreQuestions:
    '선택하신 답에 따라 이 페이지에 질문이 추가되었습니다. 답하고 싶지 않은 질문은 비워 둔 채 “다음”을 눌러 주세요.',
  notTogether: (option) =>
    `“${option}”은(는) 다른 항목과 함께 선택할 수 없습니다. 어느 한쪽을 해제해 주세요.`,
  lostHeading: '이어서 응답할 수 없습니다',
  lostText:
    '이 화면에서 보낸 내용을 읽을 수 없어 응답을 이어 갈 수 없습니다. 응답은 아직 전송되지 않았습니다.',
  lostBack:
    '브라우저의 “뒤로”로 이전 화면에 돌아가 버튼을 다시 눌러 주세요. 이전 화면에는 입력한 응답이 남아 있습니다.',
  lostAgain: '그래도 이 화면이 나오면 조사표가 새로워졌을 수 있습니다. 죄송하지만 처음부터 응답해 주세요.',
  lostStart: '처음부터 응답하기',

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
  receiptKeep:
    '접수 번호는 응답이 도착했다는 표시입니다. 필요하시면 적어 두세요. 이름과도 응답 내용과도 연결되어 있지 않으므로, 이 번호로 응답을 찾아볼 수는 없습니다.',
  receiptUse:
    '응답은 다른 분들의 응답과 함께 통계로 집계하여, 고독·고립에 대한 지원과 함께할 수 있는 장소 만들기를 생각하는 데 사용합니다.',
  receiptClose: '이 화면은 닫아도 됩니다.',
  receiptReading: '읽는 법',
  receiptDigits: '공 일 이 삼 사 오 육 칠 팔 구',
  helpHeading: '수고하셨습니다',
  helpText:
    '응답하시는 동안 힘든 일이 떠오른 분도 계실지 모릅니다. 누군가에게 이야기하고 싶어지는 것은 자연스러운 일입니다. 지금이 아니어도 괜찮습니다. 이야기하고 싶을 때는 아래 상담 창구를 이용해 주세요.',
  afterHeading: '응답은 앞으로 이렇게 쓰입니다',
  resultsHeading: '조사 결과',
  resultsExpected: (when) => `결과는 ${when}쯤 공표할 예정입니다.`,
  resultsUndecided: '결과를 공표하는 시기가 정해지면 조사 담당자가 알려 드립니다.',
  resultsHere: '공표한 뒤에는 이 조사를 열 때 쓴 QR 코드나 주소로도 보실 수 있습니다.',
  resultsPublished: '이 조사의 결과를 공표했습니다.',
  resultsLink: '조사 결과 보기',
  aboutHeading: '어떤 조사인가요',
  accessibility: '웹 접근성',
  privacyMore: '개인 정보와 응답의 취급을 자세히 보기',

  codeProblemHeading: '응답 코드를 확인해 주세요',
  codeSpentHeading: '이 편지로는 이미 응답했습니다',
  codeSpentText:
    '이 편지의 응답 코드를 사용한 응답이 이미 도착했습니다. 본인이 응답하셨다면 이 화면을 닫아 주세요.',
  codeSpentKept: '이 편지의 응답은 이미 도착했습니다. 이 기기에 남아 있는 작성 중인 응답은 지워도 됩니다.',
  eraseKept: '작성 중인 응답 지우기',
  erasedKept: '이 기기에 남아 있던 작성 중인 응답을 지웠습니다. 이 화면은 닫아도 됩니다.',
  codeSpentCall: '응답한 기억이 없으시면 다음 번호로 전화해 주세요.',
  codeVoidCall: '궁금한 점은 다음 번호로 전화해 주세요.',
  otherCodeHeading: '다른 응답 코드가 있는 경우',
  otherCodeIntro: '다른 편지가 있으면 그 편지의 응답 코드를 입력해 주세요.',
  sendWithOtherCode: '다른 코드로 보내기',
  answersKept: '입력한 응답은 지워지지 않았습니다.',
  toCover: '처음 화면으로 돌아가기',
  codeBegin: '이 코드로 시작하기',
  codeLooking: '응답 코드를 확인하고 있습니다.',

  otherOffer: '다른 기기에서 이어서 응답하기',
  otherWhat:
    '지금까지의 응답을 보관하여, 컴퓨터나 다른 스마트폰 등 다른 기기에서 이어서 응답할 수 있게 합니다.',
  otherWho:
    '보관한 응답은 편지의 응답 코드를 아는 사람이면 누구나 열 수 있습니다. 다른 사람이 응답 코드를 볼 우려가 있을 때는 저장하지 마십시오.',
  otherUntil: (days) =>
    `응답은 그대로는 읽을 수 없는 형태로 조사 시스템에 보관합니다. 전송이 끝났을 때, 조사가 끝났을 때, 또는 ${days}일 동안 저장이 없었을 때 지웁니다.`,
  otherSave: '저장하기',
  otherSaving: '저장하고 있습니다. 십여 초 걸릴 수 있습니다.',
  otherSavedHeading: '응답을 저장했습니다',
  otherHow: '다른 기기에서 이어서 응답하는 방법',
  otherStepOpen: '다른 기기에서 이 조사의 첫 화면을 엽니다. 편지의 QR 코드나 다음 주소를 사용해 주십시오.',
  otherStepCode: '편지의 응답 코드를 입력합니다. QR 코드를 사용했을 때는 입력하지 않아도 됩니다.',
  otherStepPress: (button) => `“${button}”를 누릅니다.`,
  otherGoingOn: '이 기기에서 계속 응답하면, 페이지를 옮길 때마다 새 내용으로 다시 저장합니다.',
  otherHeading: '다른 기기에서 도중까지 응답하신 분',
  otherOpen: '동의하고 다른 기기의 응답에 이어서 시작하기',
  otherOpenNote: '응답 코드로 보관 중인 응답을 엽니다. 이 기기에는 저장하지 않습니다.',
  otherOpening: '응답을 열고 있습니다. 십여 초 걸릴 수 있습니다.',
  otherNone:
    '이 응답 코드로 보관 중인 응답이 없습니다. 전송이 끝났거나 보관 기간이 지난 경우에는 응답이 남아 있지 않습니다.',
  otherUnreadable:
    '보관 중인 응답을 읽을 수 없었습니다. 조사표가 새로워진 경우에도 열 수 없습니다. 번거로우시겠지만 처음부터 응답해 주십시오.',
  otherNoNetwork: '통신할 수 없었습니다. 전파나 통신 상태를 확인한 후 다시 눌러 주십시오.',
  otherBusy: '접속이 몰리고 있습니다. 잠시 기다렸다가 다시 눌러 주십시오.',
  otherTooLong:
    '입력한 글이 길어서 저장할 수 없습니다. 글을 줄이거나, 이 기기에서 끝까지 응답하고 보내 주십시오.',
  otherRefused: '지금은 저장할 수 없습니다. 이 기기에서 끝까지 응답하고 보내 주십시오.',
  otherNewerHeading: '다른 기기의 응답이 더 새것입니다',
  otherNewerText:
    '다른 기기에서 이 기기보다 나중에 저장한 응답이 있습니다. 어느 응답으로 계속할지 선택해 주십시오.',
  otherFoundHeading: '전에 저장한 응답이 있습니다',
  otherFoundText:
    '이 응답 코드로 전에 저장한 응답을 보관하고 있습니다. 어느 응답으로 계속할지 선택해 주십시오.',
  otherFoundUnreadable: '보관 중인 응답을 읽을 수 없습니다. 이 기기의 응답으로 계속하면 바뀝니다.',
  otherTake: '보관 중인 응답 열기',
  otherTakeNote: '이 기기의 응답은 보관 중인 응답으로 바뀝니다.',
  otherKeep: '이 기기의 응답으로 계속하기',
  otherKeepNote: '보관 중인 응답은 이 기기의 응답으로 바뀝니다.',
  otherGone: '보관했던 응답이 없어졌습니다. 다른 기기에서 전송이 끝났거나 보관 기간이 지났을 수 있습니다.',
  otherOn: '다른 기기에서도 이어서 응답할 수 있도록 페이지를 옮길 때마다 저장하고 있습니다.',
  otherLate: '다른 기기를 위한 저장이 아직 되지 않았습니다. 다음에 페이지를 옮길 때 다시 저장합니다.',
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
