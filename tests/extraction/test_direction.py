"""Direction of effect: facts of published studies, told in our own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.arms import name_arms
from litreview.extraction.direction import direction_in, read_direction

POS, NEG, NULL, MIXED, UNCLEAR = "favours peer support", "favours comparator", "no difference", "mixed", "unclear"

CASES = [
    # a trial of a consumer-run agency joined to an ordinary one: everything that changed, changed for the ordinary one
    ("Empowerment, self-efficacy and social integration differed by condition, and all of the changes favoured the agency-only arm.", {"OUT.EMPOW": NEG, "OUT.EFFIC": NEG, "OUT.SOC": NEG}),
    ("Symptoms and hopelessness did not change with condition in this trial.", {"OUT.SYMP": NULL, "OUT.HOPE": NULL}),
    ("People in the agency-only group gained more in empowerment and self-efficacy than those who also used the peer-run agency.", {"OUT.EMPOW": NEG, "OUT.EFFIC": NEG}),
    ("For empowerment the results favored the comparison arm, but hope showed no difference between the arms.", {"OUT.EMPOW": NEG, "OUT.HOPE": NULL}),
    # group work with peer mentors after prison
    ("Alcohol use fell more in the peer group, while drug use fell in both arms.", {"alcohol use": POS, "drug use": NULL}),
    ("Drinking dropped further among those with peer mentors than in usual care; criminal charges declined in both groups.", {"OUT.SUD": POS, "OUT.SOCDET": NULL}),
    ("Criminal charges went down in both conditions, with no difference between them.", {"OUT.SOCDET": NULL}),
    # consumer-run organisations over three years
    ("At 36 months active members scored higher on community integration, daily living quality of life and role involvement, and lower on symptom distress, than people who were not members.", {"OUT.SOC": POS, "OUT.QOL": POS, "OUT.SYMP": POS}),
    ("After three years members had greater community integration and less symptom distress than the comparison group, but empowerment and social support did not differ.", {"OUT.SYMP": POS, "OUT.EMPOW": NULL}),
    # discharge mentors, pairs of figures
    ("Within a year 47% of the peer group and 50% of the control group had been readmitted, a difference that was not significant.", {"OUT.HOSP": NULL}),
    ("Readmission within 12 months was 47% vs 50%.", {"OUT.HOSP": NULL}),
    ("In the peer arm 29% were readmitted to acute care versus 38% in the control arm.", {"OUT.HOSP": POS, "OUT.ED": POS}),
    ("Fewer people with a peer worker were readmitted (29% vs 38%); self-rated recovery was similar in the two arms.", {"OUT.HOSP": POS, "OUT.RECOV": NULL}),
    ("38% of controls were readmitted compared with 29% of those who saw a peer worker (p = .03).", {"OUT.HOSP": POS}),
    ("Rehospitalisations averaged 0.89 vs 1.53, and hospital days 10.08 vs 19.08, both in favour of the peer mentors.", {"OUT.HOSP": POS}),
    ("Costs were 2,154 vs 1,922 pounds and did not differ significantly.", {"OUT.S.COST": NULL}),
    # peers compared with professionals
    ("Overdose and treatment entry were similar for those seen by peers and those seen by social workers.", {"OUT.OD": NULL, "OUT.ENGAGE": NULL}),
    ("There was no significant difference in treatment entry or in overdose between peer navigators and social workers.", {"OUT.OD": NULL, "OUT.ENGAGE": NULL}),
    ("Consumer case managers were as effective as non-consumers for symptoms, quality of life and hospitalisation.", {"OUT.SYMP": NULL, "OUT.QOL": NULL, "OUT.HOSP": NULL}),
    ("Peers did no worse than clinicians on quality of life (SMD -0.11, 95% CI -0.42 to 0.20).", {"OUT.QOL": NULL}),
    # forensic peers
    ("The matched group with forensic peers had fewer reconvictions, more positive drug tests and no difference in reincarceration or revocation.", {"reconvictions": POS, "positive drug tests": NEG, "reincarceration": NULL, "revocation": NULL}),
    ("Clients of forensic peers had more positive drug tests than matched controls.", {"OUT.SUD": NEG}),
    ("Reconvictions were lower among clients of the forensic peers, but reincarceration did not differ.", {"reconvictions": POS, "reincarceration": NULL}),
    # reviews
    ("There was a small reduction in crisis and emergency service use; quality of life, symptoms, satisfaction and attrition showed no significant difference.", {"OUT.ED": POS, "OUT.QOL": NULL, "OUT.SYMP": NULL, "OUT.SAT": NULL, "OUT.ENGAGE": NULL}),
    ("Crisis and emergency service use fell slightly (SMD -0.34, 95% CI -0.60 to -0.07), while client satisfaction did not differ (SMD -0.22, -0.69 to 0.25).", {"OUT.ED": POS, "OUT.SAT": NULL}),
    ("The review found little or no evidence of an effect on hospitalisation, symptoms or satisfaction, but some, inconsistent, for hope, recovery and empowerment.", {"OUT.HOSP": NULL, "OUT.SYMP": NULL, "OUT.SAT": NULL, "OUT.HOPE": MIXED, "OUT.RECOV": MIXED, "OUT.EMPOW": MIXED}),
    ("Peer support had little or no effect on hospitalisation and symptoms, but some, inconsistent, on hope.", {"OUT.HOSP": NULL, "OUT.SYMP": NULL, "OUT.HOPE": MIXED}),
    ("Hope was higher (SMD 0.24, 95% CI 0.02 to 0.46) in three trials.", {"OUT.HOPE": POS}),
    ("Personal recovery: SMD 0.20 (0.11 to 0.29).", {"OUT.RECOV": POS}),
    ("Anxiety: SMD -0.21 (95% CI -0.40 to -0.02).", {"OUT.SYMP": POS}),
    ("Hospital admission in the medium term: RR 0.44 (95% CI 0.11 to 1.75), very low certainty.", {"OUT.HOSP": NULL}),
    ("At least one primary care visit was more likely with peers (RR 1.77, 95% CI 1.09 to 2.85).", {"OUT.PHYS": POS}),
    ("Symptom severity on the CGI was worse in the long term (MD 0.40, 0.15 to 0.65).", {"OUT.SYMP": NEG}),
    ("Symptom severity in the medium term: MD -0.30 (95% CI -0.53 to -0.07).", {"OUT.SYMP": POS}),
    ("Attrition did not differ (RR 0.80, 95% CI 0.58 to 1.09).", {"OUT.ENGAGE": NULL}),
    ("One-to-one peer support brought modest gains in self-reported recovery and empowerment but had no impact on symptoms or service use.", {"OUT.RECOV": POS, "OUT.EMPOW": POS, "OUT.SYMP": NULL}),
    ("Peer groups slightly improved overall recovery, but not hope, empowerment or symptoms.", {"OUT.RECOV": POS, "OUT.HOPE": NULL, "OUT.EMPOW": NULL, "OUT.SYMP": NULL}),
    ("Evidence on internalised stigma was inconclusive.", {"OUT.STIGMA": UNCLEAR}),
    ("No trial reported relapse, and data on days in hospital were skewed and not usable.", {"OUT.SUD": UNCLEAR, "OUT.HOSP": UNCLEAR}),
    ("No study reported costs or adverse outcomes.", {"OUT.S.COST": UNCLEAR, "OUT.HARM": UNCLEAR}),
    ("Results for family functioning were uneven across the six trials.", {"OUT.FAM": MIXED}),
    ("Depression improved at 12 weeks but not at 24 weeks.", {"OUT.SYMP": MIXED}),
    ("Abstinence from cocaine at six months was 22.3% vs 16.9%.", {"OUT.SUD": POS}),
    ("More people stayed abstinent from heroin after one peer visit (40.2% against 30.6%).", {"OUT.SUD": POS}),
    ("Among mothers with telephone support 14% had depressive symptoms, against 25% in the control group.", {"OUT.SYMP": POS}),
    ("Loneliness did not differ between mothers with and without a peer.", {"OUT.SOC": NULL}),
    ("Organisational climate was better at peer-trained sites (d = 0.35).", {"OUT.S.CULT": POS}),
    ("People discharged with peer support left hospital sooner; costs and quality of life were no different from usual care.", {"OUT.S.COST": NULL, "OUT.QOL": NULL}),
    ("Although readmission was slightly lower with peers, the difference was not statistically significant.", {"OUT.HOSP": NULL}),
    ("The intervention did not reduce hospital days.", {"OUT.HOSP": NULL}),
    ("Peers were less helpful for hope than clinicians.", {"OUT.HOPE": NEG}),
    # French
    ("Une réduction significative des hospitalisations a été observée dans le groupe avec pairs aidants.", {"OUT.HOSP": POS}),
    ("Aucune différence significative n’a été trouvée pour la qualité de vie.", {"OUT.QOL": NULL}),
    ("On observe une amélioration de l’espoir, mais aucune différence pour les symptômes.", {"OUT.HOPE": POS, "OUT.SYMP": NULL}),
    ("Les résultats favorisent le groupe témoin pour l’espoir.", {"OUT.HOPE": NEG}),
    ("La détresse n’a pas diminué davantage avec la pair-aidance.", {"OUT.SYMP": NULL}),
    ("L’étude est peu concluante quant à la solitude.", {"OUT.SOC": UNCLEAR}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "outcome", "expected"),
    [pytest.param(text, o, d, id=f"{n:02d}-{o}") for n, (text, wanted) in enumerate(CASES) for o, d in wanted.items()],
)
def test_direction_of_published_facts(text: str, outcome: str, expected: str) -> None:
    """The direction of each outcome is the one the study reported, whatever the other outcomes of the sentence did."""
    assert read_direction(text, outcome) == expected


def test_statements_that_disagree_are_mixed() -> None:
    """Two statements about one outcome that point to different sides make it mixed."""
    assert read_direction("Alcohol use fell more with peers; drug use rose more with peers.", "OUT.SUD") == MIXED


def test_low_certainty_without_an_interval_is_unclear() -> None:
    """A change of very low certainty is no direction, unless an interval settles it."""
    assert direction_in("hope rose, very low certainty", "OUT.HOPE", name_arms()) == UNCLEAR


def test_named_arms_turn_the_direction() -> None:
    """With the arms named the other way round, the same words favour the other side."""
    text = "Hope was higher with massage than with music."
    assert read_direction(text, "hope", "massage", "music") == POS
    assert read_direction(text, "hope", "music", "massage") == NEG


@given(st.text(max_size=300))
def test_any_text_gets_a_word_of_the_vocabulary(text: str) -> None:
    """Free text of any kind gets one of the five directions."""
    assert read_direction(text, "OUT.HOPE") in {POS, NEG, NULL, MIXED, UNCLEAR}
