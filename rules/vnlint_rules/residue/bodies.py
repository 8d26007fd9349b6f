"""Names of bodies that sign pictures: ministries, police, papers, schools, hospitals."""

from __future__ import annotations

from vnlint import Pattern
from vnlint_rules.language.classes import LOWER
from vnlint_rules.residue.credit_ends import WHOLE

_ALONE = (
    r"[Cc]ông an|CA|[Cc]ảnh sát|[Hh]ải quân|[Kk]hông quân|[Qq]uân đội|[Bb]iên phòng|[Hh]ải quan|[Bb]ệnh viện|BV"
    r"|[Bb]an tổ chức|BTC|[Gg]ia đình|[Đđ]oàn (?:làm )?phim"
)
"""What may stand without a word that tells which."""
_HEAD = (
    r"Bộ|Sở|(?:[Tt]ổng |[Cc]hi )?[Cc]ục|[Bb]an|[Vv]iện|Đài|[Đđ]ại học|ĐH|[Hh]ọc viện|UBND|[Đđ]ại sứ quán|[Tt]òa án|TAND"
    r"|VKSND|[Tt]hanh tra|[Cc]ổng thông tin"
)
_PAPER = r"[Bb]áo|[Tt]hời báo|[Tt]ạp chí"
_OF = (
    r"quốc phòng|ngoại giao|công an(?: nhân dân)?|công ?thương|y tế|tài chính|tư pháp|nội vụ|xây dựng|du lịch"
    r"|giáo dục(?: (?:và|&) đào tạo)?|GD ?[-&] ?ĐT|GTVT|KH ?[-&] ?ĐT|TN ?[-&] ?MT|NN ?[-&] ?PTNT|TT ?[-&] ?TT|TDTT"
    r"|giao thông(?: vận tải)?|tài nguyên(?: (?:và|&) môi trường)?|thông tin(?: (?:và|&) truyền thông)?"
    r"|khoa học(?: (?:và|&) (?:công nghệ|phát triển|đời sống))?"
    r"|văn hóa(?:,? (?:(?:và|&) )?thể thao(?: (?:và|&) du lịch)?)?"
    r"|nông nghiệp(?: (?:và|&) (?:phát triển nông thôn|PTNT)| Việt Nam)?|kế hoạch (?:và|&) đầu tư"
    r"|an ninh(?: nội địa| thủ đô)?|hàng không|hàng hải|đường bộ|đường sắt|kiểm lâm|thú y|hải quan"
    r"|nghệ thuật biểu diễn|quản lý thị trường|an toàn (?:giao thông|thực phẩm)|cảnh sát biển|PCCC|CSGT|CSĐT|hình sự"
    r"|khí tượng(?: thủy văn)?|quy hoạch(?: xây dựng)?|dinh dưỡng|đa khoa|quân sự|quân y|nhân dân"
    r"|kinh tế(?: trung ương| nông thôn| (?:và|&) đô thị| đô thị)?"
)
"""What bodies deal with; in small letters as in capitals."""
_PAPERS = (
    r"phòng không ?[-–] ?không quân|hải quân|không quân|quân đội nhân dân|quân giải phóng|mới|VOV|VnExpress|ANTĐ|CAND"
    r"|pháp luật(?: Việt Nam| (?:và|&) xã hội)?|doanh nghiệp(?: Việt Nam)?|phụ nữ(?: Việt Nam)?|tri thức trực tuyến"
    r"|sức khỏe(?: (?:và )?đời sống)?|gia đình (?:và|&) xã hội|tuổi trẻ(?: thủ đô)?|thanh niên|tiền phong|lao động"
    r"|người lao động|người đưa tin|dân trí|dân việt|đất việt|công lý|đầu tư|sài gòn giải phóng|thể thao|quốc tế"
    r"|đời sống (?:và )?pháp luật|hoàn cầu"
)
"""What papers are called besides."""
_PLACE = (
    r"Việt Nam|VN|Mỹ|Hoa Kỳ|Nga|Pháp|Italy|Úc|Australia|Israel|Iran|Iraq|Syria|Ukraine|Nhật(?: Bản)?|Hàn Quốc"
    r"|Triều Tiên|Trung Quốc|Đài Loan|Ấn Độ|Thái Lan|Lào|Campuchia|Indonesia|Malaysia|Singapore|Philippines|Thổ Nhĩ Kỳ"
    r"|Saudi Arabia|Ai Cập|Canada|Brazil|Ba Lan"
    r"|(?:TP\.? ?)?(?:HCM|Hồ Chí Minh)|(?:TP\.? ?)?(?:Hà Nội|Đà Nẵng|Hải Phòng|Cần Thơ)|An Giang|Bà Rịa ?[-–] ?Vũng Tàu"
    r"|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|Bình Thuận|Cà Mau|Cao Bằng"
    r"|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Tĩnh|Hải Dương|Hậu Giang|Hòa Bình"
    r"|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình"
    r"|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh"
    r"|Thái Bình|Thái Nguyên|Thanh Hóa|(?:Thừa Thiên )?Huế|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái"
)
PLACE = Pattern(rf"(?:{_PLACE}){WHOLE}")
_BODY = Pattern(
    rf"(?:(?P<alone>{_ALONE})|{_HEAD}|(?P<paper>{_PAPER})){WHOLE}"
    rf"(?P<of>(?: (?i:{_OF}){WHOLE}|(?(paper) (?i:{_PAPERS}){WHOLE}|(?!)))*)"
    rf"(?P<place>(?: (?:của|tại|tỉnh|thành phố))?(?: (?:{_PLACE}){WHOLE}(?: [Oo]nline)?(?![^\S\r\n][{LOWER}]))+)?"
)
"""A body, what it deals with, where it is."""
_BUSY = Pattern(rf" (?:{_PLACE}){WHOLE}[^\S\r\n][{LOWER}]")
"""A place before a small letter: either the body does something, or the place begins the next sentence."""


def end_of_body(text: str, start: int, end: int) -> tuple[int, bool] | None:
    """Where the name of a body that begins at ``start`` ends, before ``end``, and whether it is whole: a place is its
    last word. None where it is not told which body it is or where it ends.
    """
    match = _BODY.match(text, start, end)
    if match is None or not (match["alone"] or match["of"] or match["place"]) or _BUSY.match(text, match.end()):
        return None
    return match.end(), match["place"] is not None
