"""The 8-bit encodings of Vietnamese, by name."""

from __future__ import annotations

from vnlint_rules.language.legacy.codec import Codec
from vnlint_rules.language.legacy.cp1258 import COMPOSED, CP1258
from vnlint_rules.language.legacy.tcvn3 import ABC, VN1
from vnlint_rules.language.legacy.viscii import VISCII
from vnlint_rules.language.legacy.vni import VNI
from vnlint_rules.language.legacy.vps import VPS

CODECS = {codec.name: codec for codec in (ABC, VNI, VISCII, VPS, CP1258, COMPOSED, VN1)}
"""All codecs by name, in the order of how often they are met; the first of two that explain a text equally well is
taken."""

DETECTED: tuple[Codec, ...] = (ABC, VNI, VISCII, VPS, CP1258, VN1)
"""The codecs that are worth trying: no two of them decode alike."""
