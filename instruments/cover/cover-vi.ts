import type { CoverTexts } from './cover-ja.ts';

export const vietnameseCover: CoverTexts = {
  page: 'en',
  synthetic: 'Bản thử: dữ liệu tổng hợp',
  syntheticNote: 'Đây là khảo sát giả định để thử hệ thống, không phải khảo sát thật.',
  unapproved: 'Bản dịch này đang được kiểm tra. Bản tiếng Nhật là bản chính thức.',

  minutes: 'Thời gian cần thiết',
  minutesValue: (minutes) => `Khoảng ${minutes} phút`,
  window: 'Thời gian nhận câu trả lời',
  windowValue: (opens, closes) => `Từ ${opens} đến hết ${closes}`,
  purpose: 'Mục đích khảo sát',
  eligibility: 'Người trả lời',
  onePerPerson: 'Số lần trả lời',
  onePerPersonValue: 'Mỗi người chỉ trả lời một lần.',
  voluntary: 'Việc trả lời là tự nguyện',
  voluntaryValue:
    'Câu nào không muốn trả lời, quý vị có thể để trống và sang trang sau. Quý vị có thể dừng lại bất cứ lúc nào.',
  privacy: 'Cách sử dụng thông tin và câu trả lời',
  contact: 'Nơi liên hệ',

  closedHeading: 'Khảo sát này đã kết thúc',
  closedText: (closes) =>
    `Thời gian nhận câu trả lời đã kết thúc vào ${closes}. Xin cảm ơn mọi người đã tham gia.`,
  notOpenHeading: 'Khảo sát này chưa bắt đầu',
  notOpenText: (opens) => `Khảo sát bắt đầu vào ${opens}. Khi đó xin mở lại trang này.`,

  noScript: 'Để trả lời trên màn hình này, xin bật JavaScript.',
  noScriptPaper: 'Nếu có phiếu giấy, quý vị cũng có thể trả lời trên giấy. Có điều gì chưa rõ, xin gọi:',
  noScriptCall: 'Nếu muốn trả lời bằng cách khác, xin gọi:',

  desks: 'Nơi tư vấn khi quý vị gặp khó khăn (consultation desks)',
  desksIntro: 'Nhờ giúp đỡ khi gặp khó khăn là điều tốt. Chuyện nhỏ cũng có thể hỏi.',
  nobodyAnswers:
    'Không có ai trả lời hay liên lạc lại về những điều viết ở đây. Khi nguy hiểm đến tính mạng hoặc cần giúp đỡ ngay, xin liên lạc trực tiếp với các nơi sau.',
  noDesks: 'Về nơi tư vấn, xin hỏi nơi liên hệ.',
  deskHours: 'Giờ tiếp nhận',
  deskLanguages: 'Ngôn ngữ',
  deskFree: 'miễn phí',
  deskPaid: 'có tính phí',
  deskFeeUnknown: 'về chi phí, xin hỏi nơi tư vấn',
  desksUnverified: 'Tên, số điện thoại và giờ tiếp nhận chưa được kiểm tra (chỉ hiển thị trong bản thử).',
  deskUnverified: 'Thông tin về nơi này chưa được kiểm tra (chỉ hiển thị trong bản thử).',
  colon: ': ',
  inBrackets: (note) => ` (${note})`,
};
