"""Which of several ways of writing a document goes by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

Way = TypeVar("Way")


def usual(ways: Sequence[Way], wanted: Way | None = None) -> Way | None:
    """The wanted way; without one the commonest, the first one seen among equals. None for none or for one alone."""
    if wanted is not None:
        return wanted
    counts = Counter(ways)
    return counts.most_common(1)[0][0] if len(counts) > 1 else None
