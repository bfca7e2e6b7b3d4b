"""Words that carry no status and belong in no report: forms of address, particles, fillers."""

from domain.replies.tags import Tag

LIGHT_WORDS: dict[Tag, str] = {
    Tag.PRON: (
        "em; anh; chị; e; c; mình; tôi; tui; tớ; o; cô; chú; cháu; bạn; ad; admin; các anh; các chị; các bác; anh em; "
        "anh chị; bọn em; chúng em; chúng tôi; chúng mình; bên em; bên tôi; bên mình; phòng em; phòng tôi; phòng "
        "mình; đơn vị em; đơn vị tôi; cả nhà; mọi người; sếp ơi; anh ơi; chị ơi; em ơi; bà con; i; i'm; me; my; bọn "
        "mình; tụi em; ông; bà; thầy; mi; choa; bầy tui; bầy choa; nhóm em; ban em; trung tâm em; đồng chí; phía em; "
        "phòng chúng tôi; phòng ta; a chị; các đồng chí; phòng cháu; chi cục em; trung tâm tôi; thằng em; văn phòng "
        "ơi; ae; người ta; this; that; is; the; am; we; bên phòng em; đơn vị mình; bên này; bên phía em; e gái; bác; "
        "ta; mn; tau; tao; bọn tui"
    ),
    Tag.PARTICLE: (
        "ạ; ah; á; ă; nhé; nha; nhá; nhen; nghen; hè; hỷ; đấy; đó; thôi; với; cơ; mà thôi; ơi; vậy; rứa; thế; ấy; "
        "hen; nè; này; luôn rồi; ơ; à ơi; nhỉ ạ; đi; nghe; nớ; ni; tề; tê; kìa; vậy ạ; thế ạ; đấy ạ; đó ạ; nhaa; "
        "nhóe; nhoé; chứ lị; nhá nhá; ớ; ui; ôi; ôi giời; trời; trời ạ; giời ạ; giời; hử; ờm; ừm thì; này nhé; hì; "
        "hí; hơ; chứ ạ; chớ; luôn ạ; nữa; nữa ạ; nữa đi; v; z; vậy đó; thế thôi; rứa thôi; vậy thôi; đo; đâu nha; "
        "đâu đấy; nghe anh; nghe chị; nhé ạ; hết nhé; hết ạ; ntn; pls; yet; 📌; 📝; ➡; →; ->; =>; ⏰; 📅; 📎; 🔔; "
        "nấy; nghe em; nha nha; lun; nà; nì; hầy; nạ; nờ; a"
    ),
    Tag.LIGHT: (
        "rất; quá; hơi; lắm; thật; thật sự; cứ; vẫn; cũng; lại; thể; nào cả; gì cả; chi cả; gì hết; chi hết; tự; "
        "hoàn toàn; thông báo; xem; dám; dám nói; dám nói là; dám chắc; về; việc; đầu việc; đầu mục; cái; những; "
        "các; từng; mọi; khá; khoảng; tầm; hơn; độ; chừng; ~; cỡ; trên; dưới; gần được; tổng; đạt được; đạt "
        "khoảng; đạt tầm; ước; ước đạt; ước khoảng; tiến độ; khối lượng; công việc; tình hình; kết quả thực hiện; "
        "thế là; đến; tới; vào; trong; từ; ra; lên; xuống; qua; sang; đi qua; trước; sau; giúp; giùm; hộ; dùm; "
        "tiếp; tiếp tục; nhanh; sớm; kỹ; cẩn thận; sớm nhất; sớm nhất có thể; nhanh nhất; đầy đủ; đủ; tốt; hẳn; "
        "sạch sẽ; ngon; ngon lành; cánh; trơn tru; gọn; gọn gàng; êm; êm xuôi; chính thức; hoàn hảo; nghiêm túc; "
        "thật ra thì; ngày; lúc; hồi; kể từ; tính từ; so với; hạn cũ; cũ; yêu cầu; nên chi; cùng; cùng với; hết "
        "sức; nỗ lực; khẩn trương; đúng; chính; chắc chắn là; phép; được phép; nay mai; một chút thôi; là được; "
        "sẵn; sẵn sàng; phát; cái một; đâu đó; hẵng; hãy; đành; liên tục; thêm vào; đều đặn; từ từ thôi; rồi thì; "
        "việc đó; đúng rồi; gồm; gồm có; như; như vậy; như thế; như rứa; như trên; như sau; cụ thể; cụ thể là; "
        "tức là; nghĩa là; ví dụ; việc trên; nói trên; được giao; chung; riêng em; nhất; nhất định; hoặc sớm hơn; "
        "cũng được; cơ quan; xử; cẩn; lấy; lấy về; cho xong; cho kịp; hy vọng kịp; coi; coi như; nhìn; nhìn "
        "chung; bằng; tại chỗ; cố lên; mạnh; chậm nhất; muộn nhất; trễ nhất; nhanh thì; bữa; bựa; hôm; tuần; "
        "tháng; quý; giai đoạn này; thời gian qua; thời gian này; đợt này; lần này; kỳ này; đúng thế; đúng vậy; "
        "đúng là; lần; one; a bit; more; still; for; to; on; at; by; of; and; be; it's; all good; been; have; "
        "nỗi; xiu; mãi; mãi mà; vất vả; mệt quá; mệt lắm; mệt ghê; mệt thật; khổ; khổ quá; khổ lắm; lu bu; được "
        "cái; may; phù; trộm vía; thế này; thế nhé; tình hình là; hiện trạng; trạng thái; status; update; cập "
        "nhật tiến độ; tiến độ hiện tại; phương án; giờ hành chính; đột xuất; cực; ngay ngắn; tử tế; theo yêu "
        "cầu; theo quy định; theo chỉ đạo chung; khẩn; gấp rút; chạy nước rút; theo đúng; đúng quy định; sơ sơ; "
        "thỏa; ngon ơ; bét nhất; thong thả; dần; dần dần; thời điểm; đến thời điểm hiện tại; bị; theo; phải; mất; "
        "sau nhé; hoài; thứ nhất; cuối; thành; lần cuối; kỳ; trong kỳ; kỳ báo cáo; trong tháng; trong quý; lần "
        "đầu; đi về; đánh dấu; tích; tick; xác nhận giúp; kiểm tra giúp; xem giúp; thay vì; check; tức thì; tức "
        "thời; vậy nên; gọn lẹ; lẹ; nổi; ít nhất; tối thiểu; nhiều nhất; đầu tiên; tối đa; đạt; ri; quên; quên "
        "báo; quên báo cáo; quên nhắn; quên trả lời; quên cập nhật; gì đó; chi đó; chịu; họ; là xong; gì hết "
        "trơn; chi hết trơn; gì ráo; gì hết ráo"
    ),
    Tag.TASK: (
        "việc này; nhiệm vụ này; nhiệm vụ; cái này; cái việc này; báo cáo này; nội dung này; công việc này; "
        "phần này; việc ni; cái ni; việc đấy; cái đó; cái đấy; văn bản này; kế hoạch này; nội dung; task; "
        "việc được giao; nhiệm vụ được giao; cv này; mục này; sản phẩm; hồ sơ này; các nhiệm vụ; mấy việc; "
        "những việc này; bản này; bài; vụ này; vụ ni; cái nớ; việc nớ; mảng này; bản báo cáo; phần báo cáo; "
        "phần báo cáo này; phần việc này; phần này của em"
    ),
    Tag.REPORTS: "báo cáo; làm báo cáo",
    Tag.DUE: (
        "hạn; thời hạn; hạn nộp; thời gian nộp; deadline; hạn chót; hạn cuối; hạn cuối cùng; thời hạn nộp; hạn báo "
        "cáo; thời gian hoàn thành; dl; hạn hoàn thành; thời hạn hoàn thành; hạn định; hạn gửi; thời gian thực "
        "hiện; thời hạn báo cáo; hạn này; hạn trên"
    ),
    Tag.LINK: "thì; là; và; thì là; &; +; còn thì; thì cũng; nha thì; xong rồi thì; mà thì; /; =",
    Tag.IF: (
        "nếu; chừng nào; hễ; nếu như; nhỡ; bao giờ mà; lỡ; giả sử; chừng mô; bất cứ khi nào; trừ khi; miễn là; if; "
        "once; nếu mà; đến khi; tới khi; sau khi; trước khi; một khi; ngay khi; khi"
    ),
}
