import type { FormTexts } from './ja.ts';

export const texts: FormTexts = {
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

  desks: 'Nơi tư vấn khi quý vị gặp khó khăn (consultation desks)',
  desksIntro: 'Nhờ giúp đỡ khi gặp khó khăn là điều tốt. Chuyện nhỏ cũng có thể hỏi.',
  nobodyAnswers:
    'Không có ai liên lạc với quý vị vì những câu trả lời. Khi nguy hiểm đến tính mạng hoặc cần giúp đỡ ngay, xin liên lạc trực tiếp với các nơi sau.',
  noDesks: 'Hiện không có nơi tư vấn nào có thể giới thiệu. Về nơi tư vấn, xin hỏi nơi liên hệ.',
  otherLanguage: 'Phần sau bằng tiếng Anh.',
  noDeskSpeaks: (police, ambulance) =>
    `Không có nơi nào dưới đây trả lời bằng tiếng Việt. Cảnh sát (${police}) và xe cấp cứu, cứu hỏa (${ambulance}) có phiên dịch. Về việc khác, xin hỏi nơi liên hệ ghi dưới danh sách.`,
  deskHours: 'Giờ tiếp nhận',
  deskLanguages: 'Ngôn ngữ',
  deskFree: 'miễn phí',
  deskPaid: 'có tính phí',
  deskFeeUnknown: 'về chi phí, xin hỏi nơi tư vấn',
  desksUnverified: 'Tên, số điện thoại và giờ tiếp nhận chưa được kiểm tra (chỉ hiển thị trong bản thử).',
  deskUnverified: 'Thông tin về nơi này chưa được kiểm tra (chỉ hiển thị trong bản thử).',
  emergency: (police, ambulance) =>
    `Khi nguy hiểm đến tính mạng, hãy gọi ngay cảnh sát (${police}) hoặc cấp cứu, cứu hỏa (${ambulance}).`,
  emergencyPolice: 'Cảnh sát',
  emergencyAmbulance: 'Cấp cứu, cứu hỏa',
  deskOpen: 'Bây giờ có thể liên lạc',
  deskOpenUntil: (until) => `Bây giờ có thể liên lạc (đến ${until})`,
  deskClosed: 'Bây giờ ngoài giờ tiếp nhận',
  deskClosedNext: (next) => `Bây giờ ngoài giờ tiếp nhận (lần tới từ ${next})`,
  wholeHour: (hour) => `${hour} giờ`,
  hourAndMinute: (hour, minute) => `${hour} giờ ${minute}`,
  tomorrowAt: (clock) => `${clock} ngày mai`,
  dayAt: (day, clock) => `${clock}, ${day}`,
  nobodyReadsNow: 'Không có ai đọc ngay những điều viết ở đây. Chúng tôi cũng không gọi điện cho quý vị.',
  urgentDesks: 'Khi muốn có người lắng nghe ngay',
  colon: ': ',
  inBrackets: (note) => ` (${note})`,

  tools: 'Các nút chung',
  languages: 'Ngôn ngữ hiển thị',
  languagesShort: 'Ngôn ngữ',
  languageFailed: 'Không tải được ngôn ngữ này. Xin kiểm tra kết nối rồi chọn lại.',
  beingChecked: 'đang kiểm tra',
  quickExit: 'Thoát ngay',
  quickExitNote: 'Nút này ở phía trên màn hình, bấm vào sẽ chuyển ngay sang một trang trống.',
  quickExitErases: 'Câu trả lời đã nhập được xóa khỏi thiết bị này.',
  quickExitHistory:
    'Tuy nhiên, lịch sử duyệt web (các trang đã xem) không bị xóa, và thanh địa chỉ vẫn hiện tên trang web này.',
  quickExitPlain: 'Nút quay lại của trình duyệt có thể hiện lại trang trả lời. Xin đóng cả thẻ trình duyệt.',
  quickExitHint: 'Xóa ngay màn hình này và chuyển sang một trang trống.',

  desksShort: 'Nơi tư vấn',
  opensNewTab: ' (mở trong thẻ mới)',

  codeHeading: 'Nhập mã trả lời',
  codeLabel: 'Mã trả lời',
  codeHint: 'Xin nhập mã gồm chữ và số ghi trong thư. Không phân biệt chữ hoa và chữ thường.',
  codeFromLetter: 'Đã đọc được mã trả lời trong thư.',
  codeRetype: 'Nhập lại mã',
  codeEmpty: 'Xin nhập mã trả lời. Mã được ghi trong thư.',
  codeLength: (expected, typed) =>
    `Mã trả lời có ${expected} ký tự. Quý vị đã nhập ${typed} ký tự. Xin xem lại thư.`,
  codeSymbol: (symbol) =>
    `Mã trả lời không có ký tự “${symbol}”. Xin nhập chữ cái và chữ số (không dùng số 0, số 1 và các chữ O, I, L).`,
  codeMismatch: 'Có vẻ mã bị sai ở đâu đó. Xin so từng ký tự với thư rồi nhập lại.',

  consentHeading: 'Xác nhận đồng ý',
  consentButton: 'Đồng ý và bắt đầu trả lời',
  consentRefusal: 'Nếu không đồng ý, xin đóng trang này. Không có gì được gửi đi.',
  starting: 'Đang chuẩn bị bảng câu hỏi. Xin chờ một chút.',
  startFailed: 'Không tải được bảng câu hỏi. Xin kiểm tra kết nối rồi bấm lại nút này.',
  consentSaving: 'Đồng ý và bắt đầu (lưu câu trả lời dở dang trên thiết bị này)',
  consentSavingNote: (days) =>
    `Dù đóng màn hình hay mất kết nối, quý vị vẫn có thể trả lời tiếp. Cho đến khi gửi xong, hoặc đến khi đủ ${days} ngày kể từ lúc lưu, người khác dùng thiết bị này cũng có thể mở câu trả lời dở dang.`,
  consentUnsaved: 'Đồng ý và bắt đầu (không lưu trên thiết bị này)',
  consentUnsavedNote:
    'Nếu gia đình, đồng nghiệp, bạn học hoặc người khác cũng dùng thiết bị này, xin chọn mục này. Nếu đóng màn hình giữa chừng, câu trả lời đã nhập sẽ mất.',
  consentPlainNote: 'Nếu đóng màn hình giữa chừng, câu trả lời đã nhập sẽ mất.',
  consentSavingMark:
    'Sau khi gửi, câu trả lời được xóa và chỉ còn lại dấu hiệu cho biết đã trả lời từ thiết bị này, cho đến khi khảo sát kết thúc.',
  answeredHere: 'Đã có câu trả lời được gửi từ thiết bị này. Nếu quý vị là người khác, xin cứ tiếp tục.',
  resumeHeading: 'Có câu trả lời dở dang từ lần trước',
  resumeText:
    'Câu trả lời dở dang được lưu trên thiết bị này. Quý vị có thể trả lời tiếp, hoặc xóa đi và trả lời lại từ đầu.',
  resumeGoOn: 'Trả lời tiếp',
  resumeDiscard: 'Xóa và bắt đầu lại',
  resumeOpening: 'Đang mở câu trả lời dở dang. Xin chờ một chút.',
  draftReplaced:
    'Bảng câu hỏi đã được thay mới nên không mở được câu trả lời lần trước. Câu trả lời đã lưu đã được xóa. Xin quý vị thông cảm và trả lời lại từ đầu.',
  draftUnreadable:
    'Không đọc được câu trả lời đã lưu trên thiết bị này. Xin quý vị thông cảm và trả lời lại từ đầu.',
  draftExpired: 'Đã quá thời hạn lưu nên câu trả lời lưu trên thiết bị này đã được xóa.',
  draftRemoved:
    'Câu trả lời lưu trên thiết bị này đã được xóa ở một màn hình (thẻ) khác. Những gì nhập trên màn hình này không còn được lưu. Nếu trả lời tiếp, xin đừng đóng màn hình này cho đến khi gửi xong.',
  replacedText:
    'Bảng câu hỏi đã được thay mới nên không nhận được câu trả lời này. Xin quý vị thông cảm, về màn hình đầu tiên và trả lời bảng câu hỏi mới.',
  draftNotKept:
    'Thiết bị này không lưu được câu trả lời. Quý vị vẫn có thể trả lời tiếp, nhưng xin đừng đóng màn hình này cho đến khi gửi xong.',
  elsewhereHeading: 'Đang trả lời trên một màn hình khác',
  elsewhereText:
    'Khảo sát này đang được mở trong một thẻ khác trên thiết bị này. Để tiếp tục ở đây, xin bấm nút sau. Nội dung nhập sau cùng sẽ được giữ lại.',
  elsewhereGoOn: 'Tiếp tục ở đây',
  offlineStrip:
    'Hiện không có kết nối, nhưng quý vị vẫn có thể trả lời tiếp. Câu trả lời sẽ được gửi khi có kết nối trở lại.',
  offlineUnkept: 'Nếu đóng hoặc tải lại màn hình này, câu trả lời đã nhập sẽ mất.',
  waitingKept: (until) =>
    `Câu trả lời được lưu trên thiết bị này. Quý vị có thể đóng màn hình này. Xin mở lại trang khảo sát này ở nơi có kết nối, chậm nhất là ${until}, câu trả lời sẽ được gửi đi. Dù gửi bao nhiêu lần, câu trả lời của quý vị chỉ được tính một lần.`,
  waitingGrace: (closes, until) =>
    `Khảo sát mở đến hết ${closes}, nhưng câu trả lời đã bắt đầu trong thời gian đó vẫn được nhận nếu gửi chậm nhất là ${until}.`,
  offlineHeading: 'Hiện không có kết nối',
  offlineText: 'Cần có kết nối để hiển thị trang này. Xin kiểm tra sóng hoặc mạng rồi mở lại.',
  offlineAgain: 'Mở lại',

  sharedNote: 'Nhiều người lần lượt dùng thiết bị này. Câu trả lời của bạn không lưu lại trên thiết bị.',
  sharedRefusal: 'Nếu không đồng ý, xin trả lại thiết bị. Không có gì được gửi đi.',
  sharedStop: 'Dừng lại và về màn hình đầu tiên',
  sharedStopHeading: 'Bạn muốn dừng trả lời?',
  sharedStopText: 'Nội dung đã nhập sẽ bị xóa và màn hình đầu tiên sẽ hiện ra. Không có gì được gửi đi.',
  sharedReturn: (seconds) => `Sau ${seconds} giây nữa, màn hình này sẽ trở về màn hình đầu tiên.`,
  sharedReturnNow: 'Về màn hình đầu tiên',
  sharedReturnLater: 'Xem thêm một lát',
  sharedReturnHint: 'Khi xong, xin bấm “Về màn hình đầu tiên” để người tiếp theo sử dụng.',
  sharedIdleHeading: 'Bạn có trả lời tiếp không?',
  sharedIdleText: (seconds) =>
    `Đã một lúc không có thao tác nào. Sau ${seconds} giây nữa, nội dung đã nhập sẽ bị xóa và màn hình đầu tiên sẽ hiện ra.`,
  sharedIdleGoOn: 'Trả lời tiếp',
  sharedIdleLeave: 'Xóa và về màn hình đầu tiên',
  sharedWaiting:
    'Câu trả lời vẫn chỉ nằm trên thiết bị này. Cho đến khi gửi xong, xin đừng đóng màn hình này và đừng tắt thiết bị. Nếu lâu quá, xin đưa màn hình này cho người phụ trách ở gần xem. Màn hình này không hiện câu trả lời của bạn.',
  sharedClearedHeading: 'Đang về màn hình đầu tiên',
  sharedClearedText: 'Nội dung đã nhập đã được xóa khỏi thiết bị này.',
  sharedClearedOffline: 'Có vẻ mất kết nối. Khi có kết nối lại, màn hình đầu tiên sẽ tự hiện ra.',

  progress: (page, pages) => `Trang ${page} trên ${pages}`,
  skipHint: 'Câu nào không muốn trả lời, xin để trống và bấm “Tiếp”.',
  sensitiveHint:
    'Trang này có những câu hỏi về tâm trạng, sức khỏe hay đời sống mà có thể khó trả lời. Câu nào không muốn trả lời, xin để trống và bấm “Tiếp”.',
  back: 'Quay lại',
  next: 'Tiếp',
  chooseFromList: 'Xin chọn',
  clearAnswer: 'Bỏ chọn',
  clearAnswerOf: (question) => `Bỏ chọn: ${question}`,

  plainBack:
    'Muốn xem lại câu hỏi trước, xin bấm “Quay lại” trên trang này. Nếu dùng nút quay lại của trình duyệt, các câu trả lời nhập sau đó có thể bị mất. Nếu trang không hiện ra, xin tải lại trang.',
  mistakesHeading: 'Xin kiểm tra nội dung đã nhập',
  moreQuestions:
    'Theo câu trả lời quý vị đã chọn, trang này có thêm câu hỏi. Câu nào không muốn trả lời, xin để trống và bấm “Tiếp”.',
  notTogether: (option) => `Không thể chọn “${option}” cùng với lựa chọn khác. Xin bỏ một trong hai.`,
  lostHeading: 'Không mở được phần trả lời trước đó',
  lostText:
    'Không đọc được nội dung gửi từ trang này nên không thể trả lời tiếp. Câu trả lời chưa được gửi đi.',
  lostBack:
    'Xin dùng nút quay lại của trình duyệt để về trang trước rồi bấm nút lần nữa. Câu trả lời của quý vị vẫn còn ở trang trước.',
  lostAgain:
    'Nếu vẫn thấy trang này, có thể phiếu khảo sát đã được đổi mới. Xin lỗi quý vị, xin trả lời lại từ đầu.',
  lostStart: 'Trả lời từ đầu',

  sendHeading: 'Gửi câu trả lời',
  sendDone: 'Đã hết câu hỏi. Xin cảm ơn quý vị.',
  sendWhatHappens: (organisation) =>
    `Khi bấm “Gửi”, câu trả lời của quý vị được gửi đến ${organisation} và số tiếp nhận sẽ hiện ra.`,
  sendFinal:
    'Sau khi gửi, quý vị không thể thay đổi hay hủy câu trả lời. Nếu muốn sửa, xin bấm “Quay lại” để trở về câu hỏi.',
  sendAnonymous: 'Câu trả lời được lưu ở dạng không gắn với tên hay mã trả lời của quý vị.',
  sendAnonymousOpen: 'Câu trả lời được lưu ở dạng không gắn với tên của quý vị.',
  send: 'Gửi',

  sendingHeading: 'Đang gửi',
  sendingText: 'Xin chờ và đừng đóng màn hình này.',
  sendingAgain: 'Đang gửi lại.',
  waitingHeading: 'Chưa gửi được',
  waitingNetwork: 'Có vẻ kết nối bị ngắt. Xin kiểm tra sóng hoặc mạng.',
  waitingBusy: 'Đang có nhiều người trả lời, hoặc hệ thống tạm ngừng.',
  waitingAutomatic: (seconds) => `Khoảng ${seconds} giây nữa sẽ tự động gửi lại.`,
  waitingStay:
    'Nếu đóng màn hình này, câu trả lời của quý vị sẽ mất. Xin chờ và đừng đóng. Dù gửi bao nhiêu lần, câu trả lời của quý vị chỉ được tính một lần.',
  retryNow: 'Gửi ngay',

  receiptHeading: 'Đã nhận câu trả lời của quý vị',
  receiptLabel: 'Số tiếp nhận',
  receiptDay: 'Ngày tiếp nhận',
  receiptThanks: 'Xin cảm ơn quý vị đã tham gia.',
  receiptAlready: 'Câu trả lời này đã được nhận trước đó. Nội dung đến đầu tiên được tính.',
  receiptKeep:
    'Số tiếp nhận cho biết câu trả lời đã đến nơi. Nếu cần, xin quý vị ghi lại. Số này không gắn với tên hay nội dung trả lời, nên không ai có thể dùng nó để tìm câu trả lời của quý vị.',
  receiptUse:
    'Câu trả lời của quý vị được gộp với câu trả lời của người khác thành số liệu thống kê, để tìm cách giúp đỡ người cô đơn, cô lập và tạo ra những nơi mọi người có thể đến.',
  receiptClose: 'Quý vị có thể đóng màn hình này.',
  receiptReading: 'Cách đọc',
  receiptDigits: 'không một hai ba bốn năm sáu bảy tám chín',
  helpHeading: 'Cảm ơn quý vị đã dành thời gian',
  helpText:
    'Có thể vài câu hỏi đã làm quý vị nhớ đến chuyện buồn. Muốn nói chuyện với ai đó là điều tự nhiên. Không cần phải ngay bây giờ. Khi nào muốn nói chuyện, quý vị có thể liên lạc với các nơi tư vấn bên dưới.',
  afterHeading: 'Câu trả lời sẽ được dùng thế nào',
  resultsHeading: 'Kết quả khảo sát',
  resultsExpected: (when) => `Kết quả dự kiến được công bố vào khoảng ${when}.`,
  resultsUndecided: 'Khi nào có lịch công bố kết quả, ban phụ trách khảo sát sẽ thông báo.',
  resultsHere:
    'Sau khi công bố, quý vị cũng có thể xem kết quả bằng mã QR hoặc địa chỉ đã dùng để mở khảo sát này.',
  resultsPublished: 'Kết quả của khảo sát này đã được công bố.',
  resultsLink: 'Xem kết quả khảo sát',
  aboutHeading: 'Về khảo sát này',
  accessibility: 'Khả năng truy cập của trang web',
  privacyMore: 'Xem chi tiết cách sử dụng thông tin và câu trả lời',

  codeProblemHeading: 'Xin kiểm tra mã trả lời',
  codeSpentHeading: 'Thư này đã được trả lời',
  codeSpentText:
    'Câu trả lời dùng mã của thư này đã được gửi đến. Nếu chính quý vị đã trả lời, xin đóng màn hình này.',
  codeSpentKept:
    'Câu trả lời dùng mã của thư này đã được gửi đến. Quý vị có thể xóa câu trả lời dở dang còn trên thiết bị này.',
  eraseKept: 'Xóa câu trả lời dở dang',
  erasedKept: 'Câu trả lời dở dang trên thiết bị này đã được xóa. Quý vị có thể đóng màn hình này.',
  codeSpentCall: 'Nếu quý vị không nhớ là đã trả lời, xin gọi:',
  codeVoidCall: 'Có điều gì chưa rõ, xin gọi:',
  otherCodeHeading: 'Nếu quý vị có mã trả lời khác',
  otherCodeIntro: 'Nếu có một thư khác, xin nhập mã trả lời của thư đó.',
  sendWithOtherCode: 'Gửi bằng mã khác',
  answersKept: 'Câu trả lời của quý vị vẫn còn.',
  toCover: 'Về màn hình đầu tiên',
  codeBegin: 'Bắt đầu với mã này',
  codeLooking: 'Đang kiểm tra mã trả lời.',

  otherOffer: 'Trả lời tiếp trên thiết bị khác',
  otherWhat:
    'Chúng tôi giữ các câu trả lời đến lúc này để quý vị có thể trả lời tiếp trên thiết bị khác, như máy tính hoặc điện thoại khác.',
  otherWho:
    'Bất cứ ai biết mã trả lời trong thư đều có thể mở các câu trả lời được giữ. Nếu người khác có thể nhìn thấy mã của quý vị, xin đừng lưu.',
  otherUntil: (days) =>
    `Các câu trả lời được hệ thống khảo sát giữ ở dạng không thể đọc trực tiếp. Chúng được xóa khi quý vị gửi xong, khi cuộc khảo sát kết thúc, hoặc khi không có lần lưu nào trong ${days} ngày.`,
  otherSave: 'Lưu',
  otherSaving: 'Đang lưu. Có thể mất mười đến hai mươi giây.',
  otherSavedHeading: 'Đã lưu câu trả lời của quý vị',
  otherHow: 'Cách trả lời tiếp trên thiết bị khác',
  otherStepOpen:
    'Trên thiết bị khác, hãy mở trang đầu của cuộc khảo sát này bằng mã QR trong thư hoặc địa chỉ sau.',
  otherStepCode: 'Nhập mã trả lời trong thư. Nếu dùng mã QR thì không cần nhập.',
  otherStepPress: (button) => `Bấm “${button}”.`,
  otherGoingOn: 'Nếu trả lời tiếp trên thiết bị này, nội dung mới sẽ được lưu lại mỗi khi chuyển trang.',
  otherHeading: 'Nếu quý vị đã trả lời một phần trên thiết bị khác',
  otherOpen: 'Đồng ý và trả lời tiếp từ thiết bị khác',
  otherOpenNote: 'Mở các câu trả lời được giữ bằng mã trả lời. Không lưu gì trên thiết bị này.',
  otherOpening: 'Đang mở câu trả lời. Có thể mất mười đến hai mươi giây.',
  otherNone:
    'Không có câu trả lời nào được giữ với mã này. Sau khi đã gửi hoặc khi hết thời gian giữ, câu trả lời không còn nữa.',
  otherUnreadable:
    'Không thể đọc các câu trả lời được giữ. Nếu bảng hỏi đã thay đổi thì cũng không thể mở. Xin vui lòng trả lời lại từ đầu.',
  otherNoNetwork: 'Không kết nối được. Xin kiểm tra sóng hoặc kết nối rồi bấm lại.',
  otherBusy: 'Hệ thống đang bận. Xin chờ một chút rồi bấm lại.',
  otherTooLong:
    'Phần chữ đã nhập quá dài nên không thể lưu. Xin viết ngắn lại, hoặc trả lời hết và gửi từ thiết bị này.',
  otherRefused: 'Hiện không thể lưu. Xin trả lời hết và gửi từ thiết bị này.',
  otherNewerHeading: 'Câu trả lời trên thiết bị kia mới hơn',
  otherNewerText:
    'Có câu trả lời được lưu từ thiết bị khác sau thiết bị này. Xin chọn câu trả lời quý vị muốn dùng để tiếp tục.',
  otherFoundHeading: 'Có câu trả lời đã lưu trước đó',
  otherFoundText:
    'Với mã trả lời này, chúng tôi đang giữ các câu trả lời đã lưu trước đó. Xin chọn câu trả lời quý vị muốn dùng để tiếp tục.',
  otherFoundUnreadable:
    'Không thể đọc các câu trả lời được giữ. Nếu tiếp tục với câu trả lời trên thiết bị này, chúng sẽ được thay thế.',
  otherTake: 'Mở các câu trả lời được giữ',
  otherTakeNote: 'Câu trả lời trên thiết bị này sẽ được thay bằng câu trả lời được giữ.',
  otherKeep: 'Tiếp tục với câu trả lời trên thiết bị này',
  otherKeepNote: 'Câu trả lời được giữ sẽ được thay bằng câu trả lời trên thiết bị này.',
  otherGone:
    'Các câu trả lời được giữ không còn nữa. Có thể đã được gửi từ thiết bị khác, hoặc đã hết thời gian giữ.',
  otherOn: 'Câu trả lời được lưu mỗi khi chuyển trang để quý vị có thể tiếp tục trên thiết bị khác.',
  otherLate: 'Chưa lưu được cho thiết bị khác. Sẽ thử lưu lại khi quý vị chuyển trang.',
  sendAgain: 'Gửi lại',
  backToQuestions: 'Trở về câu hỏi',

  correctionsHeading: 'Có câu trả lời cần sửa',
  correctionsIntro:
    'Những câu trả lời sau chưa thể tiếp nhận. Xin sửa rồi gửi lại. Các câu trả lời khác vẫn còn.',
  correctThis: 'Trở về câu hỏi này',
  withdrawThis: 'Bỏ câu trả lời này',
  withdrawn: 'Đã bỏ câu trả lời này.',

  endedRefused: 'Xin lỗi, không thể tiếp nhận câu trả lời quý vị đã gửi.',

  refusedHeading: 'Không thể tiếp nhận câu trả lời của quý vị',
  requestId: 'Số để hỏi',

  survey: {
    placeholder: 'Xin chọn',
    invalidInputError: 'Vui lòng nhập số.',
    numericError: 'Vui lòng nhập số.',
    minError: 'Vui lòng nhập số từ {0} trở lên.',
    maxError: 'Vui lòng nhập số từ {0} trở xuống.',
    numericMinMax: 'Vui lòng nhập số từ {1} đến {2}.',
    numericMin: 'Vui lòng nhập số từ {1} trở lên.',
    numericMax: 'Vui lòng nhập số từ {1} trở xuống.',
    stepError: 'Vui lòng nhập số nguyên, không có phần thập phân.',
    maxSelectError: 'Quý vị có thể chọn tối đa {0} mục.',
    textMaxLength: 'Vui lòng nhập không quá {0} ký tự.',
    emptySurvey: 'Bảng câu hỏi này không có câu hỏi nào để hiển thị.',
    loadingSurvey: 'Đang tải…',
  },
};
