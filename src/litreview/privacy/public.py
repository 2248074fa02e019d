"""Words with a capital that name no one: days, months, peoples, languages, large places, well-known programmes."""

_PUBLIC = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december christmas easter ramadan thanksgiving halloween god lord bible
    english french francais anglais francophone anglophone canadian canadien canadienne american british european african asian
    indigenous autochtone aboriginal metis inuit cree ojibwe ojibway anishinaabe mohawk haudenosaunee first nation nations black
    white latino latina somali tamil muslim christian catholic jewish sikh hindu deaf two-spirit trans queer
    canada ontario quebec manitoba saskatchewan alberta columbia british nova scotia brunswick newfoundland labrador yukon nunavut
    northwest territories prince edward island toronto montreal vancouver calgary edmonton ottawa mississauga winnipeg brampton
    hamilton surrey laval halifax london markham vaughan gatineau longueuil burnaby saskatoon kitchener windsor regina america
    europe africa asia india china england states united kingdom us usa uk
    er icu ed ot pt gp rn np md phd msw bsw ptsd adhd bpd ocd cbt dbt act wrap aa na ca smart hiv hcv covid covid-19 lgbtq
    bipoc odsp ow ohip cmha camh nhs
    cbc tv id ok pm am dm zoom teams facebook google youtube instagram twitter whatsapp internet wifi
    peer support recovery narcan naloxone suboxone methadone oat internet xmas hm hmm um uh oh okay yeah yes no thanks
    mr mrs ms mme dr prof monsieur madame doctor docteur chair committee
"""

PUBLIC_WORDS = frozenset(_PUBLIC.split())
"""Folded words that a proposal for a name is not made of."""
