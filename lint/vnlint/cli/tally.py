"""The sums of a run, in words, as a table of rules, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vnlint import __version__
from vnlint.diagnostic import Applicability, Message
from vnlint.lang import count, decimal, number
from vnlint.report import NOTHING_CHECKED, Tally
from vnlint.reporters.visible import printable
from vnlint.source import EMPTY, NO_TEXT, NOT_TEXT

_FINDING = Message("finding", "phát hiện")
_RULE = Message("rule", "quy tắc")
_FILE = Message("file", "tệp")
_RECORD = Message("record", "bản ghi")
_SYLLABLE = Message("syllable", "âm tiết")
_PROBLEM = Message("error", "lỗi")
_NONE = Message("nothing found", "không phát hiện gì")
_BY = Message("{findings} by {rules}", "{findings} của {rules}")
_FIXED = Message("{n} fixed", "đã sửa {n}")
_WOULD_FIX = Message("{n} would be fixed", "sẽ sửa {n}")
_FIXED_NONE = Message("nothing fixed", "không sửa chỗ nào")
_WOULD_FIX_NONE = Message("nothing would be fixed", "sẽ không sửa chỗ nào")
_FIXABLE = Message("[*] {n} fixable with --fix", "[*] {n} sửa được bằng --fix")
_NOT_FIXABLE = Message("no fixes available with --fix", "không có chỗ nào sửa được bằng --fix")
_NOT_WRITTEN = Message("[*] {n} fixable, not written: see the errors", "[*] {n} sửa được, không ghi: xem các lỗi")
_HIDDEN = Message("{n} hidden fixes can be enabled with --unsafe-fixes", "{n} chỗ sửa được nếu bật --unsafe-fixes")
_ONE_HIDDEN = Message("1 hidden fix can be enabled with --unsafe-fixes", _HIDDEN.vi.format(n=1))
_UNWRITABLE = Message(
    "[*] {n} fixable, not written: {path} is of no format that vnlint writes; pipe it through vnlint --fix -",
    "[*] {n} sửa được, không ghi: vnlint không ghi định dạng của {path}; hãy chuyển nó qua vnlint --fix -",
)
_MORE_PLACES = Message("{places} (and {n} more)", "{places} (và {n} chỗ khác)")
_AND_MORE = Message("{path} (and {n} more)", "{path} (và {n} tệp khác)")
_CHECKED = Message("checked {what} in {seconds} s", "đã kiểm tra {what} trong {seconds} giây")
_KNOWN = Message("{findings} of the baseline not told again", "không nhắc lại {findings} của --baseline")
_SILENCED = Message("{findings} silenced by comments in the texts", "{findings} bị tắt bằng chú thích trong văn bản")
_IDLE = Message(
    "comments that silenced nothing in this run: {places}", "chú thích không tắt gì trong lần chạy này: {places}"
)
_SKIPPED = Message("skipped: {what}", "bỏ qua: {what}")
_UNSEEN = Message(
    "{key}: no record has anything of use in the field `{path}`",
    "{key}: không bản ghi nào có gì dùng được ở trường `{path}`",
)
_REASONS = {
    EMPTY: Message("{n} empty", "{n} rỗng"),
    NO_TEXT: Message("{n} without a text field", "{n} không có trường văn bản"),
    NOT_TEXT: Message("{n} whose text is not a string", "{n} có văn bản không phải chuỗi"),
}
_OTHER_REASON = Message("{n} {why}", "{n} {why}")
_SHOWN = 5
"""Comments that are told one by one."""


def words(
    tally: Tally,
    unwritable: Mapping[str, Counter[Applicability]],
    lang: str,
    *,
    unsafe: bool,
    fixing: bool,
    dry: bool,
    remaining: bool,
) -> Iterator[str]:
    """The lines that end a run.

    ``unwritable``: how many of the fixes are for each file that is never written; ``unsafe``: whether unsafe fixes are
    asked for; ``fixing``: whether fixes were made as far as files could be written; ``dry``: whether they were only
    shown; ``remaining``: whether what was not fixed is of interest.
    """
    found = sum(tally.findings.values())
    fixed = sum(tally.fixed.values())
    said = []
    if fixed:
        said.append((_WOULD_FIX if dry else _FIXED)(n=number(fixed, lang)).text(lang))
    if remaining and found:
        of_rules = count(len(tally.findings), _RULE, lang)
        said.append(_BY(findings=count(found, _FINDING, lang), rules=of_rules).text(lang))
    if tally.files or said:
        yield ", ".join(said) or _nothing(found, dry).text(lang)
    if remaining and (fixable := _fixable(tally.fixable - sum(unwritable.values(), Counter()), lang, unsafe, fixing)):
        yield fixable
    if stuck := _unwritable(unwritable, lang, unsafe):
        yield stuck
    if not tally.files:
        yield NOTHING_CHECKED.text(lang)
    else:
        # A text file is one record, which is not worth a word.
        records = tally.records if tally.records != tally.files else 0
        counts = [(tally.files, _FILE), (records, _RECORD), (tally.syllables, _SYLLABLE)]
        what = ", ".join(count(n, noun, lang) for n, noun in counts if n)
        yield _CHECKED(what=what, seconds=time_taken(tally, lang)).text(lang)
    if tally.known:
        yield _KNOWN(findings=count(tally.known, _FINDING, lang)).text(lang)
    if tally.silenced:
        yield _SILENCED(findings=count(tally.silenced, _FINDING, lang)).text(lang)
    if tally.idle:
        yield _IDLE(places=_places(tally.idle, lang)).text(lang)
    if tally.skipped:
        reasons = (
            _REASONS.get(why, _OTHER_REASON)(n=number(n, lang), why=why).text(lang)
            for why, n in tally.skipped.most_common()
        )
        yield _SKIPPED(what=", ".join(reasons)).text(lang)
    if tally.problems:
        yield count(tally.problems, _PROBLEM, lang)


def unseen(tally: Tally, lang: str) -> Iterator[str]:
    """A line for each field that was asked for beside the text and no record has: its name may be mistyped."""
    for (key, path), is_seen in tally.fields.items():
        if not is_seen:
            yield _UNSEEN(key=key, path=printable(path)).text(lang)


def time_taken(tally: Tally, lang: str) -> str:
    """The seconds of a run, as `words` tells them."""
    return decimal(tally.seconds, 2 if tally.seconds < 10 else 0, lang)


def _nothing(found: int, dry: bool) -> Message:
    """What is said when nothing is: that nothing was found, or that nothing of it is fixed."""
    if not found:
        return _NONE
    return _WOULD_FIX_NONE if dry else _FIXED_NONE


def _fixable(fixable: Counter[Applicability], lang: str, unsafe: bool, fixing: bool) -> str:
    safe, hidden = fixable[Applicability.SAFE], fixable[Applicability.UNSAFE]
    if unsafe:
        safe, hidden = safe + hidden, 0
    if not safe and not hidden:
        return ""
    one = _NOT_WRITTEN if fixing else _FIXABLE
    line = (one(n=number(safe, lang)) if safe else _NOT_FIXABLE).text(lang)
    if not hidden:
        return line
    more = _ONE_HIDDEN if hidden == 1 else _HIDDEN(n=number(hidden, lang))
    return f"{line} ({more.text(lang)})"


def _unwritable(unwritable: Mapping[str, Counter[Applicability]], lang: str, unsafe: bool) -> str:
    levels = (Applicability.SAFE, Applicability.UNSAFE) if unsafe else (Applicability.SAFE,)
    fixes = {path: sum(of_path[level] for level in levels) for path, of_path in unwritable.items()}
    paths = [printable(path) for path, n in fixes.items() if n]
    if not paths:
        return ""
    path = paths[0] if len(paths) == 1 else _AND_MORE(path=paths[0], n=number(len(paths) - 1, lang)).text(lang)
    return _UNWRITABLE(n=number(sum(fixes.values()), lang), path=path).text(lang)


def _places(places: Sequence[tuple[str, int]], lang: str) -> str:
    """The first of some files and rows, and how many more there are."""
    told = ", ".join(f"{printable(path)}:{row}" for path, row in places[:_SHOWN])
    more = len(places) - _SHOWN
    return _MORE_PLACES(places=told, n=number(more, lang)).text(lang) if more > 0 else told


def statistics(tally: Tally, lang: str, fixable: frozenset[str]) -> Iterator[str]:
    """A line for each rule, the most frequent first; ``fixable`` are the rules with safe fixes."""
    width = max((len(number(n, lang)) for n in tally.findings.values()), default=0)
    for rule, n in _ranked(tally):
        yield f"{number(n, lang):>{width}}  {'[*]' if rule in fixable else '[ ]'} {rule}"


def statistics_json(tally: Tally, fixable: frozenset[str]) -> list[dict[str, Any]]:
    """The same as objects, with the keys that ruff's have."""
    return [{"code": rule, "name": rule, "count": n, "fixable": rule in fixable} for rule, n in _ranked(tally)]


def _ranked(tally: Tally) -> list[tuple[str, int]]:
    return sorted(tally.findings.items(), key=lambda item: (-item[1], item[0]))


def summary(tally: Tally) -> dict[str, Any]:
    """The tally as JSON, for `--summary`."""
    return {
        "schema_version": 1,
        "vnlint_version": __version__,
        "files": tally.files,
        "records": tally.records,
        "syllables": tally.syllables,
        "skipped": dict(sorted(tally.skipped.items())),
        "problems": tally.problems,
        "findings": dict(sorted(tally.findings.items())),
        "fixed": dict(sorted(tally.fixed.items())),
        "fixable": {str(level): tally.fixable[level] for level in (Applicability.SAFE, Applicability.UNSAFE)},
        "known": tally.known,
        "silenced": tally.silenced,
        "idle_comments": [{"filename": path, "row": row} for path, row in tally.idle],
        "seconds": round(tally.seconds, 3),
    }
