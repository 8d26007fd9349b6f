"""Findings made by hand, as the runner would make them."""

from __future__ import annotations

from vnlint.diagnostic import Applicability, Diagnostic, Edit, Evidence, Fix, Message, Severity, Span
from vnlint.report import Finding, PlacedEdit, Record
from vnlint.source import Location


def finding(
    text: str,
    spot: str,
    *edits: tuple[str, str],
    rule: str = "repeated-word",
    group: str = "wording",
    message: Message | None = None,
    applicability: Applicability = Applicability.SAFE,
    severity: Severity = Severity.WARNING,
    choices: tuple[str, ...] = (),
    evidence: tuple[Evidence, ...] = (),
    path: str = "bài viết.txt",
    record: Record | None = None,
) -> Finding:
    """A finding at the first ``spot`` of ``text``; each edit replaces the first occurrence of its first part."""

    def location(offset: int) -> Location:
        return Location(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))

    start = text.index(spot)
    end = start + len(spot)
    made = tuple(Edit(Span(text.index(old), text.index(old) + len(old)), new) for old, new in edits)
    line_start = text.rfind("\n", 0, start) + 1
    line_end = len(text) if text.find("\n", end) < 0 else text.find("\n", end)
    return Finding(
        diagnostic=Diagnostic(
            rule,
            Span(start, end),
            message or Message(f'"{spot}" stands twice', f'"{spot}" lặp lại'),
            Fix(made, applicability) if made else None,
            choices,
            0.9 if choices else 1.0,
            evidence,
        ),
        path=path,
        group=group,
        severity=severity,
        version=1,
        record=record,
        location=location(start),
        end_location=location(end),
        edits=tuple(PlacedEdit(e, location(e.span.start), location(e.span.end)) for e in made),
        before=text[max(line_start, start - 80) : start],
        text=spot[:200],
        after=text[end : min(line_end, end + 80)],
    )


TEXT = "Cầu mới được dựng trên trên nền đất yếu,  là công trình lớn nhất huyện.\n"
REPEATED = finding(TEXT, "trên trên", (" trên", ""))
UNSAFE = finding(
    TEXT,
    "yếu,",
    ("yếu,", "yếu"),
    rule="made-up",
    applicability=Applicability.UNSAFE,
    message=Message("a comma too many", "thừa dấu phẩy"),
)
MISSING = finding(
    TEXT,
    "  ",
    rule="missing-word",
    message=Message("a word is missing", "thiếu một từ"),
    choices=("cầu Bến Đá", "cầu Rạch Giữa"),
    evidence=(
        Evidence(Span(4, 14), "cầu Bến Đá", Message("stands in the title", "có trong đầu đề"), "title", 0.7),
        Evidence(Span(0, 3), "Cầu", Message("begins the text", "mở đầu bài")),
    ),
    record=Record(3, "vn-17", "paragraphs[2].text"),
    path="kho.jsonl",
)
