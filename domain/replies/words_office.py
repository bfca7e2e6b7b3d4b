"""Words of an office: who, what and where. What is left of them is a note (replies guide, "Reason")."""

from domain.replies.tags import Tag

OFFICE: dict[Tag, str] = {
    Tag.BOSS: (
        "sếp; lãnh đạo; giám đốc; phó giám đốc; thủ trưởng; trưởng phòng; phó phòng; chủ tịch; phó chủ tịch; lãnh "
        "đạo sở; lãnh đạo phòng; chánh văn phòng; sếp lớn; cục trưởng; chi cục trưởng; gđ; pgđ; pgd; gđ sở; lđ; lđ "
        "sở; lãnh đạo tỉnh; bí thư; xếp; giám đốc sở; sếp trưởng; sếp phó; ban giám đốc; bgđ; thường trực; phó chủ "
        "tịch tỉnh; lđvp; chủ tịch tỉnh; thủ trưởng đơn vị; bgđ sở; ct; lãnh đạo ban; sếp tổng; pct; chánh thanh "
        "tra"
    ),
    Tag.ORG: (
        "sở; bộ; ubnd; ubnd tỉnh; xã; các xã; phường; huyện; tỉnh; phòng; văn phòng; vp; chi cục; cục; trung tâm; kho "
        "bạc; ngân hàng; công ty; nhà thầu; đơn vị tư vấn; tư vấn; các đơn vị; hđnd; thanh tra; công an; sở tài "
        "chính; sở nội vụ; sở tư pháp; bên tài chính; bên kế toán; kế toán; các sở; các ngành; các phòng; ngành; "
        "viện; trường; bưu điện; viettel; vnpt; mặt trận; đoàn kiểm tra; đoàn; hội đồng; tổ; các địa phương; địa "
        "phương; các đơn vị khác; phòng khác; đơn vị khác; cơ sở; doanh nghiệp; khoa; ban; kế toán trưởng; phòng tài "
        "chính; tổ chức cán bộ; hành chính; thủ quỹ; tài chính; cấp dưới; cấp trên; nhà cung cấp; đối tác; các "
        "phường; xã phường; các xã phường; các huyện; mấy xã; mấy đơn vị; vài xã; nhiều xã; một số xã; một số đơn vị; "
        "bên thuế; thuế; bảo hiểm; tòa án; viện kiểm sát; chính phủ; bộ phận một cửa; một cửa; bên kỹ thuật; kỹ "
        "thuật; cntt; bên công ty; phía công ty; phía sở; bên sở; bên phòng; bộ tài chính; bộ nội vụ; bộ khcn; xã "
        "nào; ban quản lý; ban chỉ đạo; ban tổ chức; cơ quan khác; bên kia; phía bạn; chủ đầu tư; đồng nghiệp; thôn; "
        "xóm; bản; các thôn; bên; đơn vị; sở xây dựng; sở y tế; sở công thương; sở giáo dục; sở nông nghiệp; sở giao "
        "thông; sở kế hoạch; sở khoa học; sở thông tin; sở văn hóa; sở lao động; sở ngoại vụ; sở du lịch; sở tài "
        "nguyên; phòng tổng hợp; phòng kế hoạch; phòng kế hoạch tài chính; phòng tổ chức; phòng hành chính; phòng "
        "thẩm định; phòng kiểm tra; hội đồng thẩm định; hội đồng nghiệm thu; tổ thẩm định; tổ soạn thảo; ban soạn "
        "thảo; tổ biên soạn; tổ giúp việc; bên tổng hợp; bộ phận tổng hợp; bộ phận thẩm định; công dân; người dân; "
        "dân; bà con nhân dân; cục thống kê; chi cục thống kê; cơ quan thẩm định"
    ),
    Tag.PART: (
        "phần; dự thảo; nháp; bản nháp; bản thảo; khung; đề cương; bước; giai đoạn; chương; phụ lục; dự thảo lần; "
        "phần đầu; phần em; phần của em; phần tôi; phần mình; bản dự thảo; phần việc của em; phần của phòng em; "
        "phần của tôi; phần của mình; khâu; phần nội dung; phần số liệu; phần chữ; phần lời; phần tổng hợp; sườn; "
        "dàn ý; phác thảo; biểu; biểu số; mục lục; phần mở đầu; phần sau; phần cuối; công đoạn; draft; phần của "
        "phòng; bản mềm; bản thô; trang; dự thảo báo cáo; dự thảo kế hoạch; dự thảo tờ trình; dự thảo quyết định; "
        "vòng; phần khung; bài nháp; số liệu; một nửa phần; chặng; phụ biểu; phần việc; phần phòng em; đợt; hạng "
        "mục; chữ ký; phần việc của phòng em; phần việc của phòng tôi; phần việc của tôi; phần việc của mình; phần "
        "việc của đơn vị em; phần việc của phòng; mở đầu; phần thân; bìa; thân bài"
    ),
    Tag.CASE: (
        "hồ sơ; vụ việc; đơn thư; trường hợp; hồ sơ nào; vụ việc nào; đơn thư nào; trường hợp nào; đơn; đơn nào; "
        "yêu cầu nào; ca nào; vụ nào; phản ánh; khiếu nại; tố cáo; sự việc nào; văn bản nào; hồ sơ mới; lượt; "
        "khách; thủ tục nào; nội dung nào; sự cố nào; cuộc nào; hồ sơ phát sinh; vụ; văn bản đến; đề nghị nào; hồ "
        "sơ gì; hồ sơ chi; vụ việc gì; hồ sơ mô; gì mới; hồ sơ nộp; đơn thư khiếu nại; vụ mô; đơn vị nào nộp; gì "
        "phát sinh; đơn gì; đơn mô; trường hợp mô; đề tài nào; dự án nào; hợp đồng nào; hồ sơ nào cả; chi phát "
        "sinh; phản ánh kiến nghị; kiến nghị nào; phản ánh nào; khiếu nại nào; tố cáo nào"
    ),
    Tag.FORM: (
        "mẫu; biểu mẫu; file mẫu; văn bản; công văn; link; đường link; số điện thoại; sđt; mẫu báo cáo; mẫu biểu; "
        "đề cương mẫu; email; bản mẫu; công văn giao; thông tin; mã số; tài liệu; nội dung cụ thể; mẫu ni; địa chỉ; "
        "file gốc; mật khẩu; văn bản hướng dẫn; kế hoạch gốc; văn bản giao; công văn hướng dẫn; bản gốc; form; "
        "template; văn bản gốc; văn bản giao việc; hướng dẫn; file"
    ),
    Tag.TIME: "thời gian; thì giờ; sức; hơi sức",
    Tag.NOUN: (
        "kinh phí; tờ trình; quyết định; kế hoạch; nghị quyết; bảng; kết quả đấu thầu; máy; máy tính; mạng; hệ thống; "
        "phần mềm; tiền; vốn; dự toán; ý kiến; công chức; nhân lực; người; cán bộ; tư pháp; đầu tư; đấu thầu; thư ký; "
        "đăng ký; quy định; quy trình; quy hoạch; quy chế; đại hội; chi bộ; hội nghị sơ kết; tết; cổng thông tin; "
        "trục liên thông; website; zalo; zalo nhóm; nhóm zalo; email cơ quan; dấu; con dấu; thông tư; nghị định; chỉ "
        "đạo; chủ trương; hợp đồng; tham luận; thẩm tra; văn bản trả lời; phiếu trình; biên bản; máy chủ; chuyên môn; "
        "chuyên viên; nghiệp vụ; cải cách; hành chính công; chính quyền; chuyển đổi số; khoa học; công nghệ; tài "
        "khoản; nguồn vốn; mua sắm; sáng kiến; đề tài; dự án; nội vụ; tài chính công; đảng ủy; đảng bộ; đảng viên; "
        "đảng; chi bộ đảng; thủ tục; mưa bão; lũ; lụt; bão; máy in; máy scan; báo giá; giá; thầu; gói thầu; hồ sơ mời "
        "thầu; bài viết; bài báo; tin bài; phiếu; phiếu khảo sát; phụ cấp; hội thảo; tập huấn viên; chuyên đề; báo "
        "cáo tuần này; báo cáo số liệu; kiểm điểm; kê khai; bản cứng; bản giấy; bản scan; bản word; danh sách; kết "
        "quả; thông tin báo cáo; văn thư; công văn trả lời; văn bản góp ý; công văn góp ý; văn bản phúc đáp; công văn "
        "phúc đáp; văn bản phản hồi; ý kiến góp ý; văn bản thẩm định; báo cáo thẩm định; báo cáo tổng hợp; bảng tổng "
        "hợp; biểu tổng hợp; báo cáo rà soát; kết quả rà soát; kết quả thẩm định; kết quả khảo sát; kết quả kiểm tra; "
        "báo cáo khảo sát; báo cáo kiểm tra; kế hoạch kiểm tra; tờ trình thẩm định; hồ sơ thẩm định; báo cáo thống "
        "kê; số liệu thống kê; biểu thống kê; báo cáo đánh giá; báo cáo giám sát; kế hoạch giám sát; kế hoạch đào "
        "tạo; kế hoạch tuyên truyền; kế hoạch khảo sát; dữ liệu"
    ),
}
