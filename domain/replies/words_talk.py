"""Words of talk: seen and understood, asking, thanks, greetings, small talk, commands (replies guide: ack,
question, not_status).
"""

from domain.replies.tags import Tag

TALK: dict[Tag, str] = {
    Tag.ACK: (
        "ok; oke; okay; okie; oki; okê; okela; okla; oklah; okey; okii; ô kê; ô kê la; o kê; uk; ừ; ờ; ừm; ừa; "
        "vâng; vâng ạ; dạ; dạ vâng; dạ rõ; roger; yes; yep; yeah; uh; ụa; 👍; 👌; 🫡; 🆗; 🤝; ✌; 🙆; nhất trí; đồng ý "
        "ạ; tuân lệnh; tuân chỉ; yes sir; yessir; rứa hè; rứa nạ; vâng vâng; dạ dạ; ok ok; dạ vâng ạ; dạ được; "
        "vâng được; được ạ; ok rồi; okie rồi; okê rồi; k; kê; rồi ok; để em; để em xem; để em xem đã; để em coi; "
        "để em làm; để tôi làm; để mình làm; để tôi xem; để mình xem; để em kiểm tra; để em hỏi; để em hỏi lại; "
        "để em xem lại; để em kiểm tra lại; để em lo; để em xử lý; ô tô kê; ok luôn; ok bạn; chấp hành; quán "
        "triệt; để e xem; để e làm; để tui coi; để tui mần; để em mần; để em rà lại; chờ em xem; đợi em xem; chờ "
        "em xem đã; chờ tôi xem; chờ mình xem; chờ em kiểm tra; đợi em kiểm tra; chờ em hỏi; đợi em hỏi; ukm; "
        "uhm; umh; uhuh; um"
    ),
    Tag.SEEN: (
        "rõ; rõ rồi; đã rõ; đã nhận; nhận rồi; nhận được rồi; đã nhận được; đã nhận đủ; nhận đủ; nhận đủ rồi; hiểu; "
        "đã hiểu; hiểu rồi; biết rồi; đã biết; nắm rồi; đã nắm; nắm được rồi; đã nắm được; nhớ rồi; đã nhớ; đã xem; "
        "xem rồi; đã đọc; đọc rồi; thấy rồi; đã thấy; tiếp thu; đã tiếp thu; đã tiếp nhận; ghi nhận; đã ghi nhận; "
        "noted; copy; got it; understood; em nhận việc; nhận việc; nhận nhiệm vụ; đã tiếp nhận việc; rõ ạ; xin tiếp "
        "thu; nhận lệnh; xin nhận; đã rõ ạ; đã nhận việc; biết; đã nhận thông tin; nhận thông tin; đã nghe; nghe rồi; "
        "nghe rõ; đã nhận nhiệm vụ; đã nhận tin; đã nhận thông báo; nhận tin; thấy tin rồi; em nhớ; em biết; em nhận; "
        "em rõ; ghi nhớ; đã ghi nhớ; đã xem tin; seen; đã ký nhận; em xem; xem đây; đã tiếp nhận thông tin; đã nhận "
        "được tin nhắn; nhận được tin nhắn; đã nhận được thông tin; đã nhận tin nhắn; nhận được thông báo; đã nhận "
        "được thông báo; đã nhận nhắc việc; tiếp thu ý kiến; tiếp thu chỉ đạo; nhận chỉ đạo; xin tiếp thu ý kiến; em "
        "tiếp nhận; xin tiếp nhận; tiếp nhận rồi; em xin tiếp nhận"
    ),
    Tag.QWORD: (
        "gì; chi; ai; nào; sao; răng; bao giờ; khi nào; khi mô; lúc nào; mấy giờ; ngày mấy; ngày nào; bao nhiêu; thế "
        "nào; như thế nào; ra sao; ở đâu; ở mô; chỗ nào; tại sao; vì sao; vì răng; răng rứa; kiểu gì; kiểu chi; cái "
        "gì; cái chi; việc gì; việc chi; là gì; là sao; là ai; là răng; bao lâu; hôm nào; ai làm; cho ai; hỏi ai; gửi "
        "ai; nộp ai; của ai; what; when; who; where; why; how; which; hạn mấy; đến bao giờ; đến khi nào; đến khi mô; "
        "tới khi mô; tới khi nào; tới bao giờ; đến lúc nào; đến hồi mô; đến ngày nào; đến ngày mô; đến hôm nào; mần "
        "răng; ai rứa; chi rứa; chi rứa hè; răng hè; khi mô hè; tháng mấy; thứ mấy; mấy bản; đâu rồi; có phải; đơn vị "
        "nào; phòng nào; tháng nào; còn mấy; sao lại; sao thế; sao vậy; loại nào; ngày bao nhiêu; cho hỏi; cho em "
        "hỏi; xin hỏi; hỏi chút; em hỏi; em hỏi chút; em muốn hỏi; tôi muốn hỏi; cho mình hỏi; cho tôi hỏi; hỏi tí; "
        "hỏi xíu; cho hỏi chút; hồi mô; bữa mô; chỗ mô; có đúng; hay sao; có cần; việc nào; nội dung gì; liệu có; bựa "
        "mô; hôm mô; ngày mô; lúc mô; việc mô; cái nào; cái mô; nhiệm vụ nào; đầu việc nào; ai mô; ở chỗ mô; qua đâu; "
        "về đâu; lên đâu; bữa nào; liệu; liệu đã"
    ),
    Tag.QTAIL: (
        "à; hả; phải không; đúng không; không nhỉ; nhỉ; chăng; hay chưa; hay không; có phải không; không hè; à nhỉ; "
        "ha; được chưa; phải khộng; đúng chứ; không ta; có đúng không; ok không; hỉ; phỏng; ủa; vậy à; thế à; rứa à; "
        "vậy hả; thế hả; phải ko; xong giúp em; xong giúp em với; xong hộ em; xong giùm em; có sao không; hoàn thành "
        "giúp; hoàn thành giúp em; hoàn thành giúp em với; đúng chưa; đủ chưa; ổn chưa; chuẩn chưa; rứa được chưa; "
        "vậy được chưa; về chưa; tới chưa; đến chưa; lên chưa; ra chưa; sang chưa"
    ),
    Tag.MAY: (
        "được không; có được không; được không nhỉ; được hông; được không ta; được nỏ; được không hè; được chứ; "
        "được không vậy"
    ),
    Tag.THANKS: (
        "cảm ơn; cám ơn; thanks; thank; tks; thank you; thankiu; cảm "
        "ơn nhiều; cảm ơn đã nhắc; xin cảm ơn; trân trọng; trân trọng "
        "cảm ơn; 🙏; thks; thx; ty; đa tạ; trân trọng báo cáo; cảm ơn "
        "nhắc; cảm ơn vì đã nhắc; cám ơn đã nhắc"
    ),
    Tag.GREET: (
        "chào; xin chào; kính chào; hello; hi; alo; a lô; kính gửi; kính thưa; thưa; kính báo; báo cáo anh; báo cáo "
        "chị; báo cáo sếp; em báo cáo; tôi báo cáo; xin báo cáo; em xin báo cáo; báo cáo thủ trưởng; tôi xin báo cáo; "
        "mình báo cáo; báo cáo đồng chí; xin lỗi; sorry; em xin lỗi; báo cáo lãnh đạo; báo cáo bác; báo cáo cô; báo "
        "cáo chú; báo cáo văn phòng; phòng em báo cáo; phòng em xin báo cáo; phòng tôi báo cáo; xin phép báo cáo; báo "
        "cáo giám đốc; báo cáo các anh; báo cáo các anh chị; báo cáo anh chị; bc anh; thông cảm; mong thông cảm; anh "
        "thông cảm; chị thông cảm; xin thông cảm; mong anh thông cảm; em thưa; áy náy; cháu báo cáo; good morning; "
        "chào buổi sáng; chào buổi chiều; thú thật; nói thật; nói thật là; thật ra; thực ra; thật tình; thú thực; báo "
        "cáo với; báo với; kính báo cáo; bc sếp; phòng báo cáo; xin báo; em xin báo; báo cáo trưởng phòng; hị; dear; "
        "phòng em xin phép báo cáo; em trả lời muộn; em trả lời chậm; em phản hồi muộn; em phản hồi chậm; tôi trả lời "
        "muộn; mình trả lời muộn; yên tâm; anh yên tâm; chị yên tâm; đừng lo; khỏi lo"
    ),
    Tag.CHAT: (
        "hihi; haha; hehe; hi hi; ha ha; kkk; kk; kaka; hic; huhu; hu "
        "hu; hix; hjhj; hí hí; hehehe; hahaha; hihihi; lol; kiki; "
        "chúc; chúc mừng; ngủ ngon; good night; bye; tạm biệt; vui "
        "vẻ; mạnh khỏe; sức khỏe; ăn cơm chưa; ăn chưa; khỏe không; "
        "đẹp trời; trời mưa; trời nắng; nóng quá; lạnh quá; mưa to; "
        "cuối tuần vui vẻ; nhậu; cà phê; cafe; bia; bóng đá; đá bóng; "
        "sticker; ảnh; gif; video; hình ảnh; tin nhắn thoại; ghi âm; "
        "voice; test; thử; abc; asdf; đẹp trai; xinh; yêu; thương; "
        "xinh gái; ngày mới tốt lành; tốt lành; năm mới; sinh nhật; "
        "vui tính; bot; robot; máy trả lời; hát; phim; 😂; 😁; 🤣; 😅; 😊; "
        "❤; 🎉; 😍; 🌹; 😭; 😢; 🥰; 😘; 🙂; 😀; 😆; 😉; 😎; 🤔; 💪; 🔥; 🌸; 💐; ☺; 🤗; "
        "😡; 😤; 🙄; 😴; 💔; 🎂; ☕; 🍻; :); :)); :))); =)); =))); :3; :v; "
        "<3; ^^; :d; :p; trời ơi; ôi trời; thật á; vui quá; giỏi quá; "
        "tuyệt; tuyệt vời; good; nice; great; wow; đi ăn; đi chơi; "
        "chào em; chào anh; chào chị; chào cả nhà; chào mọi người; "
        "mời; trời đẹp; hôm nay đẹp trời; đi nhậu; thời tiết; buồn "
        "ngủ; ăn sáng; ăn trưa không; trà sữa; ăn cơm không; ăn trưa "
        "chưa; ngu"
    ),
    Tag.COMMAND: (
        "báo cáo tháng; báo cáo quý; báo cáo năm; báo cáo tuần; trợ giúp; help; menu; danh sách việc; danh sách "
        "nhiệm vụ; việc của tôi; việc của em; việc của mình; lịch; ngôn ngữ; tìm; tìm kiếm; lịch công tác; hướng "
        "dẫn sử dụng; xem việc; xem danh sách; nhật ký; cài đặt; báo cáo 6 tháng; báo cáo 9 tháng; thoát; đăng "
        "xuất; đăng nhập; hoàn tác; undo; sai; exit; quit; settings; list; xem lịch; xem báo cáo; xuất báo cáo; "
        "thống kê tháng; lịch việc; tra cứu; việc tuần này; việc hôm nay; việc tháng này; việc quá hạn"
    ),
}
