"""Words that ask for time, for a later reminder, or name somebody else (replies guide: extend, snooze, delegate)."""

from domain.replies.tags import Tag

REQUESTS: dict[Tag, str] = {
    Tag.EXTEND: (
        "lùi; gia hạn; dời; hoãn; khất; giãn; lùi hạn; dời hạn; lùi lại; dời lại; hoãn lại; khất lại; giãn ra; "
        "giãn hạn; nới; nới hạn; dịch hạn; kéo dài; lùi thời hạn; gia hạn thêm; lùi thêm; dời thêm; hoãn thêm; "
        "khất thêm; giãn thêm; điều chỉnh hạn; đổi hạn; đẩy hạn; đẩy lùi; chuyển hạn; sửa hạn; lùi thời gian; "
        "giãn tiến độ; lùi ngày; dời ngày; lui hạn; kéo dài thêm; hạn mới; chỉnh hạn; thay đổi hạn; nới thêm; "
        "lùi xuống; gia hạn lại; extend; extension; postpone; delay; đẩy xuống; dịch xuống; lùi tiến độ; "
        "nới thời gian; giãn thời gian; gia hạn thời gian; điều chỉnh thời hạn; kéo dài thời gian; lui; lùi bớt; "
        "dời lịch; thư thư; thư cho; châm chước; kéo thêm; cơi nới; cho em nợ; cho nợ; xin nợ; nợ đến; nợ tới"
    ),
    Tag.MORE: "thêm; thêm ít; bổ sung thời gian; thêm thời gian",
    Tag.LATE: (
        "muộn; chậm; trễ; muộn hơn; chậm hơn; trễ hơn; chậm lại; chậm thêm; muộn thêm; chậm mất; muộn mất; trễ mất"
    ),
    Tag.BEG: (
        "xin; xin phép; đề nghị; kính đề nghị; kính mong; xin đề nghị; đề xuất; kính xin; kính đề xuất; kiến nghị; "
        "xin được; please; muốn xin; cần xin; xin anh; xin chị; xin sếp; năn nỉ; xin với; phải xin; xin tiếp"
    ),
    Tag.WANT: "cần; muốn; mong anh; mong chị; mong sếp; cần phải; phải mất; phải cần",
    Tag.LET: "cho; cho xin; cho phép xin; cho được; cho mượn; cho phép",
    Tag.REMIND: (
        "nhắc; nhắc lại; nhắc em; nhắc tôi; nhắc mình; nhắc nhở; nhắc nhé; remind; remind me; hỏi lại; báo thức; "
        "nhắc giùm; nhắc hộ; nhắc giúp; nhắc việc; ping; snooze; nhắn lại; gọi lại; nhắc tui; nhắc chị; nhắc anh"
    ),
    Tag.LEAVE: "để; hãy để; cứ để; để qua; đợi đến; chờ đến; chờ tới; đợi tới; hẹn đến; hẹn lại; để vào",
    Tag.LATER: (
        "để sau; để lúc khác; để khi khác; để hôm khác; tính sau; để sau nhé; later; để sau đi; hẵng hay; lúc khác; "
        "hôm khác; khi khác; để từ từ; từ từ; nhắc sau; bữa khác; bựa khác; xem sau; hẹn khi khác; hẹn hôm khác; khi "
        "rảnh; lúc rảnh; khi nào rảnh; lúc nào rảnh; để thư thư; để hôm nào; khoan nhắc; khoan hãy nhắc; khoan đã"
    ),
    Tag.DONT: (
        "đừng; đừng có; thôi đừng; không cần nhắc; khỏi nhắc; thôi nhắc; ngừng nhắc; tắt nhắc; đừng nhắc; không nhắc "
        "nữa; đừng nhắc nữa; nhắc ít thôi; nhắc nhiều quá; nhắc hoài; nhắc lắm; nhắc suốt; nhắc mãi; spam; nhắc gì "
        "lắm; nhắc chi lắm; nhắc hoài luôn; thôi không nhắc; bớt nhắc; nhắc ít; hủy nhắc; bỏ nhắc; dừng nhắc; phiền; "
        "phiền quá; nhắc liên tục; nhắc nhiều; nhắc lắm thế; nhắc từ từ; nhắc ít lại; nỏ cần nhắc; mần phiền; làm "
        "phiền; tắt thông báo; tắt nhắc việc; stop; unsubscribe; tắt tin nhắn; chặn; nhắc dày; nhắc vừa thôi; không "
        "phải nhắc; nhắc cả ngày; nhắc suốt ngày; biết rồi khổ lắm; nói mãi; giục; giục hoài; giục mãi; hối; hối "
        "hoài; nhắc chi; nhắc chi mà; nhắc như; nhắc sớm quá; cứ nhắc; lải nhải; đỡ phiền; mỗi tuần; mỗi ngày; hàng "
        "tuần; hàng ngày; hằng ngày; hằng tuần; một lần thôi; 1 lần thôi; nhắc một lần; nhắc 1 lần; mỗi tháng; nhắc "
        "miết; miết; hối miết; mới nhắc; nhắc sớm; nhắc gì mà; nhắc gì mà lắm; nhắc gì mà lắm thế; nhắc chi mà lắm"
    ),
    Tag.HOLD: (
        "tí; chút; xíu; lát; một lát; một tí; 1 tí; 1 lát; tí xíu; xí; chút xíu; tẹo; tí đã; chút đã; lát đã; đã "
        "nhé; tí nhé; một xíu; 1 xíu; tý; một tý; 1 tý; xíu xiu; chốc; một chốc; giây lát; đã nào"
    ),
    Tag.GIVE: (
        "giao; chuyển; bàn giao; phân công; ủy quyền; nhường; giao lại; chuyển lại; chuyển giao; bàn giao lại; nhờ; "
        "chuyển qua; chuyển sang; giao sang; phân; giao cho; chuyển cho; bàn giao cho; phân công cho; nhường cho; "
        "giao lại cho; ủy quyền cho; chuyển giao cho; bàn giao lại cho; chuyển lại cho; chuyển tiếp; chuyển tiếp "
        "cho; forward cho; để cho; chuyển giúp; chuyển dùm; đẩy cho; đẩy sang; gán cho; tag; đùn; chuyển giùm; "
        "chuyển về; giao về; chuyển đến; nhờ sang"
    ),
    Tag.INCHARGE: (
        "phụ trách; chủ trì; đảm nhận; đảm nhiệm; đảm trách; nhận việc này; theo dõi; phụ trách rồi; nhận làm; cầm; "
        "cầm việc; lo; tiếp nhận việc; làm thay; thay; thay em; thay tôi; thay mình; làm giúp; làm hộ; làm giùm; "
        "xử lý thay; chủ trì tham mưu; tham mưu "
        "chính; đầu mối; làm đầu mối; thụ lý; quản lý; lo việc này; cầm hồ sơ; mần thay; mần giúp; đứng ra; kiêm; "
        "gánh; tiếp quản; làm việc này; mần việc này; nắm; nắm việc này; giữ; cầm trịch"
    ),
    Tag.OF: (
        "của; thuộc; thuộc về; thuộc thẩm quyền; thuộc trách nhiệm; thuộc chức năng; thuộc nhiệm vụ; là của; trách "
        "nhiệm của; là việc của; việc của; thuộc lĩnh vực; phần việc của; thuộc thẩm quyền của; thuộc trách nhiệm "
        "của; thuộc chức năng của; thuộc nhiệm vụ của; thuộc lĩnh vực của"
    ),
    Tag.WRONG: (
        "gửi nhầm người; nhầm người; sai người; nhắc nhầm; nhắc nhầm người; gửi sai người; nhầm địa chỉ; nhầm phòng; "
        "nhầm đơn vị; giao nhầm; không đúng người; nhầm số; lộn người; gửi lộn; gửi lộn người; nhắn nhầm; nhầm chỗ; "
        "sai địa chỉ; sai đơn vị; giao nhầm người; không liên quan; không thuộc; không phụ trách; không còn phụ "
        "trách; nỏ phụ trách; không theo dõi; không còn theo dõi; không đảm nhận; chuyển công tác rồi; chuyển phòng "
        "rồi; nghỉ hưu rồi; không được giao; không được phân công; đã chuyển công tác; không làm việc này; không làm "
        "mảng này; không nhận; chuyển đơn vị rồi; đã nghỉ hưu; không làm ở; không phải đầu mối; không chủ trì; wrong "
        "person; not mine; not my task; chuyển công tác khác; nhầm rồi không phải; gửi nhầm; không còn làm ở; không "
        "còn làm ở phòng; không còn ở; không còn công tác"
    ),
    Tag.ASKWHOM: "hỏi; liên hệ với; hỏi bên; gọi cho; gọi; hỏi thử; trao đổi với; liên hệ",
}
