import re
from collections.abc import Callable
from hashlib import sha256

import pytest
from django.test import Client

from saksama.entries.body import SubjectRule
from saksama.tlog.proof import Proof
from saksama_node.ledger.actions import act, append, new_subject
from saksama_node.ledger.public import logged, tree_size
from saksama_node.ledger.sequencer import integrate_round
from tests.testonly import samples


@pytest.fixture
def portal(database: None) -> Client:
    """The portal over a log with one entry of every kind."""
    with act():
        for body in samples.BODIES:
            named = body.SUBJECT is SubjectRule.REQUIRED
            commits = dict.fromkeys(body.COMMITS, "ab" * 32)
            append(body, subject=new_subject() if named else "", actor="officer", commits=commits)
    integrate_round()
    return Client()


def test_the_log_is_read_newest_first_and_leads_to_each_entry(portal: Client) -> None:
    page = portal.get("/catatan/").content.decode()
    shown = [int(index) for index in re.findall(r'href="/catatan/(\d+)"', page)]
    assert shown == list(range(tree_size() - 1, tree_size() - 1 - len(shown), -1))
    assert 'href="http' not in page


def test_older_entries_follow_until_the_first(portal: Client) -> None:
    seen: list[int] = []
    address: str | None = "/catatan/?kind="
    while address:
        page = portal.get(address).content.decode()
        seen += [int(index) for index in re.findall(r'href="/catatan/(\d+)"', page)]
        older = re.search(r'rel="next" href="([^"]+)"', page)
        address = f"/catatan/{older[1].replace('&amp;', '&')}" if older else None
    assert seen == list(range(tree_size() - 1, -1, -1))


FILTERS: list[tuple[str, Callable[[str, str], bool]]] = [
    ("kind=dispatch", lambda kind, _subject: kind.startswith("dispatch.")),
    ("kind=identity", lambda kind, _subject: kind == "identity.opened"),
    ("since=2001-01-01&until=2001-12-31", lambda _kind, _subject: False),
    ("since=2001-01-01&kind=task", lambda kind, _subject: kind.startswith("task.")),
]


@pytest.mark.parametrize(("query", "fits"), FILTERS)
def test_filters_in_the_address_narrow(portal: Client, query: str, fits: Callable[[str, str], bool]) -> None:
    page = portal.get(f"/catatan/?{query}").content.decode()
    shown = {int(index) for index in re.findall(r'href="/catatan/(\d+)"', page)}
    assert shown == {each.index for each in logged() if fits(each.entry.kind, each.entry.subject)}


def test_a_subject_s_entries_are_found_together(portal: Client) -> None:
    one = next(each for each in logged(kinds=("task.opened",)))
    page = portal.get(f"/catatan/?subject={one.entry.subject}").content.decode()
    assert re.findall(r'href="/catatan/(\d+)"', page) == [str(one.index)]


@pytest.mark.parametrize("query", ["subject=zz", "since=kemarin", "number=-1", "kind=lain"])
def test_a_wrong_filter_is_said_beside_its_field(portal: Client, query: str) -> None:
    page = portal.get(f"/catatan/?{query}").content.decode()
    assert 'class="field__error"' in page
    assert not re.findall(r'href="/catatan/(\d+)"', page)


def test_a_number_leads_to_its_entry(portal: Client) -> None:
    assert portal.get("/catatan/?number=3").headers["Location"] == "/catatan/3"


def test_each_entry_s_page_bytes_and_proof_agree(portal: Client) -> None:
    for each in logged():
        page = portal.get(f"/catatan/{each.index}").content.decode()
        data = portal.get(f"/catatan/{each.index}/isi").content
        proof = Proof.parse(portal.get(f"/catatan/{each.index}/bukti").content)
        assert data == each.entry.encode()
        assert sha256(b"\0" + data).hexdigest() in page
        assert (proof.index, proof.extra) == (each.index, data)


def test_the_page_of_a_receipt_names_no_case(portal: Client) -> None:
    received = next(each for each in logged(kinds=("case.received",)))
    page = portal.get(f"/catatan/{received.index}").content.decode()
    assert f"/perkara/{received.entry.subject}" not in page


@pytest.mark.parametrize("address", ["/catatan/99999", "/catatan/99999/isi", "/catatan/99999/bukti"])
def test_an_entry_above_the_tree_does_not_exist(portal: Client, address: str) -> None:
    assert portal.get(address).status_code == 404
