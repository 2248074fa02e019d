import pytest

from litreview.exchange.names import read_name, split_names


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Solomon, Phyllis", ("Solomon", "Phyllis")),
        ("Shannon,Claude E.", ("Shannon", "Claude E.")),
        ("van der Berg, I.", ("van der Berg", "I.")),
        ("Solomon P", ("Solomon", "P")),
        ("Stevens D E", ("Stevens", "D E")),
        ("de Bie A.", ("de Bie", "A.")),
        ("Fanning E.-M.", ("Fanning", "E.-M.")),
        ("Willow, Jo (57000000001)", ("Willow", "Jo")),
        ("World Health Organization", ("World Health Organization", "")),
        ("Department of Health, Ontario", ("Department of Health, Ontario", "")),
        ("Canada, Health and Care of", ("Canada", "Health and Care of")),
        ("Plato", ("Plato", "")),
        ("University of Pinewood,, North Shore", ("University of Pinewood, North Shore", "")),
        ("Pinewood Health,, Peer Unit,", ("Pinewood Health, Peer Unit", "")),
        ("Winter Study AB,", ("Winter Study AB", "")),
        ("Oak,Fern,", ("Oak", "Fern")),
        ("et al.", ("et al.", "")),
        (" , ", ("", "")),
    ],
)
def test_people_and_bodies_are_told_apart(source: str, name: tuple[str, str]) -> None:
    """A comma or initials make a person; a body stays in one piece."""
    assert tuple(read_name(source)) == name


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Oak F, Pine G.", ["Oak, F", "Pine, G."]),
        ("Willow J.; Alder K.", ["Willow, J.", "Alder, K."]),
        ("Willow, Jo (57); Alder, Kim (58)", ["Willow, Jo", "Alder, Kim"]),
        ("Solomon, Phyllis", ["Solomon, Phyllis"]),
        ("Oak, Fern and Pine, Gus", ["Oak, Fern", "Pine, Gus"]),
        ("Department of Health and Care, North", ["Department of Health and Care, North"]),
        ("Health and Care", ["Health and Care"]),
        ("Health, Ministry", ["Health, Ministry"]),
        ("", []),
    ],
)
def test_the_names_of_a_cell_are_split(source: str, names: list[str]) -> None:
    """Commas separate only where every part is a family name with initials."""
    assert list(map(str, split_names(source))) == names


def test_thirty_thousand_names_are_split_in_no_time() -> None:
    """Records of large collaborations do not stop an import."""
    assert len(split_names("; ".join(f"Oak{i} F." for i in range(30_000)))) == 30_000
