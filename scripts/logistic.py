"""Logistic regression, for the scripts that learn weights."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.float64]
ROUNDS = 30


def fit(facts: Table, told: npt.NDArray[np.bool_], counts: Table, penalty: float) -> Table:
    """One weight for each column of ``facts``, by Newton's method.

    ``told`` is what each row is an example of, ``counts`` how often it counts; ``penalty`` is on the squares of the
    weights, with each column by its mean size.
    """
    scale = np.abs(facts).mean(0) + 1e-9
    x, y = facts / scale, told.astype(np.float64)
    beta = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (counts * (y - p)) - penalty * beta
        hessian = (x * (counts * p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(beta))
        step = np.linalg.solve(hessian, gradient)
        beta += step * min(1.0, 5 / np.abs(step).max())
    return np.asarray(beta / scale)
