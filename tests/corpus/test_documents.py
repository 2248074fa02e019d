from litreview.corpus.documents import Document
from litreview.corpus.segments import compose_segments
from litreview.sources.blocks import Block


def test_representation_leaves_the_segments_out() -> None:
    """A document shows itself without its segments."""
    text, segments = compose_segments("d", [Block("We meet. We talk.")])
    document = Document("d", "", "practice", "T", "d.txt", "", "en", "full text", text, segments)
    assert "segments" not in repr(document)
    assert [segment.ordinal for segment in document.segments] == [1, 2]
