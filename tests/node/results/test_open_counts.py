"""What pages say is open is counted beforehand, and is what a count of the findings gives."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksama_node.accounts.actions import create_offices
from saksama_node.accounts.policy import Role
from saksama_node.ledger.turn import writing
from saksama_node.results import public
from saksama_node.results.judged import counting
from saksama_node.results.judged.anomalies import ANOMALIES
from saksama_node.results.models import Band, Finding, FindingState, OpenCount, Publication
from saksama_node.results.versions.contests import contest_of
from saksama_node.settings.clock import now
from tests.node.results.imported import HEAD, RIGHT, WRONG, take

PPWP = "ppwp-2024"
PLACES = ("52", "5201", "520101", "5201011001", "5201011001001", "5201011001002", "5271011001901", "1101012001001")

type LoggedIn = Callable[..., Client]
type Drawn = tuple[str, str, Band, bool, FindingState]

FINDINGS = st.lists(
    st.tuples(
        st.sampled_from(PLACES),
        st.sampled_from(("H5", "H6", "S1", *ANOMALIES)),
        st.sampled_from(list(Band)),
        st.booleans(),
        st.sampled_from(list(FindingState)),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=FINDINGS, then=FINDINGS)
def test_the_kept_numbers_are_those_of_the_findings(database: None, first: list[Drawn], then: list[Drawn]) -> None:
    Finding.objects.all().delete()
    OpenCount.objects.all().delete()
    version, _is_new = Publication.objects.get_or_create(
        subject="s" * 32,
        defaults={
            "contest": PPWP,
            "source": "kpu-tabel",
            "number": 1,
            "document": "",
            "at": now(),
            "rows": 1,
            "leaf": 1,
        },
    )
    add(version, first, "a")
    with writing():
        counting.recount(PPWP)
    check_counts()
    Finding.objects.filter(place__in=PLACES[::2]).update(state=FindingState.RESOLVED)
    add(version, then, "b")
    for place in PLACES:
        with writing():
            counting.recount(PPWP, place)
    check_counts()


def add(version: Publication, rows: list[Drawn], name: str) -> None:
    Finding.objects.bulk_create(
        Finding(
            contest=PPWP,
            publication=version,
            key=f"{name}{at}",
            band=band,
            rule=rule,
            grade="warn",
            place=place,
            region="",
            current=current,
            state=state,
            fields={"left": [], "right": []},
        )
        for at, (place, rule, band, current, state) in enumerate(rows)
    )


def check_counts() -> None:
    rows = list(Finding.objects.filter(current=True, state=FindingState.OPEN))
    for code in ("", "52", "5201", "520101", "5201011001"):
        told = [row for row in rows if row.rule not in ANOMALIES and row.place.startswith(code)]
        digits = {0: 2, 2: 4, 4: 6, 6: 10}.get(len(code), 10)
        by_area, count = public.open_by_area(contest_of(PPWP), code)
        assert count == len(told)
        assert by_area == Counter(place[:digits] for place in {row.place for row in told})
        assert public.open_findings(contest_of(PPWP), code, limit=3)[1] == len(told)
    for regions in (("",), ("52.01",), ("52.01.01.1001",), ("52.01", "52.01.01"), ("52.71.01", "11")):
        codes = tuple(region.replace(".", "") for region in regions)
        expected = Counter((row.place[:6], Band(row.band)) for row in rows if row.place.startswith(codes))
        assert counting.by_district(PPWP, regions) == expected


@pytest.mark.usefixtures("database")
def test_what_is_settled_by_a_newer_version_or_a_person_is_no_longer_counted(logged_in: LoggedIn) -> None:
    client = logged_in(Role.STATISTICS)
    take(RIGHT[0], WRONG, head=HEAD)
    before = OpenCount.objects.get(code="520101")
    assert (before.told, before.places) == (Finding.objects.filter(current=True).count(), 1)
    assert "Kecamatan Gerung" in client.get(f"/meja/hasil/kontes/{PPWP}/").content.decode()
    take(*RIGHT[:2], head=HEAD)
    assert list(OpenCount.objects.values_list("told", flat=True)) == [0]
    assert public.open_by_area(contest_of(PPWP), "") == ({}, 0)


@pytest.mark.usefixtures("database")
def test_of_a_country_the_desk_is_shown_province_by_province(logged_in: LoggedIn) -> None:
    create_offices([("", "Pusat")])
    client = logged_in(Role.STATISTICS, region="")
    take(RIGHT[0], WRONG, "1101012001001,5,5,5,115,0,115", head=HEAD)
    page = client.get(f"/meja/hasil/kontes/{PPWP}/").content.decode()
    assert 'href="?wilayah=52"' in page
    assert "Yang terbuka, menurut provinsi" in page
    inside = client.get(f"/meja/hasil/kontes/{PPWP}/?wilayah=52").content.decode()
    assert "Kabupaten Lombok Barat" in inside
    assert "Yang terbuka, menurut kecamatan" in inside
    assert "Gerung" in inside
    # Not the clock's 11.01 either, which this page may be read at.
    assert not re.search(r"\b11\.01\b(?!\S* WI)", inside)
    assert client.get(f"/meja/hasil/kontes/{PPWP}/?wilayah=5").status_code == 404


@pytest.mark.usefixtures("database")
def test_the_desk_tells_of_the_own_places_alone(logged_in: LoggedIn) -> None:
    take(RIGHT[0], WRONG, "5271011001001,5,5,5,115,0,115", "1101012001001,5,5,5,115,0,115", head=HEAD)
    for region, own in (("52", {"5201", "5271"}), ("52.01", {"5201"}), ("52.01.01", {"5201"}), ("52.71", {"5271"})):
        client = logged_in(Role.OFFICER, region=region)
        for query in ("", "?wilayah=52", "?wilayah=11"):
            file = client.get(f"/meja/hasil/kontes/{PPWP}/{query or '?'}&bentuk=csv").content.decode()
            told = {line[:4] for line in file.splitlines()[1:]}
            assert told == (set() if query.endswith("11") else own), (region, query)
