"""The rule sets as they are shipped, and documents of every kind to try them on."""

import functools
import unicodedata
from dataclasses import dataclass

from hypothesis import strategies as st
from msgspec.structs import replace

from tests.texts import either
from vnlint.diagnostic import Applicability
from vnlint.document import Document, Meta
from vnlint.fixing import Fixed, Fixer
from vnlint.linter import Linter
from vnlint.plugins import load
from vnlint.rule import Bad
from vnlint.sources.markdown import fenced, switches

SETS = ("default", "all")
LEVELS = (Applicability.SAFE, Applicability.UNSAFE)

REGISTRY = load()


def rules_of(name):
    """New instances of the rules that run by default, or of all."""
    return [rule() for rule in REGISTRY.rules.values() if name == "all" or (rule.default and not rule.preview)]


@functools.cache
def linter_of(name):
    return Linter(rules_of(name), REGISTRY.protections, encodings=REGISTRY.encodings, selectors=REGISTRY.selectors)


@dataclass(frozen=True)
class Text:
    """What a document is made of; a new one each time, for documents remember what was computed on them."""

    text: str
    format: str = "plain"
    record: int | None = None
    context: tuple[tuple[str, str], ...] = ()

    def document(self, text=None):
        """The document, or what it would be with another text."""
        text = self.text if text is None else text
        field = None if self.record is None else "text"
        meta = Meta(format=self.format, source_field=field, record=self.record, context=dict(self.context))
        if self.format == "markdown":
            marks = {"fenced": fenced(text), "fence": fenced, "switches": switches(text), "find_switches": switches}
            meta = replace(meta, **marks)
        return Document(text, self.record, meta)

    def check(self, name):
        return linter_of(name).check(self.document())

    def fix(self, name, level) -> Fixed:
        return Fixer(linter_of(name), level).fix(self.document())


EXAMPLES = sorted({e.text for rule in REGISTRY.rules.values() for e in rule.examples})
DEFECTS = sorted(
    {
        e.text[max(0, s.start - 12) : s.end + 12]
        for rule in REGISTRY.rules.values()
        for e in rule.examples
        if isinstance(e, Bad)
        for s in e.spans
    }
)
"""What the rules are about: without it, random text would seldom interest them."""
GLUE = ["", "", " ", "  ", "\n", "\n\n", ". ", "\r\n", "\u00a0"]
MARKDOWN = [
    "```\na  b\t\tc\n```\n",
    "`x  y`",
    "# ",
    "- ",
    "| a  | b |\n|---|---|\n| c\t| d |\n",
    "<!-- a  b -->",
    "    code\t\tx",
    "<!-- vnlint-disable-next-line spacing wording -->\n",
    "<!-- vnlint-disable-line -->",
    "<!-- vnlint-disable spelling -->\n",
    "<!-- vnlint-enable misspelling -->\n",
]


@st.composite
def _spliced(draw, pieces):
    parts = draw(st.lists(st.one_of(st.sampled_from(pieces), either), max_size=6))
    return "".join(part + draw(st.sampled_from(GLUE)) for part in parts)


def _decomposed(text):
    return unicodedata.normalize("NFD", text)


def _long(pair):
    text, times = pair
    return (text.replace("\n", " ").replace("\r", " ") + " ") * times


prose = st.one_of(either, _spliced(EXAMPLES), _spliced(DEFECTS))
texts = st.one_of(
    prose,
    prose,
    prose.map(_decomposed),
    st.tuples(prose, st.integers(2, 60)).map(_long),
    st.tuples(either, st.text(max_size=20), either).map("".join),  # lone surrogates, as JSON may hold them
)
markdown = _spliced(DEFECTS + MARKDOWN)
marked_up = markdown.map(lambda text: Text(text, "markdown"))
contexts = st.one_of(st.just(()), prose.map(lambda text: (("title", text),)))
records = st.builds(Text, texts, st.just("plain"), st.integers(0, 9), contexts)
files = texts.map(Text)
documents = st.one_of(files, records, marked_up)
pages = st.one_of(*(st.lists(kind, min_size=1, max_size=4) for kind in (files, records, marked_up)))
"""What may stand in a page together: documents of one format."""
