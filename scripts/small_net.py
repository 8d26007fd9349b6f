"""The networks that `vnlint_rules.language.small_network` reads, as torch trains them."""

from __future__ import annotations

import torch
from numpy.typing import NDArray

from vnlint_rules.language.small_network import quantized


class SmallNet(torch.nn.Module):
    """Log-odds from the words in some positions, whether each has a capital, and facts about the place."""

    def __init__(
        self, words: int, positions: int, facts: int, *, width: int, hidden: int, dropout: float = 0.0
    ) -> None:
        super().__init__()
        self.words = torch.nn.Parameter(torch.randn(words, width) * 0.1)
        self.capitals = torch.nn.Parameter(torch.zeros(positions, width))
        self.first = torch.nn.Linear(positions * width + facts, hidden)
        self.second = torch.nn.Linear(hidden, hidden)
        self.third = torch.nn.Linear(hidden, 1)
        self._dropout = dropout

    def forward(self, words, capitals, facts):  # type: ignore[no-untyped-def]
        vectors = torch.nn.functional.embedding(words, self.words) + capitals.unsqueeze(2) * self.capitals
        vectors = torch.nn.functional.dropout(vectors.flatten(1), self._dropout, self.training)
        hidden = torch.relu(self.first(torch.cat([vectors, facts], 1)))
        hidden = hidden + torch.relu(self.second(hidden))
        return self.third(hidden).squeeze(1)

    def arrays(self, prefix: str, mean: NDArray, spread: NDArray):  # type: ignore[no-untyped-def,type-arg]
        """As `small_network` reads it, with the mean and the spread of the facts that it was shown."""
        values = {name: value.detach().numpy() for name, value in self.named_parameters()}
        layers = [(values[f"{name}.weight"], values[f"{name}.bias"]) for name in ("first", "second", "third")]
        return quantized(prefix, values["words"], values["capitals"], mean, spread, layers)
