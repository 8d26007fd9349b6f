"""Words that end in what looks like a function word: "tiền của", "hiện tại", "nhà ở".

A rule that says "của wants a complement" has to step over them. From reading news (the dictionary has few of them).
"""

from __future__ import annotations

_STARTS = {
    "của": "tiền góp sức hôi khoe công cướp trộm phá tốn khó liền hoài tiếc hám ham",
    "các": "nội đài vương",
    "với": "chới tầm",
    "từ": "huấn đạo",
    "có": "sản",
    "tại": "hiện tồn sở đương thực tự tĩnh",
    "trong": "bên phía ở từ phần",
    "trên": "bên phía ở từ bề cận",
    "ở": "nhà nơi chỗ ăn lối",
    "về": "tải trở đưa đón gửi mang đem chở rước quay tiệc",
    "theo": "kéo mang đem chạy rẽ",
    "cho": "trời giao trao tặng dành gửi biếu nhường",
    "là": "lơ lụa lượt lập thà sà bay lướt rà",
    "để": "triệt đáo",
    "bị": "thiết chuẩn trang phòng",
    "do": "tự lý lí nguyên",
    "hoặc": "mê nghi huyễn",
    "bằng": "tấm văn cân công thăng",
    "giữa": "ở ngồi chặng ghế tháp",
}
_ENDINGS = frozenset((start, word) for word, starts in _STARTS.items() for start in starts.split())


def is_ending(before: str, word: str) -> bool:
    """Whether lower-case `word` behind `before` (any case) is the end of a longer word that may end a phrase."""
    return (before.lower(), word) in _ENDINGS
