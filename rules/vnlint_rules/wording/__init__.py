"""Words that are missing, and words that stand there twice."""
