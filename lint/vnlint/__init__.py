"""vnlint, the linter for Vietnamese text corpora. What an author of rules needs is here.

Public are these modules, too, and no others: `vnlint.testing` (the checks for a pack), `vnlint.source` and
`vnlint.sources.stored` (for formats of one's own), `vnlint.plugins` (what is installed, by `load`), and those in
`vnlint.adapters`, for engines.

Names are loaded when first used, so that `vnlint --version` does not wait for numpy.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vnlint.charset import ANY, BLANK, DIGIT, LETTER, LINE_END, LOWER, MARK, UPPER, CharSet
    from vnlint.cli.corpora import Corpus, corpus_options
    from vnlint.cli.words import OTHER, Option, command, option_in, session_of
    from vnlint.columns import Positions, Tokens, word_hash, word_hashes
    from vnlint.corpus import Batch, stamp, texts_of
    from vnlint.damage import Damage, matches_at_random, words_at_random
    from vnlint.diagnostic import (
        Applicability,
        Diagnostic,
        Edit,
        Evidence,
        Fix,
        Guard,
        Message,
        Phase,
        Severity,
        Span,
    )
    from vnlint.document import Conclusion, Document, Elsewhere, Meta, Page, Switch
    from vnlint.errors import UsageError
    from vnlint.exits import Exit
    from vnlint.hookspecs import hookimpl
    from vnlint.kinds import CharacterRule, PatternRule, TableRule, lines_at
    from vnlint.lang import LANGUAGES
    from vnlint.linter import Linter
    from vnlint.observing import Concluded, CorpusRule, Observed
    from vnlint.patterns import Pattern
    from vnlint.plugins import rules_in
    from vnlint.processes import DiedError, Pool
    from vnlint.protected import Protection
    from vnlint.rule import Bad, Good, Invariant, Measured, Rule, Scope, option
    from vnlint.source import Problem
    from vnlint.sources.atomic import replace_file
    from vnlint.triggers import Characters, Literals, Pairs, Phrases, Repeats, Words

__version__ = "0.1.0"

_HOMES = {
    "charset": "ANY BLANK CharSet DIGIT LETTER LINE_END LOWER MARK UPPER",
    "cli.corpora": "Corpus corpus_options",
    "cli.words": "OTHER Option command option_in session_of",
    "columns": "Positions Tokens word_hash word_hashes",
    "corpus": "Batch stamp texts_of",
    "damage": "Damage matches_at_random words_at_random",
    "diagnostic": "Applicability Diagnostic Edit Evidence Fix Guard Message Phase Severity Span",
    "document": "Conclusion Document Elsewhere Meta Page Switch",
    "errors": "UsageError",
    "exits": "Exit",
    "hookspecs": "hookimpl",
    "kinds": "CharacterRule PatternRule TableRule lines_at",
    "lang": "LANGUAGES",
    "linter": "Linter",
    "observing": "Concluded CorpusRule Observed",
    "patterns": "Pattern",
    "plugins": "rules_in",
    "processes": "DiedError Pool",
    "protected": "Protection",
    "rule": "Bad Good Invariant Measured Rule Scope option",
    "source": "Problem",
    "sources.atomic": "replace_file",
    "triggers": "Characters Literals Pairs Phrases Repeats Words",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "ANY",
    "BLANK",
    "DIGIT",
    "LANGUAGES",
    "LETTER",
    "LINE_END",
    "LOWER",
    "MARK",
    "OTHER",
    "UPPER",
    "Applicability",
    "Bad",
    "Batch",
    "CharSet",
    "CharacterRule",
    "Characters",
    "Concluded",
    "Conclusion",
    "Corpus",
    "CorpusRule",
    "Damage",
    "Diagnostic",
    "DiedError",
    "Document",
    "Edit",
    "Elsewhere",
    "Evidence",
    "Exit",
    "Fix",
    "Good",
    "Guard",
    "Invariant",
    "Linter",
    "Literals",
    "Measured",
    "Message",
    "Meta",
    "Observed",
    "Option",
    "Page",
    "Pairs",
    "Pattern",
    "PatternRule",
    "Phase",
    "Phrases",
    "Pool",
    "Positions",
    "Problem",
    "Protection",
    "Repeats",
    "Rule",
    "Scope",
    "Severity",
    "Span",
    "Switch",
    "TableRule",
    "Tokens",
    "UsageError",
    "Words",
    "command",
    "corpus_options",
    "hookimpl",
    "lines_at",
    "matches_at_random",
    "option",
    "option_in",
    "replace_file",
    "rules_in",
    "session_of",
    "stamp",
    "texts_of",
    "word_hash",
    "word_hashes",
    "words_at_random",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'vnlint' has no attribute {name!r}")
    value = globals()[name] = getattr(importlib.import_module(f"vnlint.{home}"), name)
    return value
