import type { CoverTexts } from './cover-ja.ts';

export const koreanCover: CoverTexts = {
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

  noScript: '이 화면에서 응답하려면 JavaScript를 켜 주세요.',
  noScriptPaper:
    '종이 조사표를 받으신 분은 종이로도 응답할 수 있습니다. 궁금한 점은 다음 번호로 전화해 주세요:',
  noScriptCall: '다른 방법으로 응답하고 싶으시면 다음 번호로 전화해 주세요:',

  desks: '힘들 때 상담할 수 있는 곳 (상담 창구)',
  desksIntro: '어려울 때 도움을 청하는 것은 좋은 일입니다. 작은 고민이라도 상담할 수 있습니다.',
  nobodyAnswers:
    '여기에 적은 내용에 담당자가 답장이나 연락을 하지 않습니다. 생명이 위험하거나 바로 도움이 필요할 때는 다음 창구에 직접 연락해 주세요.',
  noDesks: '상담할 수 있는 곳은 문의처에 물어봐 주세요.',
  deskHours: '상담 시간',
  deskLanguages: '사용할 수 있는 언어',
  deskFree: '무료',
  deskPaid: '유료',
  deskFeeUnknown: '요금은 창구에 확인해 주세요',
  desksUnverified: '창구의 이름, 번호, 상담 시간은 아직 확인하지 않았습니다(시연용으로 표시합니다).',
  deskUnverified: '이 창구의 내용은 아직 확인하지 않았습니다(시연용으로 표시합니다).',
  colon: ': ',
  inBrackets: (note) => ` (${note})`,
};
