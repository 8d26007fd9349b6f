"""Whether a rule does to its examples what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vnlint.diagnostic import Applicability, Diagnostic
from vnlint.document import Document, Meta
from vnlint.fixing import Fixer
from vnlint.invariants import Encoder
from vnlint.linter import Linter
from vnlint.protected import Protection
from vnlint.rule import Bad, Good, Rule
from vnlint.survey import SurveyError, concluded


def faults_of(
    rule: type[Rule],
    example: Bad | Good,
    protections: Iterable[Protection] = (),
    encodings: Mapping[str, Encoder] = {},
) -> Iterator[str]:
    """What the rule does otherwise than an example says, each in a sentence."""
    try:
        yield from _faults_of(rule, example, Linter([rule(**example.options)], protections, encodings=encodings))
    except SurveyError as error:
        yield str(error)


def _faults_of(rule: type[Rule], example: Bad | Good, linter: Linter) -> Iterator[str]:
    checked = linter.check(_document(linter, example, example.text))
    if checked.failures:
        yield from (failure.message.en for failure in checked.failures)
    elif isinstance(example, Bad):
        yield from _faults_of_bad(rule, example, linter, checked.diagnostics)
    elif checked.diagnostics:
        yield f"{rule.name} flags {_shown(example.text, checked.diagnostics)} in {example.text!r}"


def _faults_of_bad(rule: type[Rule], example: Bad, linter: Linter, found: list[Diagnostic]) -> Iterator[str]:
    text = example.text
    if [diagnostic.span for diagnostic in found] != list(example.spans):
        expected = [span.of(text) for span in example.spans]
        yield f"{rule.name} flags {_shown(text, found)} instead of {expected} in {text!r}"
        return
    for level, wanted in ((Applicability.SAFE, example.fixed), (Applicability.UNSAFE, example.unsafe)):
        if wanted is None:  # nothing (more) to fix at this level
            wanted = example.fixed if level is Applicability.UNSAFE and example.fixed is not None else text
        fixed = _fixed(linter, level, example, text)
        if fixed != wanted:
            yield f"{rule.name}: {level} fixes give {fixed!r}, not {wanted!r}"
        elif _fixed(linter, level, example, fixed) != fixed:
            yield f"{rule.name}: fixing twice differs"
    offered = found[0].choices if found else ()
    if offered[: len(example.choices)] != example.choices:
        yield f"{rule.name} offers {offered}, not {example.choices}"


def _fixed(linter: Linter, level: Applicability, example: Bad, text: str) -> str:
    return Fixer(linter, level).fix(_document(linter, example, text)).text


def _document(linter: Linter, example: Bad | Good, text: str) -> Document:
    """The text as the last of its corpus. Raises SurveyError."""
    meta = Meta(format=example.format, context=example.context)
    corpus = [Document(one, number, meta) for number, one in enumerate((*example.beside, text))]
    return concluded(corpus, linter)[-1] if linter.corpus_rules else corpus[-1]


def _shown(text: str, found: list[Diagnostic]) -> list[str]:
    return [diagnostic.span.of(text) for diagnostic in found]
