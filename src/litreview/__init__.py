"""Turn literature and consultation transcripts about peer support into evidence tables."""

__version__ = "0.1.0"
