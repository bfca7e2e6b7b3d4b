"""Words that say how the work stands (replies guide, "Statuses"), by tag; phrases are separated by semicolons."""

from domain.replies.tags import Tag

STATES: dict[Tag, str] = {
    # Time and truth
    Tag.ALREADY: "đã; already",
    Tag.NOW: (
        "đang; vẫn đang; đang còn; còn đang; hiện đang; đương; vưỡn đang; in progress; ongoing; doing; wip; working "
        "on; làm dở; mần dở; mần dở dang; dở dang; làm dở dang; dang dở; làm nửa chừng; đang dở; nửa chừng; giữa "
        "chừng; đang dang dở; xong sớm thôi; sớm xong thôi; sớm xong; xong ngay thôi; xong giờ thôi; xong ngay đây; "
        "xong liền; half done; partly done; to be done; undone; not finished; to do; working on it; đang dự thảo; "
        "đang tính toán; đang tính toán lại; đang tính lại"
    ),
    Tag.NOTYET: (
        "chưa; vẫn chưa; còn chưa; chưa hề; chưa từng; not yet; "
        "haven't; hasn't; chưa kịp; ❌; ✖; ❎; isn't; wasn't; aren't; "
        "ain't; chưa có gì; chưa có gì mới; chưa có tiến triển; chưa "
        "có tiến triển gì; chưa có gì cả"
    ),
    Tag.NOT: (
        "không; chẳng; chả; nỏ; không có; không hề; không còn; nỏ có; chẳng có; no; don't; not; khỏi; không cần; nỏ "
        "cần; chẳng cần; khỏi cần; không thể; nỏ thể; không muốn; cannot; can't"
    ),
    Tag.ISNOT: (
        "không phải; không phải là; chẳng phải; nỏ phải; đâu phải; chứ không phải; không phải do; chả phải; mô "
        "phải; có phải đâu; chứ nỏ phải"
    ),
    Tag.ROI: "rồi; rồi đó; rồi đấy",
    Tag.SOME: (
        "một ít; ít nhiều; chút ít; chút đỉnh; kha khá; nhiều; nhiều lắm; một số; được ít; tí ti; ít ỏi; khá nhiều; "
        "được một ít; một vài; vài; mấy; một chút; 1 ít; 1 chút; chút chút; một mớ; tàm tạm"
    ),
    Tag.NEARLY: ("sắp; gần; sắp sửa; gần như; suýt; gần gần; almost; nearly; sát; tí nữa là; chút nữa là; tí nữa thì"),
    Tag.ROUGHLY: (
        "cơ bản; về mặt hình thức; về hình thức; trên giấy tờ; trên lý thuyết; về cơ bản; tương đối; hòm hòm; sơ "
        "bộ; phần lớn; phần nhiều; gần hết; bước đầu; tạm; đại khái; cơ "
        "bản là; phần nào; một phần; 1 phần; được phần nào; đa phần; hầu hết; hầu như; tạm thời; nửa vời; phân nửa "
        "rồi"
    ),
    Tag.WILL: (
        "sẽ; cố gắng; cố; gắng; xin hứa; hứa; phấn đấu; dự kiến; sẽ cố gắng; sẽ cố; quyết tâm; tranh thủ; đảm bảo; "
        "bảo đảm; chắc chắn; cam kết; hy vọng; hi vọng; chắc sẽ; hẹn; xin hẹn; will; dự tính; ráng; chắc phải; "
        "khéo; mong"
    ),
    Tag.JUST: "vừa; mới; vừa mới; mới vừa; sớm đã",
    Tag.PAST: (
        "hôm qua; bựa qua; bữa qua; chiều qua; tối qua; sáng qua; đêm qua; hôm kia; hôm trước; tuần trước; tháng "
        "trước; quý trước; bữa trước; hôm nọ; hôm bữa; nãy; lúc nãy; ban nãy; hồi nãy; khi nãy; hồi sáng; lúc sáng; "
        "trước đó; tuần rồi; tháng rồi; hôm rồi; lâu rồi; từ lâu; từ lâu rồi; từ đời nào; từ hồi nào; từ đời tám "
        "hoánh; đời nào rồi; từ hôm qua; từ hôm kia; từ tuần trước; từ tháng trước; từ sáng; từ chiều qua; từ trước; "
        "từ trước rồi; yesterday; bựa tê; bựa trước; từ bựa qua; tuần vừa rồi; trưa qua; từ hôm trước; đầu giờ sáng; "
        "từ đầu tuần; từ đầu tháng; lâu lắm rồi; ngay từ đầu; từ đầu; khi hôm; bữa kia; mấy hôm trước; mấy hôm rồi"
    ),
    Tag.CAN: "được",
    Tag.HAVE: "có; nhận được; thấy; nhận; có được",
    Tag.HAVENT: (
        "chưa có; chưa về; chưa nhận được; chưa nhận; chưa thấy; chưa được cấp; chưa được giao; không nhận được; "
        "chưa có "
        "được; vẫn chưa có; chưa được bố trí; vẫn chưa nhận được; vẫn chưa thấy; chưa được nhận; chưa bố trí; chưa "
        "phân bổ; chưa được phân bổ; chưa cấp; chưa được cung cấp; chưa được hướng dẫn; còn chưa có"
    ),
    Tag.UNABLE: (
        "không kịp; nỏ kịp; chẳng kịp; không xuể; không kịp nữa; khó kịp; chưa chắc kịp; e không kịp; sợ không kịp; "
        "chả kịp; không thể kịp; không đúng hạn; không đúng tiến độ; trễ hạn; quá hạn; chậm tiến độ; trễ tiến độ; "
        "muộn hạn; chậm hạn"
    ),
    Tag.IN_TIME: (
        "kịp; đúng tiến độ; đúng hạn; đúng kế hoạch; kịp tiến độ; kịp hạn; theo kế hoạch; theo tiến độ; bảo đảm "
        "tiến độ; đảm bảo tiến độ; trong tầm kiểm soát; on track; on schedule; vẫn ổn; tiến độ ổn; bình thường; "
        "tiến độ bình thường; trước hạn; đảm bảo đúng hạn; làm kịp; kịp thời; thuận lợi; suôn sẻ"
    ),
    Tag.THOUGHT: (
        "tưởng; cứ tưởng; tưởng là; ngỡ; ngỡ là; cứ ngỡ; tưởng đâu; tưởng phải; tưởng rằng; lẽ ra; đáng lẽ; "
        "suýt phải; suýt nữa; tưởng như; tưởng chừng; ai cũng tưởng; giá mà; giá như; ước gì; ước chi; mong sao"
    ),
    Tag.INTEND: "định; tính; đang định; đang tính; có ý định; định là; tính là",
    Tag.BUT: (
        "nhưng; nhưng mà; mà; tuy nhiên; ai dè; hóa ra; ai ngờ; thế mà; vậy mà; rứa mà; song; chứ; ngờ đâu; hoá ra; "
        "nhưng rồi; cơ mà; có điều; rốt cuộc lại; té ra; but; mỗi tội; ấy vậy mà; ấy thế mà; nhưng lại; mà lại; "
        "nhưng còn"
    ),
    Tag.FINALLY: (
        "cuối cùng; cuối cùng thì; rốt cuộc; giờ; giờ thì; bây giờ; bây giờ thì; nay; đến nay; nhưng giờ; nhưng "
        "nay; hiện nay; hiện tại; chừ; chừ thì; bây chừ; bây chừ thì; may mà; may quá; nói chung; nói chung là; tóm "
        "lại; chốt lại; kết luận; tựu trung; đến giờ; tới giờ; nay thì; giờ đã; giờ này; đến thời điểm này; lúc "
        "này; now; kết luận là; tóm lại là; vừa rồi; hiện; hiện giờ; đến chừ; sáng nay thì; may sao; nói tóm lại; "
        "chốt là; giờ lại; nhưng chừ; nhưng hôm nay; nhưng cuối cùng; nhưng bây giờ; nhưng đến nay; nhưng hiện; mãi "
        "mới; mãi rồi; mãi cũng; mãi rồi cũng; mãi rồi mới"
    ),
    Tag.ONCE: (
        "lúc đầu; ban đầu; hồi đầu; trước đây; trước thì; lúc trước; đầu tiên thì; ban nãy còn; hôm qua còn; tuần "
        "trước còn; hồi trước; bữa trước còn; hôm trước còn; trước kia; sáng nay còn; mới hôm qua; hôm trước thì; "
        "khi đầu; mọi khi"
    ),
    Tag.OOPS: (
        "à nhầm; nhầm; à không; ý em là; ý tôi là; đính chính; à quên; nói nhầm; gõ nhầm; em nhầm; nhầm rồi; xin lỗi "
        "nhầm; lộn; à lộn; gõ lộn; sửa lại là; ấy nhầm; ý là; à mà không; à mà; gõ sai; viết nhầm; bấm nhầm; nói lại; "
        "nói lộn; em nhầm ạ; tôi nhầm; xin đính chính; đúng ra là; chính xác là; à em nhầm; ơ nhầm; ơ không; bấm lộn"
    ),
    Tag.IDIOM: (
        "xong cái đầu; xong con ong; xong đời; xong phim; xong chết liền; đầu xuôi đuôi lọt; nước đến chân mới "
        "nhảy; chậm mà chắc; còn nước còn tát; có công mài sắt; dục tốc bất đạt; xong hàng; đi đời; xong luôn cái "
        "thân; thế là xong phim; thế là xong; nói dễ hơn làm; để lâu cứt trâu hóa bùn; đâu lại vào đó; cái khó bó "
        "cái khôn; vạn sự khởi đầu nan; xong được là may; xong là may; xong được là tốt"
    ),
    Tag.JOKE: "đùa; đùa thôi; đùa đấy; nói đùa; đùa tí; đùa chút; joke; just kidding",
    Tag.HEDGE: (
        "hình như; nghĩ là; nghĩ; chắc là; có lẽ; có thể; nghe nói; nghe đâu; nghe bảo; thấy bảo; chắc; không "
        "chắc; chưa chắc; "
        "không biết; không rõ; chưa rõ; chưa biết; có vẻ; dường như; chắc chắn chưa; hầu như là; nỏ biết; không nhớ; "
        "không nhớ rõ; thấy nói; nghe đồn; maybe; bảo là; nghe anh em nói; không dám chắc; chưa dám chắc; chắc cũng; "
        "biết đâu; khả năng; khả năng là; có khả năng; không chừng; e là; em đoán; đoán; xong om; bảo; nói; kêu; "
        "bảo rằng; nói là; nói rằng; kêu là; báo là; năm ngoái; năm trước; kỳ trước; đợt trước; lần trước; chắc thế; "
        "chắc vậy; là tốt; là tốt rồi; thì tốt; thì tốt quá; mới đúng; là may; là may rồi; thì may; là mừng"
    ),
    Tag.NOWHERE: (
        "mới lạ; mới là lạ; đâu; mô; sao được; thế nào được; gì mà; mô mà; đâu mà; sao nổi; răng được; chi mà; "
        "đâu nhé; đâu ạ; nổi "
        "đâu; cái gì mà; cái nỗi gì; kiểu gì được; sao mà; nào đâu"
    ),
    Tag.HARDLY: (
        "làm gì đã; đâu đã; mô đã; khó mà; làm sao mà; có mà; đã mô; đâu có; làm gì có; mô có; khó; đời nào; còn "
        "lâu mới; còn lâu; làm răng mà; răng mà; có đâu; mần chi đã; làm sao; lấy đâu ra; lấy mô ra; còn khuya; còn "
        "khuya mới; mùa quýt; mùa quýt mới"
    ),
    Tag.ONLY: "chỉ; mỗi; chỉ mỗi; chỉ mới; mới chỉ; chỉ được; có mỗi; mới được; mới có; mỗi cái; được mỗi; chỉ có",
    Tag.LEFT: ("còn; vẫn còn; còn nữa; mới còn; còn thiếu; riêng; còn riêng; vẫn còn thiếu; chỉ thiếu; còn tồn; nốt"),
    Tag.BECAUSE: (
        "vì; do; bởi; bởi vì; tại; tại vì; lý do; lí do; nguyên nhân; vì lý do; nên; vì thế; cho nên; thành ra; "
        "because; vì rằng; là do; là vì; do là"
    ),
    Tag.OR: "hoặc; hoặc là; hay; hay là; hoặc giả",
    # What is done
    Tag.FINISH: (
        "xong; xong xuôi; hoàn thành; hoàn tất; done; finished; finish; complete; completed; xong béng; đâu vào đấy; "
        "đã đâu vào đấy; ✅; ✔; ☑; kết thúc; xong phứt; xong phéng; xong luôn; ra lò; all done; ok done; xong xuôi cả; "
        "hoàn thiện xong; toàn tất; đã xong xuôi; xong cmnr; xong hẳn; sent; submitted; signed; approved"
    ),
    Tag.HANDIN: (
        "nộp; gửi; ban hành; phát hành; đăng; đăng tải; công bố; chuyển đi; submit; send; gửi đi; bàn giao xong; bàn "
        "giao sản phẩm; công khai; gửi lên; gửi sang; gửi qua; gửi ra; đẩy lên; up; upload; đưa lên; cập nhật lên; "
        "nộp lên; nộp về; gửi về; lên cổng; đóng dấu; trả kết quả; gởi; giao nộp; nạp; đăng lên; gửi mail; quyết "
        "toán; thanh toán; gửi file; lên trục; lên trục văn bản; lên trục liên thông; chuyển kết quả; giao kết quả; "
        "phát kết quả"
    ),
    Tag.SIGN: (
        "ký; duyệt; phê duyệt; ký duyệt; thông qua; ký ban hành; được ký; ký số; ký xong; chấp thuận; ký tá; có chữ "
        "ký; có chữ kí; nghiệm thu"
    ),
    Tag.SUBMIT: (
        "trình; trình ký; trình duyệt; trình lên; trình qua; xin ý kiến; lấy ý kiến; xin chữ ký; trình thẩm định; "
        "trình phê duyệt; trình xin ý kiến; trình xem xét; trình ban hành; đưa lên trình; submit for approval; "
        "chuyển văn thư; đưa văn thư; ký nháy; xin ký; xin duyệt; xin phê duyệt; đưa; đưa ký"
    ),
    Tag.WORK: "làm; mần; thực hiện; xử lý; giải quyết; tổ chức; thi hành",
    Tag.CARRY: (
        "tiến hành; hoàn thiện; đụng; động; đụng tới; đụng đến; động đến; động tới; sờ; sờ tới; sờ đến; rờ; rờ tới; "
        "mó; động tay; triển khai; rờ đến; làm tới; làm đến; đụng vào; động vào; mó vào; nhúc nhích; started; start; "
        "ngó; ngó tới; ngó đến; dòm; mó tay; chạy; đụng tay; đụng chạm; động chạm; sờ vào; rờ vào; bập vào; rớ; rớ "
        "tới; đả động; chạm; chạm tới; chạm vào; sờ mó; nhích; nhích được; nhích lên"
    ),
    Tag.DRAFT: (
        "soạn; báo cáo tiến độ; báo cáo tình hình; soạn thảo; viết; tổng hợp; rà soát; chuẩn bị số liệu; thu thập; "
        "nhập; nhập liệu; rà; kiểm tra; xây dựng; tham mưu; biên soạn; chỉnh sửa; sửa; bổ sung; hoàn chỉnh; đối "
        "chiếu; khảo sát; lập; chỉnh; in; in ấn; photo; scan; kiểm; gõ; đánh máy; thẩm định; cập nhật; hỏi ý kiến; "
        "đôn đốc; tập hợp; xem xét; nghiên cứu; thiết kế; rà lại; kiểm tra lại; xem lại; đọc; mở; gom; viết lách; "
        "tính toán; tính toán lại; tính lại; đánh giá; biên tập; đàm phán; thương thảo; thương lượng; thi công; lắp "
        "đặt; đào tạo; tuyên truyền; giám sát; phân tích; phân loại; xác minh; thanh lý; chấm điểm; tuyển chọn; xét "
        "chọn; chạy thử; thử nghiệm; kiểm thử; cài đặt; vận hành; sắp xếp; họp bàn; bàn bạc; họp thống nhất; thống kê"
    ),
    Tag.START: (
        "bắt đầu; khởi động; bắt tay; bắt tay vào; bắt tay vào làm; bắt đầu làm; khởi công; vào việc; bắt tay làm; "
        "bắt đầu mần"
    ),
    Tag.PREPARE: "chuẩn bị; sửa soạn; chuẩn bị cho",
    Tag.REDO: (
        "trả lại; trả về; sửa lại; làm lại; bắt sửa; bắt làm lại; yêu cầu sửa; phải sửa; phải làm lại; bị trả; in "
        "lại; trả hồ sơ; yêu cầu bổ sung; bắt bổ sung; chỉnh lại; phải chỉnh; phải bổ sung; bắt chỉnh; yêu cầu làm "
        "lại; yêu cầu chỉnh; gạch hết; cần sửa; cần bổ sung; cần chỉnh; từ chối; không duyệt; không ký; trả lui; "
        "thu hồi; bị sai; sai số liệu; còn sai; viết lại; phải viết lại; bắt viết lại; mần lại; phải mần lại; bắt "
        "mần lại; cần hoàn thiện; phải hoàn thiện lại; hoàn thiện lại; yêu cầu hoàn thiện; bảo sửa; bảo làm lại; "
        "bảo chỉnh; kêu sửa; bảo bổ sung; dặn sửa; bảo chỉnh lại; bảo sửa lại; cho sửa lại"
    ),
    Tag.REPORT: (
        "báo; báo lại; báo cáo lại; báo cáo sau; trả lời sau; báo sau; phản hồi lại; thông báo lại; phản hồi sau; "
        "trả lời lại; nhắn"
    ),
    Tag.REPLY: (
        "trả lời; phản hồi; cung cấp; cấp; phối hợp; góp ý; cho ý kiến; tham gia ý kiến; thống nhất; hợp tác; trả; "
        "chịu gửi; giao dự toán; bố trí; phân bổ; chịu làm; chịu nộp; nghe máy; bắt máy; giải ngân; chuyển tiền; "
        "đồng ý; cấp kinh phí; đưa số liệu; đưa dữ liệu; đưa thông tin; gửi số liệu"
    ),
    Tag.AT_ONCE: (
        "ngay; ngay lập tức; ngay và luôn; liền; liền đây; ngay đây; luôn; luôn và ngay; ngay bây giờ; liền luôn; "
        "ngay giờ; ngay chừ; đây; liền ạ; ngay nè; gấp"
    ),
    # Trouble
    Tag.BLOCK: (
        "vướng; vướng mắc; kẹt; mắc; bí; khó khăn; gặp khó; gặp khó khăn; ách tắc; tắc; bế tắc; trục trặc; vướng víu; "
        "ách; gặp vướng mắc; stuck; blocked; khó khăn vướng mắc; mắc kẹt; vướng chỗ; gặp vấn đề; có vấn đề; tắc "
        "nghẽn; mắc mớ; sự cố; gặp sự cố; tắc ở; kẹt ở; trắc trở; gặp trục trặc; nghẽn; nghẽn ở; bị nghẽn; bị tắc; bị "
        "kẹt; bị vướng; tắc tị"
    ),
    Tag.WAIT: (
        "chờ; đợi; chờ đợi; ngóng; waiting; waiting for; pending; chờ vào; trông chờ; còn chờ; phải chờ; đang chờ; "
        "đang đợi; vẫn chờ; vẫn đợi; còn đợi; phải đợi; vẫn đang chờ; vẫn đang đợi; phụ thuộc; phụ thuộc vào; còn "
        "phải chờ; hiện chờ; còn phải đợi; chờ đến khi; hóng"
    ),
    Tag.BROKEN: (
        "hỏng; lỗi; bị lỗi; bị hỏng; treo; bị treo; treo máy; mất mạng; rớt mạng; mất điện; đứng máy; hết tiền; hết "
        "kinh phí; không có kinh phí; không có tiền; hết vốn; không vào được; không đăng nhập được; không xuất được; "
        "không truy cập được; không mở được; không liên hệ được; không liên lạc được; chưa có kinh phí; cháy máy; hư; "
        "bị hư; sập; bị sập; sập mạng; nghẽn mạng; không chạy; không hoạt động; không lên được; không in được; không "
        "gửi được; không tải được; không gọi được; không ký được; chết máy; máy hỏng; máy lỗi; bị cắt; hết hợp đồng; "
        "không đủ kinh phí; thiếu kinh phí; thiếu tiền; thiếu vốn; cắt kinh phí; không login được; không hợp tác; "
        "không phối hợp; không chịu; không trả lời; không phản hồi; không cung cấp; không có số liệu; bảo trì; đang "
        "bảo trì; bị khóa; thiếu số liệu; thiếu dữ liệu; thiếu thông tin; không có người; không có mẫu; không nộp "
        "được; không triển khai được; không thực hiện được; không thể thực hiện; không thể triển khai; mất file; mất "
        "dữ liệu; nhiễm virus; không có mạng; hỏng máy; nỏ có kinh phí; nỏ có tiền; nỏ có mẫu; nỏ có người; chẳng có "
        "kinh phí; không có dữ liệu; không có thông tin; không có căn cứ; không có hướng dẫn; không có nhân lực; "
        "token hết hạn; chứng thư số hết hạn; hết hạn token; hết hạn chữ ký số"
    ),
    Tag.LACK: "thiếu; đang thiếu; thiếu hụt; không đủ; chưa đủ; bị thiếu",
    Tag.CLEARED: (
        "tháo gỡ; gỡ; gỡ được; đã gỡ; khắc phục; hết vướng; hết kẹt; hết khó khăn; thông rồi; gỡ xong; đã khắc "
        "phục; giải quyết được; tháo gỡ được; hết vướng mắc; hết tắc; sửa được rồi; hết lỗi; gỡ rối; ổn rồi; ổn; "
        "chạy lại rồi; khơi thông; hết mắc; được tháo gỡ; hết bí"
    ),
    Tag.HALT: (
        "tạm dừng; dừng; tạm ngưng; tạm ngừng; ngừng; tạm hoãn; dừng lại; đình chỉ; tạm đình chỉ; ngưng; đang dừng; "
        "bị hoãn; đình trệ; gác lại; tạm gác; bỏ dở; phải dừng; đóng băng; tạm gác lại; đang ngưng; treo lại; bị "
        "đình trệ; đang tạm dừng; đang tạm hoãn"
    ),
    Tag.CANCEL: (
        "bỏ; hủy; hủy bỏ; bãi bỏ; rút; đã bỏ; thôi không; không làm nữa; không thực hiện nữa; không triển khai nữa; "
        "dừng hẳn; dẹp; cho thôi; rút khỏi; không phải làm nữa; khỏi làm; không cần làm nữa; cancelled; cancel; "
        "không yêu cầu nữa; đưa ra khỏi; cắt khỏi; không còn hiệu lực; được bỏ; thôi không làm; khỏi mần; nỏ mần "
        "nữa; không cần làm; không mần nữa; không cần nữa; hết hiệu lực; loại khỏi; loại bỏ; rút ra khỏi; không tổ "
        "chức nữa; miễn; được miễn; không cần thực hiện; không phải thực hiện; bãi; không còn thực hiện; không còn "
        "làm; không phải làm; thôi không phải làm"
    ),
    Tag.SELF: (
        "nghỉ ốm; việc nhà; việc riêng; việc cá nhân; việc gia đình; ốm; nghỉ phép; công tác; đi công tác; họp; bận "
        "họp; đi họp; lái xe; đi học; học; nghỉ thai sản; thai sản; nằm viện; đi viện; bệnh; đi đường; ngoài đường; "
        "trên đường; bận; bận quá; bận việc; bận lắm; đi tập huấn; tập huấn; ăn cơm; ăn trưa; mệt; đau; đi xa; về "
        "quê; đi vắng; dự họp; dự hội nghị; hội nghị; nghỉ lễ; ngoài đồng; đi cơ sở; dưới cơ sở; đi xã; ở bệnh viện; "
        "ở viện; đi đám; chăm con; con ốm; đi thực tế; tiếp đoàn; bận con; ngủ; ở ngoài; giao ban; họp giao ban; sốt; "
        "đi thi; đi khám; khám bệnh; trực; đi trực; đi tàu; đi máy bay; trên xe; ngồi họp; đi cưới; mắc họp; kẹt xe; "
        "kẹt họp; vướng họp; nghỉ; ăn; uống nước; tắm; cách ly; covid; nằm nhà"
    ),
    Tag.ARISE: "phát sinh; nảy sinh; arose; xảy ra",
    Tag.NOTHING: (
        "0 hồ sơ; 0 trường hợp; 0 vụ; 0 vụ việc; 0 đơn; 0 đơn thư; nothing to report; nothing arose; không có gì để "
        "báo cáo; không có gì phát sinh; không có gì mới; không có chi mới; nothing new; không có nội dung phát sinh; "
        "không có nội dung báo cáo; không có gì báo cáo; không có việc phát sinh; không có chi phát sinh; không có gì "
        "cần báo cáo; no new cases; nothing; nỏ có chi mới; nỏ có chi phát sinh; 0 phát sinh; phát sinh 0; phát sinh "
        "không"
    ),
    Tag.LIGHT_SIGN: "🔴; 🟡; 🟢; 🟠; 🔵; ⚪; ⚫; 🟣; 🟥; 🟨; 🟩",
    Tag.CHANGE: (
        "cắt; giảm; tăng; cắt giảm; bị cắt giảm; giảm trừ; tiết kiệm; hụt; bị giảm; tăng thêm; giảm còn; chiếm; trích"
    ),
}
