"""The one key area of each recommendation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.areas import find_area, is_at_home
from litreview.tables import VOCABULARY

CASES = [
    ("Launch a public communication campaign about what peers do.", "K1"),
    ("Build a provincial peer network and share knowledge across it.", "K1"),
    ("Faire connaître la pair-aidance par une campagne de sensibilisation.", "K1"),
    ("Fund new peer-run organisations in small towns.", "K2"),
    ("Help families start mutual aid groups.", "K2"),
    ("Soutenir les organismes gérés par les pairs.", "K2"),
    ("Reserve two seats on the board for people with lived experience.", "K3"),
    ("Mentor new groups on governance and choosing representatives.", "K3"),
    ("Réserver des sièges au conseil d’administration.", "K3"),
    ("Offer leadership training to experienced peers.", "K4"),
    ("Supervisors need a training module of their own.", "K4"),
    ("Offrir une formation aux pairs aidants.", "K4"),
    ("Set up a speakers’ bureau.", "K5"),
    ("Train peers for public speaking and pay for their talks in schools.", "K5"),
    ("Créer un bureau de conférenciers.", "K5"),
    ("Write a guide for engaging politicians and industry leaders.", "K6"),
    ("Meet the minister and other policymakers every year.", "K6"),
    ("Rencontrer les élus et les décideurs.", "K6"),
    ("Peer workers should be paid a living wage.", "OTHER"),
    ("Agencies should prevent role drift with clear role descriptions.", "OTHER"),
    ("Every peer worker needs regular supervision by a peer.", "OTHER"),
    ("Adopt national standards and a code of ethics.", "OTHER"),
    ("Evaluate programs with outcome measures that peers choose.", "OTHER"),
    ("Equity must guide hiring.", "OTHER"),
    ("Rémunérer les pairs aidants de façon équitable.", "OTHER"),
    ("Serve better coffee.", "OTHER"),
]


@pytest.mark.parametrize(("text", "area"), CASES, ids=[text[:30] for text, _ in CASES])
def test_area(text: str, area: str) -> None:
    """Each recommendation goes to the area its words are about; what has no home in the six is OTHER."""
    assert find_area(text) == area


MORE = [
    ("Advance peer support initiatives and networks across the region.", "K2"),
    ("Stable funding for the places that are run by peers.", "K2"),
    ("Un financement stable pour les organismes gérés par les pairs.", "K2"),
    ("Make peer support a core service.", "K6"),
    ("Inscrire la pair-aidance dans les services de base.", "K6"),
    ("Integrate peer workers into the treatment system.", "K6"),
    ("The provincial strategy should name peers.", "K6"),
    ("Give small clinics stable funding.", "OTHER"),
    ("Peers need supervision every second week.", "OTHER"),
    ("Guard against peer drift.", "OTHER"),
    ("Évaluer les programmes avec les pairs.", "OTHER"),
]


@pytest.mark.parametrize(("text", "area"), MORE, ids=[text[:30] for text, _ in MORE])
def test_funding_policy_and_what_has_no_home(text: str, area: str) -> None:
    """Money for peer-run places goes to them, policy and integration to leaders; themes without a home stay OTHER."""
    assert find_area(text) == area


FALSE_FRIENDS = [
    "Le rapport paraîtra au premier trimestre.",
    "At this stage more peers are needed.",
    "Offrir un stage aux pairs.",
    "Comparer avec un groupe témoin.",
    "Radiology should offer it too.",
    "Interview candidates together.",
    "Ce choix relève de la direction.",
]


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_words_that_only_look_like_a_cue_give_no_area(text: str) -> None:
    """First is no premier, a stage of work no stage to speak on, a control group no witness."""
    assert find_area(text) == "OTHER"


HOMES = [
    ("MOD.NETWORK", "K1"), ("MOD.FAMILY", "K2"), ("GOV.FUND", "K2"), ("ENB.COPROD", "K3"), ("TRN.CAREER", "K4"),
    ("CMP.ANY", "K4"), ("SUP.TRAIN", "K4"), ("SUP.PEER", "OTHER"), ("ROL.STORY", "K5"), ("GOV.INTEG", "K6"),
    ("BAR.DRIFT", "OTHER"), ("OUT.HOPE", "OTHER"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "area"), HOMES, ids=[code for code, _ in HOMES])
def test_codes_have_the_home_that_the_crosswalk_gives(code: str, area: str) -> None:
    """Where the words say nothing, a code decides; the entry for the code itself comes before that of its family."""
    assert find_area("Do this soon.", [code]) == area


@pytest.mark.parametrize(
    ("code", "area", "home"),
    [("TRN.ANY", "K4", True), ("SUP.PEER", "K4", False), ("SUP.PEER", "OTHER", False), ("MOD.SPEAK", "K5", True),
     ("OUT.HOPE", "K1", False), ("", "", False), ("OUT.HOPE", "", False)],
)  # fmt: skip
def test_evidence_is_at_home_in_its_own_area_only(code: str, area: str, home: bool) -> None:
    """The crosswalk decides; what stands outside the six areas has no home."""
    assert is_at_home(code, area) is home


def test_the_crosswalk_names_known_codes_and_areas() -> None:
    """Each entry is a code or family of the codebook with one of the seven areas."""
    import csv
    from pathlib import Path

    import litreview.extraction.areas as areas

    root = Path(__file__).parents[2]
    with (root / "corpus" / "codebook.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["id"] for row in csv.DictReader(file)}
    with (Path(areas.__file__).parent / "crosswalk.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    families = {f"{code.split('.')[0]}.*" for code in codes}
    assert {row["code"] for row in rows} <= codes | families
    assert {row["area"] for row in rows} <= set(VOCABULARY["recommendations", "area"])


def test_a_heading_decides_where_the_words_do_not() -> None:
    """Under "Governance" a bare sentence is about governance; its own words weigh more."""
    assert find_area("Start within a year.", heading="Governance and boards") == "K3"
    assert find_area("Launch a speakers' bureau.", heading="Governance and boards") == "K5"
    assert find_area("Start within a year.", heading="Introduction") == "OTHER"


@pytest.mark.parametrize("text", ["training " * 5500, "fund money " * 4500, "PEER-LED " * 5500, "in the plan " * 4000])
def test_long_runs_are_read_in_time(text: str) -> None:
    """50,000 signs have one area like any other words."""
    assert find_area(text) in VOCABULARY["recommendations", "area"]


def test_a_code_of_the_analyst_weighs_in() -> None:
    """An area code on the sentence decides where words say nothing."""
    assert find_area("Do this soon.", ("REC.K3", "OUT.HOPE", "REC.STMT")) == "K3"


@given(st.text(max_size=200))
def test_exactly_one_known_area(text: str) -> None:
    """Any text has one area of the vocabulary."""
    assert find_area(text) in VOCABULARY["recommendations", "area"]


PHRASES = {
    "K1": """
Plan a broad-based communication.
Use internal communications well.
Write a communication strategy.
Find tools for targeted outreach.
Raise public awareness.
Fund knowledge exchange.
Care for knowledge translation.
Care for knowledge mobilisation.
Disseminate what was found.
Write a newsletter.
Be on social media.
Keep a website.
Print a directory of groups.
Inform local stakeholders.
Form a network of peers.
Found a community of practice.
Promote peer support.
Prévoir des campagnes.
Faire du réseautage.
Former une communauté de pratique.
Écrire une stratégie de communication.
Diffuser les constats.
Seek partnerships.
Chercher des partenariats.
Hang up posters.
Invest in public education.
Tell families that peers are there.
Write about it on the discharge papers.
Mettre des affiches.
Print leaflets.
Send it to a mailing list.
Make a video.
Hold an open house.
Have plain-language pages.
Reach the general public.
Share the evidence.
Imprimer des dépliants.
Tenir un bottin.
Toucher le grand public.
En parler à la radio.
""",
    "K2": """
Help peer-led initiatives.
Help peer-run organisations.
Help peer-driven services.
Help peer-operated centres.
See to the creation of new mutual aid.
Keep consumer/survivor work alive.
Set up peer groups.
Launch a self-help organization.
Seed family groups.
Aider les organismes gérés par des pairs.
Aider les groupes d'entraide.
Aider les initiatives portées par les pairs.
Let people design their own.
Aider une initiative de pair-aidance.
Keep it user-led.
Have places led by peers.
Have places run by people like us.
Fund self-help.
Grants for places run by survivors.
De l'argent pour les lieux gérés par des pairs.
Help survivor-run places.
Help youth-led places.
Let us have our own circle.
Give seed money.
Open a new group.
Aider leurs propres groupes.
Mettre sur pied un lieu.
Vive le par et pour.
""",
    "K3": """
Fix the governance.
Sit on boards of directors.
See to the election of two representatives.
Give a seat at the table.
Give seats on every board.
Revoir la gouvernance.
Entrer aux conseils d’administration.
Give us a real say.
Let us be consulted about it.
See that it is designed by us.
Ask families first.
Invite board members.
Open decision-making tables.
Have an advisory committee.
Join the steering committee.
Change the by-laws.
Allow voting.
Trouver des représentants.
Ouvrir la prise de décision.
Ouvrir les comités.
Name directors.
Name trustees.
Name a chairperson.
Call a council of elders.
Send delegates.
Hold elections.
Nominate two of us.
Let them choose their own.
Say who is chosen.
Nommer des administrateurs.
Envoyer des délégués.
Siéger ensemble.
Avoir un porte-parole.
""",
    "K4": """
Offer leadership training.
Offer standardised training.
Write training material.
Run train-the-trainer days.
Write a curriculum.
Teach leadership skills.
Écrire des modules de formation.
Offrir une formation continue.
Offer mentorship.
Have professional development.
Offer certification.
Be accredited.
See to capacity building.
List core competencies.
Hold workshops.
Former les nouveaux.
Offrir du perfectionnement.
Être certifié.
Hold seminars.
Write the course outline.
Open an academy.
Value lifelong learning.
Hold webinars.
Ouvrir une école de pairs.
Préparer la relève.
Écrire un parcours de base.
""",
    "K5": """
Open a speakers' bureau.
Keep a roster of speakers.
Practise public speaking.
Let us share our stories publicly.
Use contact-based education.
Give anti-stigma talks.
Give a talk in schools.
Ouvrir un bureau des conférenciers.
Parler en public de vive voix, par des témoignages publics.
Aider la prise de parole en public.
Invite speakers.
Invite presenters.
Let peers tell their own story.
Give talks.
Let us speak about our lives.
Stand in front of a class.
Go on stage.
Go into high schools.
Use storytelling.
Address students.
Raconter son parcours.
Témoigner.
Prendre la parole.
Aller dans les écoles.
""",
    "K6": """
Write to political leaders.
Write to industry leaders.
Write to politicians.
Write to elected officials.
See to government relations.
Lobby hard.
Write to members of parliament.
Brief the minister.
Convince local decision-makers.
Convaincre les dirigeants d'entreprises.
Convaincre les élus.
Make it a base service.
En faire un service essentiel.
Change legislation.
Change the provincial strategy.
Name us in the plan by name.
Changer les politiques publiques.
Écrire au plan national.
Revoir la loi sur le logement.
Write to corporate leaders.
Write to business leaders.
Convaincre les ministres.
Write to lawmakers.
Call the chamber of commerce.
Convaincre les députés.
Convaincre la mairesse et les maires.
Signer une pétition.
""",
    "OTHER": """
Raise wages.
Raise salaries.
Remunerate us.
Pay honoraria.
Stop unpaid work.
Give sick days.
Verser des salaires.
Offrir des honoraires.
Value role clarity.
Write job descriptions.
Stop co-optation.
Fix supervision hours.
Offer reflective supervision.
Write a code of conduct.
Follow practice standards.
Evaluate it.
Use outcome measures.
Do research.
Value equity.
Be culturally safe.
Give core funding.
Éviter la dérive.
Écrire une description de tâches.
Écrire des normes.
Offrir un financement récurrent.
Prevent burnout.
Lower the caseload.
Give childcare.
Pay for transport.
Faciliter l'accès.
""",
}
TOLD = [(text, area) for area, texts in PHRASES.items() for text in texts.strip().split("\n")]


@pytest.mark.parametrize(("text", "area"), TOLD, ids=[text for text, _ in TOLD])
def test_each_phrase_of_an_area(text: str, area: str) -> None:
    """One phrase alone tells the area, in both languages."""
    assert find_area(text) == area
    if area != "OTHER":
        assert find_area("Start this year.", heading=text) == area
