"""Stretches of Vietnamese text that are not prose: addresses, numbers, titles and initials with stops.

No pattern matches a blank, and none takes in the stop that ends a sentence: "tạo.Thứ", "2017.Theo" and "Zing.vn.Theo"
keep their last stop open to the rules. Where a stop inside a stretch must not be taken for the end of a sentence, the
letter after it belongs to the stretch.
"""

from __future__ import annotations

from vnlint import Protection

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

PROTECTIONS: tuple[Protection, ...] = (
    Protection("url", r"(?i:(?:https?|ftp)://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]…]"),
    Protection("email", r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    Protection("handle", r"(?<![\w])[@#]\w+"),
    Protection("file-name", rf"(?<![\w-])(?:[\w-]+[./])*[\w-]+\.(?i:{_FILE_TYPES})\b"),
    Protection(
        "domain",
        rf"(?<![\w.-])(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:{_TOP_LEVEL}|{_TOP_LEVEL.upper()}|Com|Net|Vn)(?!\w)"
        r"(?:/[\w/%?=&.-]*\w/?)?",
    ),
    Protection("library", r"\.NET\b|\b[A-Z]\+\+|\b[CF]#|\b[A-Z]\w+\.(?:js|ai|io)\b"),
    Protection("legal-number", r"\b\d+(?:/\d{4})?/[A-ZĐƯ]{2,}\d*(?:-[A-ZĐƯ]+\d*)*"),
    # Numbers with separators, dates, times, scores, versions and network addresses are digits joined by single marks.
    Protection("number", r"(?<!\d)[vV]?\d+(?:[.,:/x-]\d+)+(?!\d)"),
    Protection("time", r"(?<![\w])\d{1,2}[hg]\d{2}(?!\w)"),
    Protection("title", rf"(?<![\p{{L}}\p{{M}}\d])(?:(?:{_TITLES})\.)+(?:\p{{L}}|\d+)"),
    Protection("abbreviation", r"(?<!\w)(?:v\.v|T\.Ư|TƯ)(?!\w)|(?<!\w)(?:Th|Ph)\.[SDd]\b\.?"),
    Protection("initials", r"(?<![\p{L}\p{M}\d])(?:\p{Lu}\.)+(?:-?\p{L}|\d+)"),
    Protection("dotted-code", r"(?<![\p{L}\p{M}\d])(?:[A-Z]{1,4}\d*|\d+[A-Z]{1,3})(?:\.\d+)+"),
    Protection("emoticon", r"(?<![\p{L}\p{M}\d])[:;=]['-]?(?:[)(DPp]+(?![\p{L}\p{M}\d])|3(?!\d))"),
    Protection("end-mark", r"\./\."),
)
"""In order of precedence: where several match from one place, the first one counts."""
