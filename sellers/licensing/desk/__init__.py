"""The desk's pages about papers: what the office said, what is missing, renewal."""
