"""How a model is learned: texts are counted piece by piece, the counts merged, and what fits best is kept."""
