"""How sure a share is that was counted in a sample."""

from __future__ import annotations

import math

_Z = 1.959964
"""Of the normal distribution, for an interval that holds in 95 of 100 cases."""


def wilson(hits: int, of: int) -> tuple[float, float, float]:
    """A share and the limits of Wilson's score interval at 95 %; (nan, 0, 1) of nothing.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    """
    if not of:
        return math.nan, 0.0, 1.0
    share, z2 = hits / of, _Z * _Z
    center = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return share, max(0.0, center - half), min(1.0, center + half)
