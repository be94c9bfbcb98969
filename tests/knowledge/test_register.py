"""The register: complete, consistent, and what its files say."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.base.errors import RefusedInput
from pourparlers.base.ids import slug
from pourparlers.knowledge import Register, build, display_name
from pourparlers.knowledge.actors_file import KEYS, ActorsFile, mistakes
from pourparlers.knowledge.additions import register_with
from pourparlers.knowledge.tokens import folded, key, words

REGISTER = Register.load()
MEMBERS = (
    "AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL "
    "CN CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN "
    "GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY "
    "MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT "
    "QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO "
    "TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM ZW "
).split()


def test_every_member_of_the_united_nations_is_there() -> None:
    import tomllib

    assert len(MEMBERS) == 193
    codes = {
        table.get("code")
        for table in tomllib.loads((build.SOURCES / "states.toml").read_text(encoding="utf-8")).values()
    }
    assert set(MEMBERS) <= codes


def test_the_compiled_register_is_what_the_files_say() -> None:
    assert build.TARGET.read_text(encoding="utf-8") == build.text(), "run python -m pourparlers.knowledge.build"


def test_ids_are_slugs_and_offices_are_of_somebody() -> None:
    assert all(slug(id_) == id_ for id_ in REGISTER.entities)
    assert {t.of for t in REGISTER.tenures} <= set(REGISTER.entities)
    assert {t.person for t in REGISTER.tenures} <= set(REGISTER.entities)
    assert all(t.since is None or t.until is None or t.since <= t.until for t in REGISTER.tenures)
    assert {e.under for e in REGISTER.entities.values() if e.under} <= set(REGISTER.entities)


def test_one_chief_at_a_time() -> None:
    for office in ("president", "prime-minister", "chancellor"):
        for of in {t.of for t in REGISTER.tenures}:
            held = sorted(
                (t for t in REGISTER.tenures if t.office == office and t.of == of and t.since),
                key=lambda t: t.since or date.min,
            )
            for earlier, later in itertools.pairwise(held):
                assert earlier.until is None or later.since is None or earlier.until <= later.since, (earlier, later)


EUROPEAN = (
    "austria belgium bulgaria croatia cyprus czechia denmark estonia finland france germany greece hungary ireland "
    "italy latvia lithuania luxembourg malta netherlands poland portugal romania slovakia slovenia spain sweden"
).split()
ALLIED = "albania canada iceland montenegro north-macedonia norway turkey united-kingdom united-states".split()
OF_THE_TWENTY = (
    "argentina australia brazil china india indonesia japan mexico russia saudi-arabia south-africa south-korea"
).split()
NEGOTIATING = sorted({*EUROPEAN, *ALLIED, *OF_THE_TWENTY, "ukraine", "israel", "iran", "egypt", "qatar"})
DAYS = [date(year, month, 15) for year in range(2015, 2026) for month in (3, 6, 9, 12)][:-1]


def share(of: str, *offices: str) -> float:
    """Of the quarters from 2015 to 2025, in how many somebody is known to have held one of the offices."""
    held = [t for t in REGISTER.tenures if t.of == of and t.office in offices]
    return sum(any(t.covers(day) for t in held) for day in DAYS) / len(DAYS)


def test_somebody_leads_every_negotiating_state_from_2015_on() -> None:
    chiefs = ("president", "prime-minister", "chancellor", "sovereign", "supreme-leader", "head-of-government")
    assert {of: share(of, *chiefs) for of in NEGOTIATING if share(of, *chiefs) < 0.95} == {}


def test_most_foreign_and_defence_ministers_from_2015_on_are_known() -> None:
    foreign = [share(of, "foreign-minister") for of in NEGOTIATING]
    defence = [share(of, "defence-minister") for of in NEGOTIATING]
    assert sum(s >= 0.9 for s in foreign) >= 44 and sum(s > 0.5 for s in defence) >= 38
    assert sum(foreign) / len(foreign) >= 0.95 and sum(defence) / len(defence) >= 0.8


def test_every_member_has_a_capital_and_an_adjective_in_both_languages() -> None:
    import tomllib

    states = tomllib.loads((build.SOURCES / "states.toml").read_text(encoding="utf-8"))
    members = {id_: row for id_, row in states.items() if row.get("code") in MEMBERS}
    named_as_their_capital = {"djibouti", "guatemala", "kuwait", "luxembourg", "monaco", "san-marino", "singapore"}
    assert [id_ for id_, row in members.items() if not (row.get("fr") and row.get("en"))] == []
    assert {id_ for id_, row in members.items() if not row.get("capital")} <= named_as_their_capital


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("fr", "Pays-Bas", "netherlands"),
        ("fr", "néerlandaises", "netherlands"),
        ("fr", "La Haye", "netherlands"),
        ("fr", "CEDEAO", "ecowas"),
        ("fr", "Quai d'Orsay", "france"),
        ("fr", "grecque", "greece"),
        ("en", "Finns", "finland"),
        ("en", "Foggy Bottom", "united-states"),
        ("en", "IAEA", "iaea"),
        ("en", "the Holy See".removeprefix("the "), "holy-see"),
        ("fr", "Côte d’Ivoire", "cote-d-ivoire"),
        ("en", "Dutchman", "netherlands"),
    ],
)  # fmt: skip
def test_a_name_finds_its_party(language: str, text: str, meant: str) -> None:
    first, *rest = key(text, language)
    senses = [s for words_, found in REGISTER.index(language)[first] if words_ == tuple(rest) for s in found]
    assert meant in [s.id for s in senses]


def test_display_names_are_in_the_language_asked_for() -> None:
    assert display_name("united-states", "fr") == "États-Unis"
    assert display_name("dutch-government", "fr") == "gouvernement néerlandais"
    assert display_name("port-union", "en") == "Port Union"


def test_other_names_lead_to_the_same_id() -> None:
    assert REGISTER.canonical("otan") == "nato" and REGISTER.canonical("democratic-republic-of-the-congo") == "dr-congo"
    assert REGISTER.canonical("no-such-body") == "no-such-body"


@given(st.text(max_size=80), st.sampled_from(["fr", "en"]))
def test_words_lie_in_the_text(text: str, language: str) -> None:
    last = 0
    for start, end, word in words(text, language):
        assert last <= start < end <= len(text) and text[start:end] == word
        assert folded(word) == folded(word)
        last = end


ADDED = """\
[port-union]
name.fr = "Syndicat du port"
name.en = "Port Union"
aliases = ["SDP"]
adjective.fr = ["portuaire"]
seats = ["Maison des marins"]
under = "france"

[ana-ruiz]
kind = "person"
name = "Ana Ruiz"
gender = "f"
offices = [{office = "president", of = "port-union", since = 2024-03-01}]
"""


def test_a_dossier_adds_actors(tmp_path: Path) -> None:
    file = tmp_path / "actors.toml"
    file.write_text(ADDED, encoding="utf-8")
    register = register_with(file)
    assert register.problems == ()
    assert register.display_name("port-union", "fr") == "Syndicat du port"
    assert register.party_of("ana-ruiz", date(2024, 5, 1)) == "port-union"
    assert register.party_of("ana-ruiz", date(2023, 5, 1)) is None
    assert "port-union" not in Register.load().entities


def test_every_mistake_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "actors.toml"
    file.write_text(
        '[port-union]\nkind = "organisatoin"\naliasses = ["SDP"]\nunder = "nowhere"\n\n["Big Boss"]\nname = 3\n\n'
        '[ana-ruiz]\nkind = "person"\ngender = "x"\noffices = [{office = "president", of = "peruu", since = "2024"}]\n',
        encoding="utf-8",
    )
    problems = register_with(file).problems
    places = [(p.code, p.where.line) for p in problems]
    assert places == [
        ("bad-kind", 2),
        ("unknown-key", 3),
        ("unknown-under", 4),
        ("bad-id", 6),
        ("bad-name", 7),
        ("bad-gender", 11),
        ("bad-offices", 12),
        ("bad-offices", 12),
    ]  # fmt: skip
    assert all(p.remedy for p in problems)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[a\n", b"a = = 1"])
def test_a_file_that_cannot_be_read_is_refused_with_its_place(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "actors.toml"
    file.write_bytes(content)
    with pytest.raises(RefusedInput) as refusal:
        register_with(file)
    assert refusal.value.problems[0].where.file == str(file)


PLAIN = st.one_of(st.text(max_size=8), st.integers(), st.booleans(), st.dates())


@given(st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3), max_leaves=5))
def test_any_value_of_a_key_is_a_problem_or_taken(value: object) -> None:
    for key_ in KEYS:
        file = ActorsFile(Path("actors.toml"), {"some-body": {key_: value}}, [])
        for wrong, problem in mistakes(file, "some-body", {"some-body"}):
            assert wrong == key_ and problem.message and problem.remedy
