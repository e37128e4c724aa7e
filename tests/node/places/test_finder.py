"""Every place of NTB is found, by either name, misspelt too; every one has its office."""

import random
import string
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama_node.places.finder import MAX_CANDIDATES, distance, find
from saksama_node.places.offices import intake, office_for, office_region, offices_of, still_to_bring
from saksama_node.places.regions import Place, below, full_name, in_force, line, place_of

NTB = in_force("52")


def found(text: str) -> list[str]:
    return [each.place.region for each in find(text, "52")]


def above(place: Place) -> list[str]:
    """The names above, without the province."""
    return [each.bare_name for code in line(place.region)[1:-1] if (each := place_of(code))]


def test_the_shipped_places_are_those_of_the_province() -> None:
    assert Counter(place.level for place in NTB) == {"province": 1, "regency": 10, "district": 117, "village": 1166}
    assert sum(place.stations for place in NTB if place.level == "village") == 16_243
    assert all(place.kpu_code == place.region.replace(".", "") for place in NTB)
    assert [place.region for place in below("52")] == sorted(place.region for place in NTB if place.level == "regency")
    assert all(set(line(place.region)) <= {each.region for each in NTB} for place in NTB)


def test_each_level_that_takes_reports_has_its_office_and_no_address_is_made_up() -> None:
    offices = offices_of("52")
    assert set(offices) == {place.region for place in NTB if place.level != "village"}
    assert all(each.address is None and each.phone is None and each.email is None for each in offices.values())
    assert all(each.source for each in offices.values())


def test_every_place_resolves_to_the_office_of_its_kecamatan() -> None:
    for place in NTB:
        office = office_for(place.region)
        assert office is not None
        assert office.region == office_region(place.region) == ".".join(place.region.split(".")[:3])
    assert office_for("99.01") is None


@pytest.mark.parametrize("district", [place for place in NTB if place.level == "district"], ids=lambda p: p.region)
def test_each_of_the_117_kecamatan_is_found_first_by_level_name_and_regency(district: Place) -> None:
    assert found(", ".join((district.name, *above(district))))[0] == district.region


def test_both_names_of_every_place_are_found() -> None:
    missing = [
        (place.region, name)
        for place in NTB
        for name in (place.bare_name, place.kpu_name)
        if place.region not in found(", ".join((name, *above(place))))
    ]
    assert missing == []


def test_a_name_with_one_wrong_letter_is_found() -> None:
    chance = random.Random(52)
    missing = []
    villages = [place for place in NTB if place.level == "village" and len(place.bare_name) >= 7]
    for place in chance.sample(villages, 300):
        name = place.bare_name
        at = chance.randrange(1, len(name) - 1)
        spoilt = chance.choice(
            [
                name[:at] + name[at + 1 :],
                name[:at] + chance.choice(string.ascii_lowercase) + name[at + 1 :],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            ]
        )
        if place.region not in found(", ".join((spoilt, *above(place)))):
            missing.append((spoilt, full_name(place.region)))
    # Where a wrong letter makes another word of the language or another place, the reader picks from the list.
    assert len(missing) <= 3, missing


NAMED = [
    # what somebody types,                                the first candidate
    ("Grung, Lobar", "52.01.01"),
    ("kec. labuapi lobar", "52.01.08"),
    ("LAPANGAN DESA LABUAPI KEC LABUAPI", "52.01.08.2010"),
    ("Soembawa Barat", "52.07"),
    ("ksb", "52.07"),
    ("Kota Bima", "52.72"),
    ("tanjung klu", "52.08.01"),
    ("Hadirasa", "52.06.07.2005"),
    ("Tolongondoa", "52.06.18.2003"),
    ("Selaprang, Mataram", "52.71.05"),
    ("Praya Tenggah", "52.02.10"),
]


@pytest.mark.parametrize(("typed", "region"), NAMED)
def test_what_people_type_is_understood(typed: str, region: str) -> None:
    first = found(typed)[0]
    assert (first, full_name(first)) == (region, full_name(region))


def test_a_name_that_several_places_bear_offers_them_all() -> None:
    assert {full_name(region).rpartition(", ")[2] for region in found("Tanjung")} == {
        "Kabupaten Lombok Utara",
        "Kabupaten Lombok Timur",
        "Kota Bima",
    }
    assert set(found("Bima")) == {"52.06", "52.72"}


def test_nothing_is_offered_where_nothing_is_like_it() -> None:
    assert found("lapangan contoh") == []
    assert found("") == []
    assert find("Gerung", "99") == []


@given(st.text(max_size=300))
def test_no_text_makes_it_fall_or_offers_too_much(text: str) -> None:
    assert len(find(text, "52")) <= MAX_CANDIDATES


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_distance_is_the_same_both_ways_and_zero_only_for_equals(one: str, other: str) -> None:
    assert distance(one, other, 9) == distance(other, one, 9)
    assert (distance(one, other, 9) == 0) is (one == other)
    assert distance(one, other, 1) == min(distance(one, other, 9), 2)


def test_what_to_bring_goes_down_with_what_came_and_every_rule_names_its_source() -> None:
    ids = [each.id for each in still_to_bring("report")]
    assert {"identity-card", "signed-sheet", "evidence"} <= set(ids)
    assert "identity-card" not in {each.id for each in still_to_bring("report", frozenset({"identity-card"}))}
    assert still_to_bring("information") == ()
    rules = (*intake().hours, *intake().item, *intake().until)
    assert all(all((rule.words, rule.words_en, rule.basis, rule.basis_en, rule.source)) for rule in rules)
    assert {rule.certainty for rule in rules} <= {"text seen", "practice seen", "memory"}
