"""What a text says: definitions, lists, facts, findings, recommendations."""
