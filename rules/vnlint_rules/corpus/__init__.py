"""What is wrong between the texts of a corpus: copies, near copies, and lines that come with the site."""
