"""Stretches of Vietnamese text that are not prose: addresses, numbers, titles and initials with stops.

No pattern matches a blank, and none takes in the stop that ends a sentence: "tạo.Thứ", "2017.Theo" and "Zing.vn.Theo"
keep their last stop open to the rules. Where a stop inside a stretch must not be taken for the end of a sentence, the
letter after it belongs to the stretch.
"""

from __future__ import annotations

from vnlint import Protection
from vnlint_rules.language.classes import MARKS, UPPER

_TOP_LEVEL = (
    "com|vn|net|org|edu|gov|info|biz|io|tv|asia|mobi|xyz|news|online|site|shop|club|store|app|dev|me|cc|eu|us|uk|jp|kr|cn|"
    "hk|sg|tw|th|id|my|ru|fr|de|it|es|pt|nl|be|ch|at|se|fi|dk|pl|cz|au|nz|ca|br|ar|mx|il|tr|ae|sa|ir|fm|gg|ly|so|gl|to"
)
_FILE_TYPES = (
    "pdf|docx?|xlsx?|pptx?|txt|csv|rtf|odt|epub|jpe?g|png|gif|bmp|svg|webp|tiff?|psd|mp[34]|avi|mkv|mov|flv|wav|flac|"
    "wmv|zip|rar|7z|tar|gz|iso|exe|msi|apk|ipa|dmg|dll|bat|html?|xml|json|jsonl|ya?ml|toml|css|jsx?|py|java|cpp|"
    "php|aspx?|jsp|sh|sql|srt"
)
_TITLES = (
    "TP|Tp|tp|TX|Tx|TT|Tt|TTr|Q|P|F|H|X|KP|KCN|KĐT|PGS|GS|TS|ThS|Ths|Th|BS|Bs|BSCK|DS|Ds|KS|Ks|KTS|LS|Ls|CN|NS|NSND|NSƯT|"
    "NGND|NGƯT|NCS|ĐH|CĐ|HLV|CLB|TTƯT|Đ/c|Đc|đ/c|Mr|Mrs|Ms|Dr|St|Ste|Sgt|Lt|Gen|Prof|Jr|Sr|No|Nr|Vol|vs|feat|ft|Co|Ltd|"
    "Inc|Corp|Bros|tr|sn|Cty|CTy|Tr|Ng|Ph|Nh|Kh|Ch|Gi|Qu|Đ|Ô|Ư|Â|Ă"
)

_WORD = rf"\w{MARKS}"
"""Inside a character class: what words are made of."""
_NO_WORD = rf"(?<![^\W_])(?<![{MARKS}])"
"""No letter, mark or digit stands before."""

PROTECTIONS: tuple[Protection, ...] = (
    Protection("url", r"(?i:(?:https?|ftp)://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]…]"),
    Protection("email", rf"(?<![{_WORD}.+-])[{_WORD}.+-]+@[{_WORD}-]+(?:\.[{_WORD}-]+)+"),
    Protection("handle", rf"(?<![{_WORD}])[@#][{_WORD}]+"),
    Protection("file-name", rf"(?<![{_WORD}-])(?:[{_WORD}-]+[./])*[{_WORD}-]+\.(?i:{_FILE_TYPES})(?![{_WORD}])"),
    Protection(
        "domain",
        rf"(?<![{_WORD}.-])(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:{_TOP_LEVEL}|{_TOP_LEVEL.upper()}|Com|Net|Vn)(?![{_WORD}])"
        rf"(?:/[{_WORD}/%?=&.-]*[{_WORD}]/?)?",
    ),
    Protection("library", r"\.NET\b|\b[A-Z]\+\+|\b[CF]#|\b[A-Z]\w+\.(?:js|ai|io)\b"),
    Protection("legal-number", r"\b\d+(?:/\d{4})?/[A-ZĐƯ]{2,}\d*(?:-[A-ZĐƯ]+\d*)*"),
    # Numbers with separators, dates, times, scores, versions and network addresses are digits joined by single marks.
    Protection("number", r"(?<!\d)[vV]?\d+(?:[.,:/x-]\d+)+(?!\d)"),
    Protection("time", rf"(?<![{_WORD}])\d{{1,2}}[hg]\d{{2}}(?![{_WORD}])"),
    Protection("title", rf"{_NO_WORD}(?:(?:{_TITLES})\.)+(?:[^\W\d_]|\d+)"),
    Protection("abbreviation", rf"(?<![{_WORD}])(?:(?:v\.v|T\.Ư|TƯ)(?![{_WORD}])|(?:Th|Ph)\.[SDd](?![{_WORD}])\.?)"),
    Protection("initials", rf"{_NO_WORD}(?:[{UPPER}]\.)+(?:-?[^\W\d_]|\d+)"),
    Protection("dotted-code", rf"{_NO_WORD}(?:[A-Z]{{1,4}}\d*|\d+[A-Z]{{1,3}})(?:\.\d+)+"),
    Protection("emoticon", rf"{_NO_WORD}[:;=]['-]?(?:[)(DPp]+(?![^\W_]|[{MARKS}])|3(?!\d))"),
    Protection("end-mark", r"\./\."),
)
"""In order of precedence: where several match from one place, the first one counts."""
