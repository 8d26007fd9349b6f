"""How well words would fill a gap between others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vnlint_rules.language.context.model import Model
from vnlint_rules.language.context.vocabulary import STOP


def fits(before: Sequence[str], fillings: Sequence[Sequence[str]], after: Sequence[str], model: Model) -> list[float]:
    """For each filling (words, as written) the log-likelihood of it and of the two words behind it.

    ``before`` and ``after``: the words on either side, the nearest last and first; where there are less than two the
    sentence begins or ends. A filling of more words is less likely for that alone.
    """
    id_of = model.vocabulary.id_as_written
    first = [STOP, STOP, *(id_of(word) for word in before)][-2:]
    last = [*(id_of(word) for word in after), STOP, STOP][:2]
    rows = [[*first, *(id_of(word) for word in filling), *last] for filling in fillings]
    triples = np.array([row[k : k + 3] for row in rows for k in range(len(row) - 2)], np.uint16).reshape(-1, 3)
    likelihoods = model.log_likelihoods(triples[:, 0], triples[:, 1], triples[:, 2])
    ends = np.cumsum([len(row) - 2 for row in rows])
    sums = np.concatenate(([0.0], np.cumsum(likelihoods)))
    found: list[float] = (sums[ends] - sums[np.concatenate(([0], ends[:-1]))]).tolist()
    return found
