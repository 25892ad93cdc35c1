import type { CoverTexts } from './cover-ja.ts';

export const chineseCover: CoverTexts = {
  page: 'en',
  synthetic: '演示：合成数据',
  syntheticNote: '这是为试用系统而虚构的调查，并非真实的调查。',
  unapproved: '此译文尚在确认中，以日语调查表为准。',

  minutes: '所需时间',
  minutesValue: (minutes) => `约${minutes}分钟`,
  window: '回答期间',
  windowValue: (opens, closes) => `${opens}至${closes}`,
  purpose: '调查目的',
  eligibility: '调查对象',
  onePerPerson: '回答次数',
  onePerPersonValue: '每人只需回答一次。',
  voluntary: '回答是自愿的',
  voluntaryValue: '不想回答的问题可以留空，直接进入下一页。也可以中途停止。',
  privacy: '个人信息和回答的处理方式',
  contact: '联系方式',

  closedHeading: '本调查已经结束',
  closedText: (closes) => `回答期间截至${closes}。感谢各位的协助。`,
  notOpenHeading: '本调查尚未开始',
  notOpenText: (opens) => `调查将于${opens}开始。届时请再次打开此页面。`,

  noScript: '要在此页面上回答，请启用JavaScript。',
  noScriptPaper: '如果您手上有纸质调查表，也可以填写纸质表。如有疑问，请致电：',
  noScriptCall: '如需以其他方式回答，请致电：',

  desks: '感到痛苦时可以咨询的地方（咨询窗口）',
  desksIntro: '遇到困难时寻求帮助是好事。再小的烦恼也可以咨询。',
  nobodyAnswers:
    '工作人员不会对这里填写的内容进行回复或联系。有生命危险或需要立即帮助时，请直接联系以下窗口。',
  noDesks: '关于可以咨询的地方，请向联系人询问。',
  deskHours: '受理时间',
  deskLanguages: '可使用的语言',
  deskFree: '免费',
  deskPaid: '收费',
  deskFeeUnknown: '费用请向窗口确认',
  desksUnverified: '窗口的名称、号码和受理时间尚未确认（因为是演示而显示）。',
  deskUnverified: '此窗口的信息尚未确认（因为是演示而显示）。',
  colon: '：',
  inBrackets: (note) => `（${note}）`,
};
