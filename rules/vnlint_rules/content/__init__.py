"""What is wrong with the content of a document: parts that stand twice, that belong elsewhere, or are no text."""
