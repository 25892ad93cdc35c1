import type { PrivacyTexts } from './ja.ts';

export const texts: PrivacyTexts = {
  heading: 'Cách sử dụng thông tin và câu trả lời (giải thích chi tiết)',
  intro: 'Giải thích ai sử dụng thông tin của người trả lời, để làm gì và như thế nào.',
  whoHeading: 'Nơi thực hiện khảo sát',

  keptHeading: 'Những gì được lưu và không được lưu',
  keptWith:
    'Cùng với câu trả lời chỉ lưu: ngày nhận, cách trả lời, nguồn biết đến khảo sát (thư, tờ rơi, trường học…), ngôn ngữ hiển thị và phiên bản của phần giải thích mà quý vị đã đồng ý.',
  keptWithInvitation:
    'Cùng với câu trả lời chỉ lưu: ngày nhận, cách trả lời, nguồn biết đến khảo sát (thư, tờ rơi, trường học…), nhóm được gửi thư (ví dụ khu vực; nhóm ít người được gộp lại), ngôn ngữ hiển thị và phiên bản của phần giải thích mà quý vị đã đồng ý.',
  keptNot: 'Không lưu tên, địa chỉ IP, loại thiết bị và giờ trả lời. Cũng không dùng cookie.',
  keptWrongCodes:
    'Để biết có ai gửi liên tục mã trả lời sai hay không, số lần gửi theo mạng được đếm trong thời gian ngắn. Số này không được ghi lại và không gắn với câu trả lời.',

  anonymityHeading: 'Cách làm để không ai biết là câu trả lời của ai',
  anonymityInvitation:
    'Mã trả lời chỉ dùng để mở phiếu khảo sát và để mỗi người chỉ trả lời một lần. Việc mã đã được dùng có được ghi lại, nhưng mã không bao giờ được lưu cùng với câu trả lời.',
  anonymityOpen: 'Không hỏi tên hay mã trả lời. Không lưu bất cứ thông tin nào cho biết quý vị là ai.',

  deviceHeading: 'Những gì còn lại trên thiết bị của quý vị',
  deviceText:
    'Chỉ khi quý vị chọn lưu phần trả lời dở dang trên thiết bị thì phần đó, cùng với bản sao các trang (câu hỏi và nơi tư vấn) để dùng khi không có mạng, mới còn lại trên thiết bị. Cả hai được xóa khi đã gửi xong, hoặc khi bấm nút thoát ngay. Câu trả lời quá hạn không mở được nữa, và được xóa khi mở trang khảo sát này lần sau. Câu trả lời đang chờ gửi còn lại cho đến khi gửi tới nơi, hoặc đến khi bấm nút thoát ngay; nếu khảo sát kết thúc trước đó, nó được xóa khi mở trang khảo sát này lần sau. Nếu chọn không lưu, khi đóng trang sẽ không còn lại gì.',
  deviceAnswered:
    'Nếu quý vị chọn lưu phần trả lời dở dang, sau khi gửi chỉ còn lại dấu hiệu cho biết đã trả lời từ thiết bị này, cho đến khi khảo sát kết thúc. Dấu hiệu này không chứa nội dung câu trả lời. Nó được xóa khi mở trang khảo sát này sau khi khảo sát kết thúc, hoặc khi bấm nút thoát ngay.',
  deviceShared: 'Trên thiết bị dùng chung như ở trường học, không có gì còn lại.',
  deviceOther:
    'Nếu quý vị chọn trả lời tiếp bằng thiết bị khác, phần trả lời dở dang được giữ ở dạng không có mã trả lời thì không mở được, và được xóa sau khi gửi hoặc sau khi khảo sát kết thúc.',

  retentionHeading: 'Thời gian lưu',
  retentionInvitation: 'Ghi chép về mã trả lời và số tiếp nhận được xóa sau khi khảo sát kết thúc.',
  retentionOpen: 'Ghi chép về số tiếp nhận được xóa sau khi khảo sát kết thúc.',
  retentionAsk: 'Về thời gian lưu câu trả lời, xin hỏi nơi liên hệ.',

  seeHeading: 'Ai xem câu trả lời',
  seeTables:
    'Ban phụ trách khảo sát chỉ xem bảng số liệu đã được xử lý để không biết là câu trả lời của ai. Thầy cô, gia đình, người ở nơi làm việc… không thể xem ai đã trả lời gì.',
  freeText:
    'Phần viết tự do được nhân viên phụ trách khảo sát đọc sau. Xin đừng viết tên, số điện thoại hay những điều cho biết là ai.',
  contractor: 'Nơi được giao làm việc',

  thirdHeading: 'Gửi thông tin cho bên thứ ba',
  thirdText: 'Các trang của khảo sát này không gửi thông tin của người dùng cho bên thứ ba.',
  thirdChecked:
    'Không dùng dịch vụ bên ngoài như quảng cáo, thống kê truy cập, bản đồ. Mỗi khi hệ thống thay đổi, các trang được mở thật để kiểm tra rằng không có gì được gửi đến máy chủ khác.',
  thirdLinks:
    'Khi bấm đường dẫn đến nơi tư vấn hay kết quả khảo sát, trang của tổ chức khác sẽ mở ra. Việc sử dụng thông tin ở đó theo quy định của tổ chức đó.',

  afterHeading: 'Sau khi gửi',
  afterText: 'Vì không ai biết là câu trả lời của ai, câu trả lời đã gửi không thể sửa, hủy hay cho xem lại.',
};
