"""Errors are put where they may be, and what is found is sorted by whether it meets one."""

import itertools
import pickle
import re
from pathlib import Path
from random import Random

import pytest

from vnlint.damage import Damage, matches_at_random, words_at_random
from vnlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Message, Span, apply_edits
from vnlint.document import Document, Meta
from vnlint.errors import UsageError
from vnlint.patterns import Pattern
from vnlint.protected import Protection
from vnlint.reservoir import Reservoir
from vnlint.selftest.injecting import Injector
from vnlint.selftest.judging import judge
from vnlint.testing import check_damage

TEXT = " ".join(f"word{'abcdefghij'[n % 10]}" for n in range(400))


def shout(document, random):
    for number in words_at_random(document, random):
        start, end = int(document.tokens.starts[number]), int(document.tokens.ends[number])
        yield Edit(Span(start, end), document.text[start:end].upper() + "!")


def glue(document, random):
    for span in matches_at_random(document, Pattern(r"\w+ \w+"), random):
        yield Edit(span, span.of(document.text).replace(" ", ""))


SHOUT = Damage("shout", Message("a word shouts", "một từ hét"), ("loud",), shout, "some words here")
GLUE = Damage("glue", Message("two words are one", "hai từ dính nhau"), ("glued",), glue, "some words here")
NEVER = Damage("never", Message("nothing", "không gì"), ("loud",), lambda document, random: (), "x")


def injected(*damages, rate=30, seed=0, text=TEXT, closed=(), protections=(), meta=None):
    document = Document(text, 1, meta or Meta())
    return Injector(damages, rate, seed, protections).damage(document, closed)


class TestInjecting:
    def test_each_error_is_where_it_says(self):
        damaged = injected(SHOUT, GLUE)
        assert len(damaged.errors) == 12
        for error in damaged.errors:
            assert error.span.of(damaged.document.text) == error.edit.content != error.edit.of(TEXT)
        back = (Edit(error.span, error.edit.of(TEXT)) for error in damaged.errors)
        assert apply_edits(damaged.document.text, back) == TEXT

    def test_words_stand_between_errors(self):
        damaged = injected(SHOUT, GLUE, rate=1000)
        assert len(damaged.errors) > 20
        for one, other in itertools.pairwise(damaged.errors):
            between = damaged.document.text[one.span.end : other.span.start]
            assert len(between.split()) >= 8

    def test_kinds_take_turns(self):
        kinds = [error.kind for error in injected(SHOUT, GLUE).errors]
        assert kinds.count("shout") == kinds.count("glue") == 6

    def test_a_kind_without_a_place_leaves_it_to_others(self):
        assert {error.kind for error in injected(SHOUT, NEVER).errors} == {"shout"}
        assert injected(NEVER).errors == ()

    def test_findings_and_protected_text_are_left_alone(self):
        closed = [Span(0, 1000)]
        meta = Meta(fenced=(Span(1000, 2000),))
        damaged = injected(SHOUT, closed=closed, meta=meta, protections=[Protection("a", "worda|wordb")], rate=1000)
        assert damaged.errors
        for error in damaged.errors:
            assert error.edit.span.start > 1000
            assert not Span(1000, 2000).overlaps(error.edit.span)
            assert error.edit.of(TEXT) not in ("worda", "wordb")

    def test_a_seed_gives_the_same_again(self):
        one, same, other = (injected(SHOUT, GLUE, seed=seed).document.text for seed in (1, 1, 2))
        assert one == same != other

    def test_short_texts_share_the_rate(self):
        injector = Injector([SHOUT], 3, 0)
        texts = [injector.damage(Document("one two three four five six seven eight nine ten"), ()) for _ in range(500)]
        assert sum(len(one.errors) for one in texts) == 15

    def test_fences_are_found_anew(self):
        def fence(text):
            at = text.index("[")
            return (Span(at, text.index("]") + 1),)

        text = TEXT + " [code]"
        damaged = injected(SHOUT, text=text, meta=Meta(fenced=fence(text), fence=fence))
        assert [span.of(damaged.document.text) for span in damaged.document.meta.fenced] == ["[code]"]

    def test_a_format_in_which_it_is_no_error(self):
        plain = Damage("plain", SHOUT.about, ("loud",), shout, "some words", frozenset({"plain"}))
        assert injected(plain).errors
        assert not injected(plain, meta=Meta(format="markdown")).errors

    def test_one_that_fills_its_line_has_it_to_itself(self):
        fills = Damage("fills", SHOUT.about, ("loud",), shout, "some words", fills_line=True)
        lines = "\n".join(["some words stand on this line, and nothing but words"] * 40)
        damaged = injected(fills, SHOUT, text=lines, rate=100)
        rows = [(error.kind, damaged.document.text.count("\n", 0, error.span.start)) for error in damaged.errors]
        filled = [row for kind, row in rows if kind == "fills"]
        assert len(filled) > 5
        assert all(sum(other == row for _, other in rows) == 1 for row in filled)

    def test_a_line_with_room_for_many_is_not_filled_by_one(self):
        fills = Damage("fills", SHOUT.about, ("loud",), shout, "some words", fills_line=True)
        assert {error.kind for error in injected(fills, SHOUT).errors} == {"shout"}

    def test_one_that_fails_is_named(self):
        def fails(document, random):
            raise RuntimeError("no table")

        with pytest.raises(UsageError, match="damage `bad` failed: RuntimeError: no table"):
            injected(Damage("bad", SHOUT.about, ("loud",), fails, "x"))


def found(text, words, answer=None, choices=(), rule="loud"):
    start = text.index(words)
    span = Span(start, start + len(words))
    fix = Fix((Edit(span, answer),), Applicability.UNSAFE) if answer is not None else None
    return Diagnostic(rule, span, Message("x"), fix, choices)


class TestJudging:
    clean = "one two three four"

    def damaged(self, content="TWO!", words="two"):
        start = self.clean.index(words)
        edit = Edit(Span(start, start + len(words)), content)
        damage = Damage("shout", Message("x", "y"), ("loud",), lambda document, random: [edit], self.clean)
        return Injector([damage], 130, 0).damage(Document(self.clean), ())

    def judged(self, damaged, *after, before=()):
        return judge(self.clean, damaged, before, after)

    def test_a_finding_that_shares_a_character_or_an_edge_hits(self):
        damaged = self.damaged()
        text = damaged.document.text
        for words in ("WO", "one TWO! three", "TWO", " three"):
            assert [hit.error for hit in self.judged(damaged, found(text, words)).hits] == [0]
        assert self.judged(damaged, found(text, "three")).alarms == ("loud",)

    @pytest.mark.parametrize(
        ("words", "answer", "choices", "right"),
        [
            ("TWO!", "two", (), True),
            ("TWO!", None, ("two", "too"), True),
            ("TWO!", None, ("too", "two"), False),
            ("TWO!", "too", ("two",), False),
            ("one TWO!", "one two", (), True),
            ("one TWO! three", "one two 3", (), False),
            ("!", "", (), False),
            ("TWO!", None, (), False),
        ],
    )
    def test_the_first_answer(self, words, answer, choices, right):
        damaged = self.damaged()
        (hit,) = self.judged(damaged, found(damaged.document.text, words, answer, choices)).hits
        assert hit.is_right is right

    def test_a_choice_for_a_gap_needs_no_blanks(self):
        damaged = self.damaged("  ", " two ")
        assert damaged.document.text == "one  three four"
        (hit,) = self.judged(damaged, found(damaged.document.text, "  ", choices=("two",))).hits
        assert hit.is_right

    def test_what_was_there_before_is_neither_hit_nor_alarm(self):
        damaged = self.damaged("TWO TWO TWO")
        before = found(self.clean, "three")
        judged = self.judged(damaged, found(damaged.document.text, "three"), before=[before])
        assert judged.hits == judged.alarms == ()
        judged = self.judged(damaged, found(damaged.document.text, "three", rule="other"), before=[before])
        assert judged.alarms == ("other",)

    def test_a_fix_over_two_errors(self):
        clean = TEXT
        damaged = injected(SHOUT, rate=10)
        first, second = damaged.errors[:2]
        wide = Span(first.span.start, second.span.end)
        answer = clean[first.edit.span.start : second.edit.span.end]
        finding = Diagnostic("loud", wide, Message("x"), Fix((Edit(wide, answer),), Applicability.UNSAFE))
        assert [hit.is_right for hit in judge(clean, damaged, (), [finding]).hits] == [True, True]
        cut = Span(first.span.start, second.span.end - 1)
        finding = Diagnostic("loud", cut, Message("x"), Fix((Edit(cut, answer),), Applicability.UNSAFE))
        assert [hit.is_right for hit in judge(clean, damaged, (), [finding]).hits] == [False, False]


class TestDrawing:
    def drawn(self, size, seed):
        draw = Reservoir(size, f"{seed}:texts")
        draw.add((f"{n}.txt", Document(str(n))) for n in range(100))
        return [path for path, _ in draw]

    def test_in_order_and_the_same_again(self):
        one, same, other = self.drawn(10, 1), self.drawn(10, 1), self.drawn(10, 2)
        assert one == same != other
        assert one == sorted(one, key=lambda path: int(path[:-4]))
        assert len(set(one)) == 10

    def test_all_when_there_are_fewer(self):
        assert len(self.drawn(1000, 1)) == 100


class TestHelpers:
    def test_words_of_a_long_text(self):
        document = Document("a b " * 100_000)
        numbers = list(words_at_random(document, Random(0)))
        assert len(numbers) == len(set(numbers)) < 1000
        assert max(numbers) > 150_000

    def test_matches_of_a_long_text(self):
        document = Document("a b, " * 100_000)
        spans = list(itertools.islice(matches_at_random(document, Pattern(r"b(,)"), Random(0)), 100))
        assert {span.of(document.text) for span in spans} == {","}
        assert list(matches_at_random(Document(""), Pattern("a"), Random(0))) == []


def test_a_document_goes_to_another_process_as_it_was_read():
    document = Document("some words", 7, Meta(context={"title": "x"}))
    assert len(document.tokens.starts) == 2
    other = pickle.loads(pickle.dumps(document))
    assert (other.text, other.id, other.meta) == (document.text, document.id, document.meta)
    assert len(pickle.dumps(document)) < 300


def test_the_checks_of_a_damage():
    check_damage(SHOUT)
    check_damage(GLUE)
    with pytest.raises(AssertionError, match="no place in its example"):
        check_damage(NEVER)
    idle = Damage("idle", SHOUT.about, ("loud",), lambda d, r: [Edit(Span(0, 1), "x")], "x")
    with pytest.raises(AssertionError, match="changes nothing"):
        check_damage(idle)


def test_the_example_of_the_docs():
    page = Path(__file__).resolve().parents[2] / "docs" / "selftest.md"
    namespace = {}
    exec(re.search(r"```python\n(.*?)```", page.read_text("utf-8"), re.S)[1], namespace)
    for damage in namespace["vnlint_damages"]():
        check_damage(damage)
