"""Kinds of bodies and roles that behave alike; the words themselves stand in `languages/*/actors.toml`."""

GOVERNMENTAL = frozenset(
    {
        "government",
        "presidency",
        "ministry",
        "foreign-ministry",
        "treasury",
        "administration",
        "embassy",
        "diplomacy",
        "department",
        "prefecture",
        "delegation",
        "army",
        "forces",
        "mission",
        "police",
        "office",
        "customs",
        "intelligence-service",
        "state",
        "authority",
        "agency",
        "secretariat",
        "guard",
        "mediation",
        "ruling-council",
    }
)
BARE_GOVERNMENT = frozenset({"government", "presidency", "ministry", "foreign-ministry", "treasury", "prefecture",
                             "administration", "department", "diplomacy", "embassy"})  # fmt: skip
MINISTRIES = frozenset({"ministry", "department", "foreign-ministry", "treasury"})
COMPANIES = frozenset(
    {
        "company",
        "airline",
        "manufacturer",
        "operator",
        "retailer",
        "bank",
        "supplier",
        "group",
        "railway",
        "producer",
        "shipping-company",
        "employer",
        "management",
        "board",
        "subsidiary",
        "fund",
        "insurer",
        "laboratory",
        "buyer",
        "consortium",
        "broadcaster",
        "grid-operator",
        "steelmaker",
        "cement-maker",
        "car-maker",
        "shipbuilder",
        "brewer",
    }
)
VOICES = frozenset(
    {
        "executive-committee",
        "branch",
        "management",
        "board",
        "secretariat",
        "presidency",
        "employer",
        "group",
        "administration",
    }
)
"""organs and people that are the body they are of: *la direction de X*"""
OFFICES = frozenset({"office", "secretariat", "organisation", "movement", "ngo", "committee"})
"""bodies that a possessive means as a whole: *its office* speaks for it"""
STAFF = frozenset({"deputy", "adviser", "entourage", "lawyer", "successor"})
"""roles that persons have people in"""
COMMITTEES = frozenset({"committee", "commission"})
HOUSES = frozenset({"council", "city-council", "county-council", "parliament", "assembly", "senate", "congress",
                    "union", "party", "federation", "guild", "confederation"})  # fmt: skip
"""bodies whose committees speak for them"""
ORGANS_OF_FIRMS = frozenset({"works-council", "board", "management", "subsidiary", "shareholders", "fleet"})
"""what firms have and persons have not"""
COMPLETED = frozenset(
    {
        "union",
        "federation",
        "confederation",
        "association",
        "alliance",
        "league",
        "collective",
        "coalition",
        "coordination",
        "front",
        "movement",
        "party",
        "committee",
        "commission",
        "council",
        "board",
        "chamber",
        "assembly",
        "authority",
        "agency",
        "institute",
        "observatory",
        "foundation",
        "trust",
        "museum",
        "orchestra",
        "district",
        "cooperative",
        "guild",
        "industry",
        "lobby",
        "inspectorate",
        "works-council",
        "school-board",
        "city-council",
        "county-council",
    }
)
"""bodies that a page names in full once and by the noun alone elsewhere"""
SIDES = frozenset({"opposition", "majority"})
"""sides of a house, spoken for by those who sit on them"""
SEATED = frozenset({"deputies", "senators", "lawmakers", "councillors", "politicians", "leaders", "party"})
OWNERS = frozenset({"boss", "chief-executive"})
"""those who may own no more than a shop"""
SEATED_ONES = frozenset({"member-of-parliament", "councillor", "delegate"})
"""those who sit in a house, one by one"""
FOLLOWERS = frozenset({"rebels", "militants", "separatists", "supporters"})
"""groups that are those of the movement they are said to be of"""
BENCHES = frozenset({"army", "militia", "group", "party", "alliance", "coalition", "bloc", "movement", "front"})
"""bodies that those who sit in a house belong to"""
POLITICAL = frozenset({"liberals", "socialists", "greens", "conservatives", "communists", "centrists", "nationalists",
                       "social-democrats", "christian-democrats", "populists"})  # fmt: skip
"""political families"""
FAMILIES = POLITICAL | {"employers", "churches", "senators", "farmers"}
"""groups of which a state has one"""
SCHOLARS = frozenset({"scientists", "doctors", "expert", "economist", "professor"})
"""groups that speak for the body they work at, if one is named, and for no party otherwise"""
HEADED = frozenset({"centre", "fund", "foundation", "coalition", "museum", "region", "festival", "observatory"})
"""bodies whose noun is part of the name in English: *le Centre Nansen* is the Nansen Centre"""
OF_FIRM = frozenset({"union", "unions", "works-council", "staff", "shareholders", "workers"})
"""those within a firm that an article about it means by the noun alone"""
VOICING = frozenset({"spokesperson", "negotiator", "director", "delegate"})
"""roles that one has *for* a body: *a spokesperson for Pell Water*"""
ORGANS = frozenset({"commission", "council", "assembly"})
"""organs by which an organisation of states speaks: *the bloc's commission*"""
UNIONS = frozenset({"union", "federation", "confederation", "coordination", "front", "collective", "unions", "league"})
UNION_SIDE = frozenset({"delegate"})
COMPANY_SIDE = frozenset({"director", "boss", "chief-executive", "manager"})
TOWNS = frozenset({"city", "municipality", "town", "village"})
INSTITUTIONS = frozenset({"trust", "hospital", "school", "university", "museum", "theatre", "port", "airport", "plant",
                          "cooperative", "foundation", "agency", "authority", "club", "post"})  # fmt: skip
"""bodies that have a director and are no firms"""
RIVALS = frozenset({"competitor", "rival", "concurrent", "concurrente", "rivale", "adversaire", "voisin", "voisine",
                     "neighbour", "brother", "sister", "mother", "father", "wife", "husband", "frere", "soeur", "mere",
                     "pere", "cousin", "cousine", "nephew", "niece", "neveu", "uncle", "aunt", "oncle", "tante",
                     "daughter", "fils", "fille", "ami", "amie", "friend"})  # fmt: skip
UNBRIDGED = frozenset(
    {
        "member-of-parliament",
        "councillor",
        "candidate",
        "bishop",
        "general",
        "lawyer",
        "governor",
        "homologue",
        "headteacher",
    }
)
OWN_VOICES = frozenset({"member-of-parliament", "lawyer"})
"""roles whose holders speak for no party unless one is told"""
PLAIN_ORGANISATIONS = frozenset(
    {
        "organisation",
        "ngo",
        "association",
        "agency",
        "network",
        "movement",
        "group",
        "institute",
        "union",
        "federation",
        "collective",
    }
)
NO_EMPLOYERS = frozenset({"school", "hospital", "city", "town", "village", "municipality", "province", "district",
                          "county", "canton", "state", "region", "court"})  # fmt: skip
"""bodies whose people speak for themselves where they are asked as experts"""
UNSURE = frozenset({"bridging", "domestic", "possessive", "role-alone", "counterpart", "anonymous"})
"""flags of a party that the words alone do not give"""
BY_REFERENCE = UNSURE | {"points-back", "nearest-state", "pronoun"}
"""flags of a party found by looking back or around, not by a name, an apposition or an office held on the day"""
LIKE_UNIONS = frozenset({"federation", "confederation", "alliance", "association", "collective", "coordination"})
"""bodies that *the union* may point back to"""
MOVEMENTS = frozenset({"front", "party", "rebellion", "militia", "collective", "coordination", "alliance", "coalition"})
"""bodies that *the movement* may point back to"""
ARMED = MOVEMENTS | {"army", "militia", "forces", "movement", "rebels", "police", "guard"}
"""bodies that have officers"""
SCHOLARLY = frozenset({"school", "hospital"})
"""bodies whose people speak for themselves"""
MINISTERS = frozenset({"minister", "foreign-minister", "defence-minister", "secretary-of-state", "commissioner"})
"""roles that have a field"""
REGIONS = frozenset({"region", "province", "canton", "department", "district", "state"})
"""bodies that a name of one word can follow: *la province Nord*"""
NATIONAL = frozenset(
    {
        "opposition",
        "majority",
        "army",
        "police",
        "parliament",
        "senate",
        "electoral-commission",
        "constitutional-court",
        "central-bank",
    }
)
"""bodies of which a state has one"""
