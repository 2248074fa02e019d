"""Evidence tables: summaries, counts of works and people, judgements, gaps."""
