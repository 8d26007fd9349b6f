"""vnlint inside other engines: Arrow batches, and on them Ray and Spark. Each module needs the extra of its name."""
