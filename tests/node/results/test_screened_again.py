"""A release that changes what a screen does screens the newest version of each source again, once; the old stays."""

import pytest
from django.test import Client

from saksama_node.accounts.policy import Role
from saksama_node.flows.results.judge_version import screen_waiting
from saksama_node.results import queries
from saksama_node.results.judged.anomalies import ANOMALIES
from saksama_node.results.models import Finding, FindingState, Resolution, Screening, Standout
from saksama_node.results.queries import Band
from saksama_node.results.screens import screened
from saksama_node.results.screens.screened import RECIPES
from saksama_node.results.states import Screen
from tests.node.conftest import StaffFor
from tests.node.results.imported import PPWP
from tests.node.results.leaves import LoggedIn
from tests.node.results.resolutions import resolve
from tests.node.results.screened import EVERYWHERE, take_ntb

EARLIER = "0" * 64


@pytest.fixture(autouse=True)
def _node(database: None) -> None:
    """A node for each test."""


def an_earlier_release_screened(*screens: Screen) -> None:
    """What is kept of every version was said by another method of these screens."""
    rows = Screening.objects.filter(screen__in=[screen.value for screen in screens])
    rows.update(recipe=EARLIER, version="0")


def looked_at() -> dict[str, bool]:
    """By key, whether a finding of a screen stands in the queue's third band."""
    rows = Finding.objects.filter(contest=PPWP, band=Band.LOOK.value, rule__in=ANOMALIES)
    return dict(rows.values_list("key", "current"))


def test_the_newest_version_is_screened_again_once_and_what_was_said_before_stays_beside() -> None:
    older = take_ntb()
    list(screen_waiting())
    newest = take_ntb(registered="1")
    list(screen_waiting())
    honest = looked_at()
    before = Screening.objects.count()
    an_earlier_release_screened(Screen.NEIGHBOUR)
    assert not screened.progress(newest).is_over
    assert list(screen_waiting()) == [newest]
    assert list(screen_waiting()) == []
    assert Screening.objects.count() == before + 1
    now, (then,) = screened.screenings(newest)[Screen.NEIGHBOUR], screened.earlier(newest, Screen.NEIGHBOUR)
    assert now.provenance is not None
    assert then.provenance is not None
    assert (now.provenance.version, then.provenance.version) == (RECIPES[Screen.NEIGHBOUR].version, "0")
    assert now.at > then.at
    assert now.numbers == then.numbers
    assert screened.earlier(newest, Screen.INTEGER) == []
    # An older version keeps what was said of it, under the method that said it.
    kept = screened.screenings(older)[Screen.NEIGHBOUR].provenance
    assert kept is not None
    assert kept.version == "0"
    assert screened.progress(older).is_over
    assert looked_at() == honest


def test_the_third_band_is_by_the_newest_method_and_a_decision_stands() -> None:
    number = take_ntb()
    list(screen_waiting())
    honest = looked_at()
    named = list(Finding.objects.filter(rule="A1", current=True).order_by("pk"))
    # What an earlier method named beyond what this one names, as a release that draws its line elsewhere leaves it.
    beyond, decided = named[0], named[1]
    row = Standout.objects.get(key=beyond.key, screening__publication=number)
    gone = Finding.objects.get(pk=beyond.pk)
    gone.pk, gone.key, gone.place, gone.current = None, "f" * 64, "5201011001099", True
    gone.save()
    row.pk, row.key, row.station, row.place = None, gone.key, gone.place, 10_000
    row.save()
    Finding.objects.filter(pk=decided.pk).update(state=FindingState.RESOLVED)
    an_earlier_release_screened(Screen.NEIGHBOUR)
    assert looked_at()[gone.key]
    list(screen_waiting())
    assert looked_at() == {**honest, gone.key: False}
    assert Finding.objects.get(pk=decided.pk).state == FindingState.RESOLVED
    (then,) = screened.earlier(number, Screen.NEIGHBOUR)
    assert then.named == len(screened.standouts(number, Screen.NEIGHBOUR, EVERYWHERE)) + 1
    # Turnout and invalid votes were not asked again, and stand as they stood.
    assert screened.earlier(number, Screen.TURNOUT) == []


def test_the_page_shows_the_newest_with_its_method_and_date_and_the_earlier_below(logged_in: LoggedIn) -> None:
    take_ntb()
    list(screen_waiting())
    client: Client = logged_in(Role.STATISTICS)
    address = f"/meja/hasil/kontes/{PPWP}/analisis/"
    assert "cara menghitung sebelumnya" not in client.get(address).content.decode()
    an_earlier_release_screened(*Screen)
    assert client.get(address).headers["Refresh"]
    list(screen_waiting())
    answer = client.get(address)
    page = answer.content.decode()
    assert "Refresh" not in answer.headers
    assert page.count("Hasil dari cara menghitung sebelumnya") == len(Screen)
    assert page.count("versi 0") >= len(Screen)
    assert "Dijawab" in page
    assert queries.versions(PPWP)


def test_a_decision_on_a_station_stays_after_a_restore(staff_for: StaffFor) -> None:
    number = take_ntb()
    list(screen_waiting())
    finding = Finding.objects.filter(rule="A2", current=True).order_by("pk").first()
    assert finding is not None
    resolve((staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)), finding.id)
    # What a restore from a backup before the screening leaves: the version, and nothing that was made of it.
    Resolution.objects.all().delete()
    Screening.objects.all().delete()
    Finding.objects.filter(rule__in=ANOMALIES).delete()
    list(screen_waiting())
    again = Finding.objects.get(key=finding.key)
    assert (again.state, again.current) == (FindingState.RESOLVED, True)
    assert screened.progress(number).is_over
