"""Recommendations of whole documents."""

from dataclasses import replace
from pathlib import Path

import pytest

from litreview.corpus.documents import Document, Segment
from litreview.extraction.recommendations import find_recommendations
from litreview.tables import build_table

SEEDS = Path("../shared/seeds")
Part = tuple[str, str, str]


def paper(*parts: Part, kind: str = "policy", depth: str = "full text", speaker: str = "") -> Document:
    """A document of blocks given as role, heading and text."""
    text, segments = "", []
    for number, (role, heading, words) in enumerate(parts, 1):
        start = len(text)
        segments.append(
            Segment(f"d#{number:05d}", "d", number, start, start + len(words), None, heading, speaker, role, "en", words, number)
        )
        text += words + "\n"
    return Document("d", "", kind, "", "d.md", "", "en", depth, text, tuple(segments), owner="Peer Alliance")


def rows(document: Document, lists: list[dict[str, object]] | None = None) -> list[dict[str, object]]:
    """The rows, which also have to fit the declared table and the text."""
    found = find_recommendations(document, {}, lists or [])
    build_table("recommendations", found)
    assert all(document.text[int(str(r["start"])) : int(str(r["end"]))] == r["quote"] for r in found)
    return found


def test_a_duty_has_all_its_attributes() -> None:
    """A sentence with "should" is a recommendation of the document's owner, without stance."""
    row = rows(paper(("body", "", "Funders should pay peer workers.")))[0]
    wanted = {
        "recommendation_id": "d.r001", "document_id": "d", "area": "OTHER", "status": "recommended", "stated_by": "Peer Alliance",
        "audience": "funders; peer workers", "stance": "",
    }  # fmt: skip
    assert {key: row[key] for key in wanted} == wanted


AGENDA = [
    ("It may include:", "possible"),
    ("Specific goals of the plan are listed below:", "planned"),
    ("Recommendations", "recommended"),
    ("Next steps", "recommended"),
    ("Prochaines étapes", "recommended"),
]


@pytest.mark.parametrize(("heading", "status"), AGENDA, ids=[heading for heading, _ in AGENDA])
def test_announced_items_take_the_status_of_their_announcement(heading: str, status: str) -> None:
    """What may be included is possible, a plan's goal is planned, an item under "recommendations" is recommended."""
    lead = (
        ("body", "", "The next phase will identify key areas. It may include:")
        if heading.startswith("It")
        else ("heading", "", heading)
    )
    found = rows(
        paper(
            lead,
            ("list item", heading, "Support for peer-led groups;"),
            ("list item", heading, "Provide mentoring on governance"),
        )
    )
    assert [(r["quote"], r["area"], r["status"]) for r in found] == [
        ("Support for peer-led groups;", "K2", status),
        ("Provide mentoring on governance", "K3", status),
    ]


NOT_ANNOUNCED = [
    ("Symptoms may include:", "Development of fatigue"),
    ("Core values", "Respect for all"),
    ("This project will:", "Provide the tools that services use"),
    ("Key areas", "Robyn, board member"),
]


@pytest.mark.parametrize(("heading", "item"), NOT_ANNOUNCED, ids=[heading for heading, _ in NOT_ANNOUNCED])
def test_other_lists_recommend_nothing(heading: str, item: str) -> None:
    """Values, project aims, people and other lists are no recommendations."""
    assert rows(paper(("heading", "", heading), ("list item", heading, item))) == []


def test_whole_list_items_are_quoted() -> None:
    """With the rows of find_lists an item of two sentences is one recommendation."""
    document = paper(
        ("heading", "", "Recommendations"),
        ("list item", "Recommendations", "Train all."),
        ("list item", "Recommendations", "Do it yearly."),
    )
    items = [
        {"list_id": "d.l001", "heading": "Recommendations", "start": 16, "end": 40, "text": document.text[16:40], "ordinal": 1}
    ]
    assert [r["quote"] for r in rows(document, items)] == ["Train all.\nDo it yearly."]


def test_numbered_recommendations_are_taken_with_and_without_a_heading() -> None:
    """A sentence that opens with its number, and an imperative under a numbered heading, count."""
    found = rows(
        paper(
            ("body", "", "Recommendation 1: A provincial network for all peers."),
            ("heading", "", "Recommendation 2"),
            ("body", "Recommendation 2", "Create a speakers’ bureau."),
        )
    )
    assert [r["area"] for r in found] == ["K1", "K5"]


def test_a_list_of_recommendations_spares_the_running_text() -> None:
    """Where a work lists its recommendations, other sentences count only if they say "recommend"."""
    found = rows(
        paper(
            ("body", "", "Interventions should be cheap."),
            ("body", "", "We recommend a yearly count."),
            ("heading", "", "Recommendations"),
            *[("body", "Recommendations", f"{n}. Boards should {what}.") for n, what in enumerate(("meet", "listen", "pay"), 1)],
        )
    )
    assert [str(r["quote"])[:4] for r in found] == ["We r", "1. B", "2. B", "3. B"]


def test_reported_speech_is_not_the_works_own() -> None:
    """What a witness said should happen is no recommendation of the report."""
    assert rows(paper(("body", "", "One witness said that boards should meet."))) == []


CLAIMS = [
    "Enhancing peer support is an essential component of the system.",
    "The team reviewed the recommendations of the previous phase.",
    "A training toolkit will be produced.",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_claims_and_the_noun_are_none(text: str) -> None:
    """Status claims, the noun and announced outputs are no recommendations."""
    assert rows(paper(("body", "", text))) == []


VOICES = [
    ("I wish there were a group in French.", "supports", "OTHER"),
    ("They need to pay us.", "supports", "OTHER"),
    ("A speakers’ bureau would be great, but only if it is paid.", "conditional", "K5"),
    ("We don’t want clinicians on our board.", "opposes", "K3"),
    ("Could we have leadership training?", "question", "K4"),
]


@pytest.mark.parametrize(("text", "stance", "area"), VOICES, ids=[text[:25] for text, *_ in VOICES])
def test_wishes_of_participants_have_speaker_and_stance(text: str, stance: str, area: str) -> None:
    """What participants ask for is stated by them, with their stance and one area."""
    row = rows(paper(("body", "", text), kind="consultation", depth="transcript", speaker="P07"))[0]
    assert (row["stated_by"], row["stance"], row["area"], row["status"]) == ("P07", stance, area, "recommended")


def test_facilitators_and_stories_recommend_nothing() -> None:
    """A facilitator's question and a story are no recommendation."""
    question = paper(("body", "", "What should we do?"), kind="consultation", depth="transcript", speaker="facilitator")
    assert rows(question) == []
    assert rows(paper(("body", "", "It was a cold day."), kind="consultation", depth="answers", speaker="P01")) == []


def test_page_furniture_is_left_out() -> None:
    """Navigation and captions recommend nothing."""
    document = paper(("body", "", "You should sign up."))
    assert rows(replace(document, segments=(document.segments[0]._replace(role="navigation"),))) == []


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.exists(), reason="../shared is not beside the checkout")
def test_the_six_key_areas_of_the_first_seed() -> None:
    """The six candidate areas are found, possible, one in each area."""
    from litreview.corpus.build import build_document
    from litreview.sources.literature import read_literature

    path = sorted(SEEDS.glob("000*.txt"))[0]
    document = build_document(path.name, "0" * 64, read_literature(path).blocks)
    found = rows(document)
    assert [(r["area"], r["status"]) for r in found] == [(f"K{n}", "possible") for n in range(1, 7)]


def test_a_response_keeps_what_its_own_authors_recommend() -> None:
    """A submission may be a response too: what it recommends in so many words counts beside what it answers."""
    found = rows(
        paper(
            ("heading", "", "Response to the Ferry Committee’s report"),
            ("body", "", "The Committee recommended that fares be halved."),
            ("body", "", "Fares should be fair."),
            ("body", "", "We recommend that carers travel free."),
        )
    )
    assert [str(row["quote"])[:12] for row in found] == ["The Committe", "We recommend"]
