"""Agencies, papers and sites that sign pictures, and where such a name ends."""

from __future__ import annotations

from vnlint import Pattern
from vnlint_rules.language.classes import LOWER, MARKS, UPPER
from vnlint_rules.residue.credit_ends import LONGEST, STOP, WHOLE, closed

PART = rf"[{UPPER}\d](?:[^\W_]|[{MARKS}.'’\-])*"
"""A word of a name."""
_AGENCIES = (
    rf"(?:(?:[\w{MARKS}-]+(?:\.[\w{MARKS}-]+)?\.(?i:com|net|org|info|vn|ru|cn|uk|gr|tv|cu|jp|kr)(?:\.(?:vn|au|uk|hk|sg))?|Vietnam\+"
    r"|Reuters|REUTERS|reuters|AFP|AP|EPA|TTXVN|TTX|TASS|RIA|Sputnik(?: News| International)?|Xinhua|Tân Hoa [xX]ã|THX"
    r"|Bloomberg|Getty(?: Images?)?|SCMP|CNN|BBC|DPA|Yonhap|Kyodo|KCNA|RT|Internet|internet|INTERNET|Facebook|facebook"
    r"|FB|Fb|Instagram|Twitter|YouTube|Youtube|CTV|NVCC|NDCC|BVCC|BSCC|CACC|FBNV|Daily ?[Mm]ail|Daily Star|Mirror"
    r"|Business Insider|New York Times|Washington Post|The Guardian|Telegraph|Independent|Sky (?:News|Sports)|Forbes"
    r"|CNBC|NBC News|NASA|US Navy|FIFA|VFF|Marca|Livescore|Weibo|Baidu|Flickr|Google [Mm]aps?|Otofun|Infonet"
    r"|VnExpress|Vnexpress|VNE|VietNamNet|Vietnamnet|VNN|Zing(?: [Nn]ews)?|ZING|TTO|TNO|NLĐO?|PLO|ANTĐ|CAND|SGGP|VOV"
    r"|VTV|VGP|VTC(?: News)?|Sina|Shutterstock|Pinterest|Wikipedia|Dân [Tt]rí|Dân [Vv]iệt|Tuổi [Tt]rẻ|Thanh Niên"
    r"|Tiền Phong|Người Lao Động|Tr[íi] [Tt]hức [Tt]rẻ|Tri [Tt]hức [Tt]rực [Tt]uyến|Người [Đđ]ưa [Tt]in)"
    rf"{WHOLE}(?:[ ]?[/,+-][ ]?|[ ](?=/))?)+(?: NV| nhân vật)?"
    rf"(?: phát(?=[^\S\r\n]*(?:[{UPPER}\d./(*]|$)))?"
)
_AGENCY = Pattern("(?m)" + _AGENCIES)
"""A closed list of the frequent ones, since their end is known."""
_SIGNED = Pattern(rf"(?m){PART}(?:(?<!(?:[^\W_]|[{MARKS}]){{2}}\.) {PART}){{0,3}}?(?: ?[/–-] ?|(?<=[/–-])){_AGENCIES}")
"""Somebody's name before one."""
_JOINS = Pattern("[/–-]")
_GOES_ON = Pattern(
    rf" ?[,/]|\)|\./|[-/][^\W_]|[^\S\r\n][{LOWER}]|(?:(?<=F[Bb])|(?<=[Ff]acebook)|(?<=Instagram)|(?<=[Tt]witter))"
    rf"(?: [{UPPER}](?:[^\W\d_]|[{MARKS}])+){{2}}"
)
"""After the name of a site: its page, or the person whose page it is; the rest of what is not understood."""
_COMMON = Pattern(
    r"(?:Tiền phong|Khám phá|Thể thao(?: và xã hội)?|Công lý|[Tt]ư liệu|Gia đình (?:và |& )?[Xx]ã hội"
    r"|Pháp luật (?:TP\.? ?HCM|Việt Nam)|An ninh [Tt]hủ đô|Kinh tế nông thôn|Một [Tt]hế giới|Diễn đàn Doanh nghiệp"
    r"|Đời sống (?:và |& )?[Pp]háp luật|[Cc]ắt (?:từ )?(?:clip|Clip|video)"
    r"|(?P<vague>Thanh niên|Lao động|Người lao động|Thời đại|Tổng hợp|[Cc](?:ắt từ|hụp)(?: từ)? màn hình"
    rf"|[Cc]hụp từ (?:clip|video)|Nhân vật|Tác giả)){WHOLE}"
)
"""Papers that are called by common words, and what stands for a name."""


def end_of_agency(text: str, start: int) -> tuple[int, bool] | None:
    """Where the name of an agency, alone or behind a person's, that begins at ``start`` ends, with the stop behind it,
    and whether that is sure; None when there is none.
    """
    match = _AGENCY.match(text, start, start + LONGEST)
    if match is None and _JOINS.search(text, start, start + LONGEST):
        match = _SIGNED.match(text, start, start + LONGEST)
    if match and not match.group().endswith("/"):
        named = match.group()
        end = match.end() if named.endswith("Vietnam+") else start + len(named.rstrip(" ,/+-"))
        return (end + 1, True) if STOP.match(text, end) else (end, not _GOES_ON.match(text, end))
    common = _COMMON.match(text, start)
    over = closed(text, common.end(), vague=bool(common["vague"])) if common else None
    return (over, True) if over else None
