"""What the formats share: a stream, a language, and the words for a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from msgspec import Struct

from vnlint.diagnostic import Applicability, Message
from vnlint.report import Finding, Record
from vnlint.reporters.visible import printable

_RECORD = Message("(record {id}, field {field})", "(bản ghi {id}, trường {field})")


class Tool(Struct, frozen=True):
    """What speaks, for formats that introduce it."""

    version: str
    page_of: Callable[[str], tuple[str, str]]
    """What a rule of that name is about: one sentence, and the explanation behind it."""


class StreamReporter:
    """A reporter that renders each finding by itself, as soon as it comes."""

    def __init__(
        self,
        stream: TextIO,
        lang: str = "en",
        *,
        color: bool = False,
        width: int | None = None,
        tool: Tool | None = None,
    ) -> None:
        self.stream = stream
        self.lang = lang
        self.color = color
        self.width = width
        self.tool = tool

    def show(self, findings: Iterable[Finding]) -> None:
        """More findings, in input order."""
        self.stream.write("".join(map(self.render, findings)))

    def close(self) -> None:
        """No more will come."""
        self.stream.flush()

    def render(self, finding: Finding) -> str:
        """One finding, with the line end after it."""
        raise NotImplementedError

    def message(self, finding: Finding) -> str:
        """What the finding says, on one line."""
        return printable(finding.diagnostic.message.text(self.lang))


def position(finding: Finding) -> str:
    """``row:column``, both from 1."""
    return f"{finding.location.row}:{finding.location.column}"


def place(finding: Finding) -> str:
    """``path:row:column``."""
    return f"{printable(finding.path)}:{position(finding)}"


def record_words(record: Record | None, lang: str) -> str:
    """Which record of the file, and which field of it; empty for a file that is one text."""
    if record is None:
        return ""
    name = f"#{record.index}" if record.id is None else printable(str(record.id))
    return _RECORD.text(lang).format(id=name, field=printable(record.field))


def star(finding: Finding) -> str:
    """The sign that `--fix` repairs it."""
    return "[*]" if finding.applicability is Applicability.SAFE else ""


def joined(*parts: str) -> str:
    """The parts that are not empty, with a blank between them."""
    return " ".join(filter(None, parts))
