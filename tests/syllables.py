"""All legal syllables of Vietnamese."""

from collections.abc import Iterator

from vnlint_rules.language.syllable import may_bear, spellings
from vnlint_rules.language.tone import Tone, ToneStyle, place_tone


def all_syllables(style: ToneStyle) -> Iterator[str]:
    """Every legal syllable with its tone, in lower case, spelt in one style; 16,253."""
    return (place_tone(bare, tone, style) for bare in spellings() for tone in Tone if may_bear(bare, tone))
