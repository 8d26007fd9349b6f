"""What the comments of a Markdown text turn off, told by the lines on which `x` and `y` are found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnlint import Bad, Diagnostic, Document, Good, Linter, Message, Pattern, PatternRule, Positions, Rule, Scope
from vnlint.linter import Checked
from vnlint.sources.markdown import Markdown, fenced, switches

from .helpers import load


class Ex(PatternRule):
    """An x."""

    group = "letters"
    message = Message("an x")
    pattern = Pattern("x")
    reads_normalized = False
    examples: ClassVar[tuple[Bad | Good, ...]] = ()


class Why(Ex):
    """A y."""

    pattern = Pattern("y")


SELECTORS = {"ex": ["ex"], "an-x": ["ex"], "why": ["why"], "zed": ["zed"], "letters": ["ex", "why", "zed"]}
LINTER = Linter([Ex(), Why()], selectors={**SELECTORS, "all": SELECTORS["letters"]})


def checked(text: str) -> Checked:
    (document,) = load(Markdown(), text.encode()).documents
    return LINTER.check(document)


def told(text: str) -> list[str]:
    """What is found, each with its row."""
    return [f"{d.span.of(text)}{text.count(chr(10), 0, d.span.start) + 1}" for d in checked(text).diagnostics]


def off(*directives: str) -> str:
    return " ".join(f"<!-- vnlint-{directive} -->" for directive in directives)


class TestReach:
    def test_to_the_end_or_until_it_is_enabled(self) -> None:
        assert told(f"x y\n\n{off('disable')}\n\nx y\n\nx\n") == ["x1", "y1"]
        assert told(f"x y\n\n{off('disable')}\n\nx y\n\n{off('enable')}\n\nx\n") == ["x1", "y1", "x9"]

    def test_from_the_beginning_of_the_line_on(self) -> None:
        assert told(f"x\nx {off('disable')}\nx\nx {off('enable')}\nx") == ["x1", "x4", "x5"]

    def test_of_several_on_a_line_the_last_decides(self) -> None:
        assert told(f"x {off('disable', 'enable')}\nx") == ["x1", "x2"]
        assert told(f"x {off('enable', 'disable')}\nx") == []

    def test_one_line(self) -> None:
        assert told(f"x\nx {off('disable-line')}\nx") == ["x1", "x3"]

    def test_the_next_line(self) -> None:
        assert told(f"x\n\n{off('disable-next-line')}\nx\nx") == ["x1", "x5"]
        assert told(f"x {off('disable-next-line')}\nx\nx") == ["x1", "x3"]
        assert told(f"x {off('disable-next-line')}") == ["x1"]

    def test_a_line_within_more(self) -> None:
        text = f"x\n{off('disable')}\n\nx {off('disable-line ex')}\nx\n\n{off('enable')}\nx"
        assert told(text) == ["x1", "x8"]

    def test_a_line_is_off_whatever_is_on(self) -> None:
        assert told(f"{off('disable-next-line')}\nx {off('enable')}\nx") == ["x3"]

    def test_the_file_wherever_it_stands(self) -> None:
        assert told(f"x\ny\n\n{off('disable-file ex')}\n") == ["y2"]
        assert told(f"x\n\n{off('enable ex')}\n\nx\n\n{off('disable-file')}\n") == ["x5"]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_whatever_ends_lines(self, end: str) -> None:
        text = end.join(["x", f"x {off('disable-line')}", "x", f"x {off('disable-next-line')}", "x", "x"])
        assert [text.count(end, 0, d.span.start) + 1 for d in checked(text).diagnostics] == [1, 3, 4, 6]

    def test_behind_front_matter(self) -> None:
        assert told(f"---\na: {off('disable-file')}\n---\nx {off('disable-line')}\nx") == ["x5"]

    def test_what_is_found_at_the_end_of_the_text(self) -> None:
        class End(Rule):
            """The end of the text."""

            group = "letters"
            message = Message("the end")
            scope = Scope.DOCUMENT

            def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
                yield self.found(len(document.text), len(document.text))

        for text, silent in (
            (f"a {off('disable-line')}", True),
            (f"{off('disable')}\n\na", True),
            (f"a {off('disable-file')}", True),
            (f"a {off('disable-next-line')}", False),
            (f"a {off('disable-line')}\na", False),
        ):
            (document,) = load(Markdown(), text.encode()).documents
            assert (not Linter([End()]).check(document).diagnostics) is silent, text


class TestNames:
    @pytest.mark.parametrize("names", ["ex", "an-x", "ex zed", "zed,ex", " ex , zed ", "\nex\n"])
    def test_rules(self, names: str) -> None:
        assert told(f"{off('disable ' + names)}\n\nx y") == [f"y{3 + names.count(chr(10))}"]

    @pytest.mark.parametrize("names", ["", "letters", "all", "why ex"])
    def test_groups_and_all(self, names: str) -> None:
        assert told(f"{off('disable ' + names)}\n\nx y") == []

    def test_a_rule_of_a_group_is_turned_on_again(self) -> None:
        assert told(f"{off('disable letters')}\n\nx y\n\n{off('enable why')}\n\nx y") == ["y7"]
        assert told(f"{off('disable ex')}\n\nx y\n\n{off('enable letters')}\n\nx y") == ["y3", "x7", "y7"]


class TestWhere:
    @pytest.mark.parametrize(
        "text",
        [
            "```\n{}\n```\n\nx",
            "    {}\n\nx",
            "- a\n\n      {}\n\nx",
            "Viết `{}` thế này: x",
            "---\na: {}\n---\n\nx",
            "a \\{} x",
            "<!-- ghi {}",
        ],
    )
    def test_what_is_no_comment_is_no_directive(self, text: str) -> None:
        assert switches(text.format(off("disable-file"))) == ()

    @pytest.mark.parametrize(
        "text",
        [
            "{}\n\nx",
            "a {} x",
            "- {}\n- x",
            "> {}\n>\n> x",
            "# a {}\n\nx",
            "| a {} |\n|---|\n| x |",
            "<div>\n{}\n</div>\n\nx",
        ],
    )
    def test_a_comment_may_stand_anywhere(self, text: str) -> None:
        assert told(text.format(off("disable-file"))) == []
        assert told(text.format("<!--vnlint-disable-file-->")) == []

    def test_plain_text_has_none(self) -> None:
        from vnlint.sources.plain import PlainText

        (document,) = load(PlainText(), f"{off('disable-file')}\nx".encode()).documents
        assert len(LINTER.check(document).diagnostics) == 1

    def test_they_are_fenced_like_all_html(self) -> None:
        text = f"{off('disable ex')}\n\na {off('enable ex')}"
        assert [span.of(text) for span in fenced(text)] == [off("disable ex"), off("enable ex")]


class TestFaults:
    @pytest.mark.parametrize(
        ("directive", "said"),
        [
            ("disable exx", "unknown rule or group `exx`; did you mean `ex`?"),
            ("enabel", "unknown directive `vnlint-enabel`; did you mean `vnlint-enable`?"),
            ("Disable", "unknown directive `vnlint-Disable`; did you mean `vnlint-disable`?"),
        ],
    )
    def test_what_is_not_known_is_told(self, directive: str, said: str) -> None:
        text = f"a\n\n{off(directive)}\n\nx"
        one = checked(text)
        assert [(place, why.en) for place, why in one.faults] == [(3, said)]
        assert len(one.diagnostics) == 1
        assert one.idle == []

    def test_what_is_known_beside_it_counts(self) -> None:
        one = checked(f"{off('disable-file exx, why', 'disable ay')}\n\nx y")
        assert [why.en.partition(";")[0] for _, why in one.faults] == [
            f"unknown rule or group `{n}`" for n in ("exx", "ay")
        ]
        assert [d.rule for d in one.diagnostics] == ["ex"]

    def test_a_rule_that_does_not_run_is_known(self) -> None:
        assert checked(f"{off('disable zed')}\n\nx").faults == []


class TestSums:
    def test_silenced_are_those_that_would_have_been_told(self) -> None:
        class Wide(Ex):
            """Anything in brackets."""

            group = "wide"
            pattern = Pattern(r"\[.*\]")
            silences = frozenset({"letters"})

        (document,) = load(Markdown(), f"{off('disable')}\n\n[x x] x".encode()).documents
        assert Linter([Ex(), Wide()]).check(document).silenced == 2

    def test_a_finding_that_is_off_silences_nothing(self) -> None:
        class Wide(Ex):
            """Anything in brackets."""

            group = "wide"
            pattern = Pattern(r"\[.*\]")
            silences = frozenset({"letters"})

        (document,) = load(Markdown(), f"{off('disable wide')}\n\n[x]".encode()).documents
        linter = Linter([Ex(), Wide()], selectors={"wide": ["wide"]})
        assert [d.rule for d in linter.check(document).diagnostics] == ["ex"]

    def test_idle_are_those_that_silence_nothing(self) -> None:
        assert checked(f"{off('disable why')}\n\nx {off('disable-line')}\n{off('enable why', 'disable zed')}").idle == [
            0
        ]

    def test_a_rule_that_fails_on_one_text_is_silent_in_it_and_the_next(self) -> None:
        class Fails(Ex):
            """An x, but no q."""

            pattern = Pattern("[xq]")

            def judge(self, document, match, offset):  # type: ignore[no-untyped-def]
                return self.found(offset + match.start(), offset + match.end()) if match.group() == "x" else 1 / 0

        texts = [f"x {off('disable-line fails', 'disable exx')}", "q", "x"]
        page = [load(Markdown(), text.encode()).documents[0] for text in texts]
        one, broken, other = Linter([Fails()], selectors={"fails": ["fails"]}).check_page(page)
        assert (one.diagnostics, one.silenced, len(one.faults), one.idle) == ([], 1, 1, [])
        assert len(broken.failures) == len(other.diagnostics) == 1


def as_markdownlint(lines: list[list[str]]) -> list[str]:
    """What is told, by the four passes of markdownlint: one state of the rules a line."""

    def turned(state: dict[str, bool], directive: str) -> dict[str, bool]:
        what, *names = directive.split()
        rules = [rule for name in names for rule in SELECTORS[name]] or list(state)
        return {rule: what == "enable" if rule in rules else on for rule, on in state.items()}

    state = {"ex": True, "why": True}
    for line in lines:
        for directive in line:
            if directive.startswith("disable-file"):
                state = turned(state, directive)
    states = []
    for line in lines:
        for directive in line:
            if directive.split()[0] in ("disable", "enable"):
                state = turned(state, directive)
        states.append(state)
    for number, line in enumerate(lines):
        for directive in line:
            what = directive.split()[0]
            about = number + (what == "disable-next-line")
            if what in ("disable-line", "disable-next-line") and about < len(states):
                states[about] = turned(states[about], directive)
    return [
        f"{letter}{n}" for n, on in zip(count(1), states) for rule, letter in (("ex", "x"), ("why", "y")) if on[rule]
    ]


DIRECTIVES = st.builds(
    lambda what, names: " ".join([what, *names]),
    st.sampled_from(["disable", "enable", "disable-line", "disable-next-line", "disable-file"]),
    st.lists(st.sampled_from(["ex", "why", "an-x", "letters"]), max_size=2),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(DIRECTIVES, max_size=2), min_size=1, max_size=8))
def test_lines_are_silent_as_to_markdownlint(lines: list[list[str]]) -> None:
    text = "\n".join(f"x y {off(*directives)}".rstrip() for directives in lines)
    assert told(text) == as_markdownlint(lines)


def test_a_reason_is_none_of_the_names():
    (switch,) = switches("<!-- vnlint-disable-file repeated-word, spacing -- vì đúng như thế -->\n")
    assert switch.names == ("repeated-word", "spacing")


def test_a_comment_wrapped_in_a_quotation():
    (switch,) = switches("> Một câu.\n>\n> <!-- vnlint-disable-next-line\n> repeated-word -->\n> Anh về về.\n")
    assert switch.names == ("repeated-word",)


def test_comments_that_never_end_are_none():
    assert switches("Xin chào.\n\n" + "<!-- vnlint-disable\n" * 4000) == ()
