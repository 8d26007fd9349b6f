"""Words that no list has and that may well be right, judged by what would stand best in their place.

Words of other languages, names and abbreviations are in no list either, and the two words beside one seldom tell
(`unlisted`). Counts of triples and the network do: "cho biot", "Ngân hàng noy cho biết", "Ttránh tình trạng".
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from vnlint import Document, Pattern, Span
from vnlint_rules.language import lexicon
from vnlint_rules.language.cases import Casing, casing_of
from vnlint_rules.language.context.model import Floats
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import NAME, UNKNOWN
from vnlint_rules.language.lexicon import WordTable
from vnlint_rules.language.meanings import LEAST_WITHOUT_MARKS, has_own_letter
from vnlint_rules.language.odd_words import odd
from vnlint_rules.language.openings import opens_sentence
from vnlint_rules.language.placed_word import PlacedWord, placed_word
from vnlint_rules.language.skeletons import skeletons
from vnlint_rules.language.slips import LONGEST, Candidate, Slip, candidates, with_skeleton
from vnlint_rules.language.unlisted import FAULTS, is_amid_vietnamese, is_writable
from vnlint_rules.language.verdict import CHOICES, Verdict, probability, written

_ABBREVIATED = Pattern("[^aăâeêioôơuưy]{1,2}|.")
"""Forms that are signs, initials or abbreviations ("tp", "đc"), without their tones."""
_SHIFTED = Pattern(r"\p{Ll}\p{Lu}\p{Ll}+|(\p{Lu})\1\p{Ll}+")
"""Words with their capital in the second place, or in the first two: "hTeo", "QQuốc"."""
_NEAR = 2
"""Words from one to another beside which it is not lonely: what counts of triples see of them."""
_PLAIN = -5.0
"""Log-likelihood that a word was typed without any of its marks."""
_LOAN, _VIETNAMESE = 1.2, 2.0
"""`lexicon.frequency` up to which a loan may be Vietnamese without marks, and the scores in `skeletons` that this
takes."""
_LEAST = 1.5
"""Log-odds that the likeliest word needs against what is written, and against an unknown word or name."""
_LEAST_OF_LOANS = 4.0
"""Log-odds that it needs where what is written stands in texts as a loan, too."""
_AMONG_OTHERS = 3.0
"""Log-odds that it needs beyond these where what is written has no marks and a word beside it is none of Vietnamese:
"Bartolomé de las Casas"."""
_SCALE = 1.5
"""Log-odds in one unit of confidence."""


class _Stranger(Struct, frozen=True):
    """A word that no list has or that is mostly no loan, and what it may be a slip of."""

    span: Span
    number: int
    """The number of the word in the text."""
    casing: Casing
    own: int
    """The id of what is written; 0 if it has none."""
    meant: Sequence[Candidate]
    """The words that may have been meant and that the model knows, at least one."""
    least: float
    """Log-odds that the likeliest of these needs."""


def judged(document: Document, reader: Reader, around: Stream) -> Iterator[Verdict]:
    """The verdicts on such words, in order of place, beside the neighbours in ``around``."""
    strangers = _lonely(list(_strangers(document, reader)))
    if not strangers:
        return
    odds = _odds(strangers, reader, around)
    ends = np.cumsum([len(stranger.meant) for stranger in strangers])
    for stranger, of_each in zip(strangers, np.split(odds, ends[:-1]), strict=True):
        order = np.argsort(-of_each, kind="stable").tolist()
        if of_each[order[0]] > stranger.least:
            likeliest = [stranger.meant[k] for k in order[:CHOICES]]
            choices = tuple(written(document, one.text, stranger.casing, stranger.span) for one in likeliest)
            confidence = probability(float(of_each[order[0]]) / _SCALE)
            yield Verdict(FAULTS[likeliest[0].slip], stranger.span, choices, confidence)


def _strangers(document: Document, reader: Reader) -> Iterator[_Stranger]:
    """The words in small letters, and those with the capital of their sentence, that may be slips."""
    tokens, text, id_of = document.tokens, document.text, reader.model.vocabulary.id_of
    is_odd = document.view(odd)
    numbers = np.flatnonzero(is_odd | _bare().contains(tokens.hashes))
    places = zip(numbers.tolist(), tokens.starts[numbers].tolist(), tokens.ends[numbers].tolist(), strict=True)
    for number, start, end in places:
        casing, form = _casing_to_write(text, Span(start, end), bool(is_odd[number])), text[start:end].lower()
        if casing is None or len(form) > LONGEST or not is_writable(form) or _ABBREVIATED.fullmatch(form):
            continue  # most are names: what stands beside them need not be looked up
        word = placed_word(document, number)
        if word.is_glued or not (has_own_letter(form) or is_amid_vietnamese(document, word.span)):
            continue
        if meant := [one for one in _meant(form) if id_of(one.text)]:
            least = _LEAST if is_odd[number] else _LEAST_OF_LOANS
            least += _AMONG_OTHERS * (form.isascii() and _is_among_others(word))
            yield _Stranger(word.span, number, casing, id_of(form), meant, least)


def _casing_to_write(text: str, span: Span, is_odd: bool) -> Casing | None:
    """The casing of what may be meant by a word; None for names and initialisms, which are not judged."""
    word = span.of(text)
    match casing_of(word):
        case Casing.LOWER:
            return Casing.LOWER
        case Casing.TITLE if is_odd and opens_sentence(text, span.start):
            return Casing.TITLE
        case Casing.MIXED if _SHIFTED.fullmatch(word):
            return Casing.TITLE
    return None


def _lonely(strangers: Sequence[_Stranger]) -> list[_Stranger]:
    """Those of some words that no other of them stands near.

    The verdict on each would hang on the others: put right one by one, they would be judged anew round by round.
    """
    apart = [True, *(other.number - one.number > _NEAR for one, other in itertools.pairwise(strangers)), True]
    return [one for one, both in zip(strangers, itertools.pairwise(apart), strict=False) if all(both)]


@functools.cache
def _bare() -> WordTable:
    """The loans and names that mostly are Vietnamese without its marks where they stand in small letters: "hop"."""
    loans, known = lexicon.others(), skeletons()
    words = (word for word in loans if word in known and loans[word] < _LOAN)
    found = [word for word in words if min(known[word].against_foreign, known[word].against_marked) > _VIETNAMESE]
    return WordTable(Document("\n".join(found)).tokens.hashes)


@functools.lru_cache(maxsize=20_000)
def _meant(form: str) -> Sequence[Candidate]:
    """What a form may be a slip of, each text once."""
    if not form.isascii():
        return candidates(form)
    found = {word: Candidate(word, Slip.MISSING_MARK, _PLAIN) for _, word in with_skeleton().get(form, ())}
    for one in candidates(form, LEAST_WITHOUT_MARKS):
        found.setdefault(one.text, one)
    return tuple(found.values())


def _is_among_others(word: PlacedWord) -> bool:
    """Whether a word beside it is none of Vietnamese."""
    return any(beside.lower() not in lexicon.syllables() for beside in (word.left, word.right) if beside)


def _odds(strangers: Sequence[_Stranger], reader: Reader, around: Stream) -> Floats:
    """For each candidate of each word the log-odds that it was meant, against what is written and unknown words."""
    id_of, count = reader.model.vocabulary.id_of, len(strangers)
    unknown = [NAME if stranger.casing is Casing.TITLE else UNKNOWN for stranger in strangers]
    as_it_is = [stranger.own or other for stranger, other in zip(strangers, unknown, strict=True)]
    several = list(itertools.chain.from_iterable(stranger.meant for stranger in strangers))
    every = np.arange(count)
    owners = np.repeat(every, [len(stranger.meant) for stranger in strangers])
    scores = reader.scores(
        np.array([stranger.number for stranger in strangers], np.int64),
        np.concatenate((every, every, owners)),
        np.array([*unknown, *as_it_is, *(id_of(one.text) for one in several)], np.uint16),
        np.array([*itertools.repeat(0.0, 2 * count), *(one.weight for one in several)]),
        around,
    )
    odds: Floats = scores[2 * count :] - np.maximum(scores[:count], scores[count : 2 * count])[owners]
    return odds
