"""Letters as ranges for the character classes of patterns, so that `re` can compile them.

`re` knows no ``\\p{Lu}``, but compiles a pattern five times as fast as `regex`, which takes as long to load as a dozen
patterns to compile. The ranges are those of the alphabets of Europe, Vietnamese among them; other scripts with two
cases do not occur in the names and words that our patterns look for. A letter of any script is ``[^\\W\\d_]``, a
letter or number ``[^\\W_]``.
"""

from __future__ import annotations

_ALPHABETS = "".join(map(chr, (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x370, 0x530))))
_EXTENDED = "".join(map(chr, range(0x1E00, 0x2000)))
"""Vietnamese letters with two marks, and those of Greek."""

UPPER = "".join(filter(str.isupper, _ALPHABETS + _EXTENDED))
"""Capitals."""
LOWER = "".join(filter(str.islower, _ALPHABETS + _EXTENDED))
"""Lower-case letters."""
MARKS = "\u0300-\u036f"
"""Combining marks: what of a letter NFC cannot compose."""
