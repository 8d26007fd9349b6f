"""The least recall that a self-test is to reach: what `--min-recall` asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vnlint.diagnostic import Message
from vnlint.errors import UsageError, unknown
from vnlint.lang import decimal
from vnlint.selftest.scores import OfKind, Scores

_BELOW = Message("{kind}: recall {share} is below {least}", "{kind}: tỉ lệ tìm thấy {share} thấp hơn {least}")
_NOT_MADE = Message("{kind}: no such error was made", "{kind}: không cài được lỗi nào loại này")
_NO_SHARE = Message(
    "--min-recall {text!r}: write KIND=SHARE or SHARE, from 0 to 1",
    "--min-recall {text!r}: hãy viết LOẠI=TỈ-LỆ hoặc TỈ-LỆ, từ 0 đến 1",
)
_DAMAGE = Message("damage", "loại lỗi")
_ALL = "all"


def shares(texts: Iterable[str], damages: Iterable[str]) -> dict[str, float]:
    """The least recall by kind, `all` for that of all kinds together. Raises UsageError."""
    known = [*damages, _ALL]
    found = {}
    for text in texts:
        kind, _, share = text.rpartition("=")
        kind = kind.strip() or _ALL
        if kind not in known:
            raise unknown(_DAMAGE, kind, known, "--min-recall")
        try:
            found[kind] = float(share)
        except ValueError:
            raise UsageError(_NO_SHARE(text=text)) from None
        if not 0 <= found[kind] <= 1:
            raise UsageError(_NO_SHARE(text=text))
    return found


def missed(least: Mapping[str, float], scores: Scores, lang: str) -> Iterator[str]:
    """What to say of each kind of which less was found than ``least`` asks for."""
    for kind, wanted in least.items():
        of_kind = scores.total if kind == _ALL else scores.kinds.get(kind, OfKind())
        if not of_kind.injected:
            yield _NOT_MADE(kind=kind).text(lang)
        elif of_kind.found < wanted * of_kind.injected:
            told = decimal(of_kind.found / of_kind.injected, 3, lang), decimal(wanted, 3, lang)
            yield _BELOW(kind=kind, share=told[0], least=told[1]).text(lang)
