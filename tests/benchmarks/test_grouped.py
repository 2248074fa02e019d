"""Cross-validation that keeps groups together."""

from benchmarks.grouped import hold_out

Row = dict[str, str]


def test_no_row_is_answered_by_what_saw_its_group() -> None:
    """Each row is answered once, without its label, fitted on the rows of other groups."""
    rows = [{"text": str(number), "label": "ab"[number % 2], "study": f"s{number // 3}"} for number in range(18)]
    groups = [row["study"] for row in rows]
    asked: list[str] = []

    def predict(train: list[Row] | None, test: list[Row]) -> list[str]:
        assert not {row["study"] for row in train or []} & {row["study"] for row in test}
        assert {row["label"] for row in test} == {""}
        asked.extend(row["text"] for row in test)
        return [f"answer {row['text']}" for row in test]

    assert hold_out(rows, groups, predict) == [f"answer {number}" for number in range(18)]
    assert sorted(asked, key=int) == [str(number) for number in range(18)]
