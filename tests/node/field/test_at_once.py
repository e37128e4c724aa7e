"""Many telephones at once: one transaction for those that wait, each answered for itself."""

import errno
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from saksama_node.flows.observation import take_many
from saksama_node.flows.observation.take_submission import take_submission
from saksama_node.ledger.models import Leaf
from saksama_node.observation.enrolled import device_named
from saksama_node.observation.models import FieldKey, Report, Submission
from saksama_node.observation.receiving import NumberTaken, Taken, receive
from saksama_node.settings.clock import now
from tests.node.field.conftest import LetIn
from tests.node.field.telephone import WHOLE, Telephone


def take(telephone: Telephone, body: bytes) -> Any:
    device = device_named(telephone.device)
    assert device is not None
    try:
        return take_submission(device, body, now())
    except NumberTaken as refused:
        return refused
    finally:
        connections.close_all()


def at_once(pairs: list[tuple[Telephone, bytes]]) -> list[Any]:
    with ThreadPoolExecutor(len(pairs)) as pool:
        return list(pool.map(lambda pair: take(*pair), pairs))


def test_those_that_come_at_once_are_each_taken_once(let_in: LetIn) -> None:
    some = [let_in(which=f"{number}") for number in range(6)]
    same = some[0].sealed(WHOLE, "1")
    pairs = [(some[0], same), (some[0], same), (some[0], some[0].sealed(WHOLE, "2")), (some[1], some[1].sealed({}, ""))]
    pairs += [(each, each.sealed(WHOLE, "the same number")) for each in some[2:]]
    told = at_once(pairs)
    assert all(isinstance(each, Taken) for each in told)
    assert sorted(each.known for each in told[:2]) == [False, True]
    assert told[0].report == told[1].report
    # Of four who wrote one number one has it, the others have a draft.
    assert sorted(each.standing for each in told[4:]) == ["draft", "draft", "draft", "sent"]
    assert Submission.objects.count() == Report.objects.count() == 7
    assert Leaf.objects.filter(kind="observation.received").count() == 7
    assert Leaf.objects.filter(kind="lhp.sent").count() == 3


def test_where_one_of_many_fails_the_others_are_taken(let_in: LetIn, monkeypatch: pytest.MonkeyPatch) -> None:
    some = [let_in(which=f"{number}") for number in range(3)]
    broken = some[1].device

    def failing(arrived: Any) -> Any:
        if any(each.device.name == broken for each in arrived):
            raise RuntimeError("planted")
        return receive(arrived)

    monkeypatch.setattr("saksama_node.flows.observation.take_many.receive", failing)
    jobs: list[take_many.Job] = []
    submitting = "saksama_node.flows.observation.take_submission"
    monkeypatch.setattr(f"{submitting}.take_among_others", jobs.append)
    for each in some:
        take(each, each.sealed(WHOLE, each.device))
    take_many._take(jobs)
    assert [isinstance(each.came, RuntimeError) for each in jobs] == [False, True, False]
    assert Report.objects.count() == 2


def test_a_full_disk_takes_nothing_says_so_and_then_takes_it(let_in: LetIn, monkeypatch: pytest.MonkeyPatch) -> None:
    telephone = let_in()
    body = telephone.sealed(WHOLE, "1")

    def full(_arrived: Any) -> Any:
        raise OSError(errno.ENOSPC, "planted")

    with monkeypatch.context() as planted:
        planted.setattr("saksama_node.flows.observation.take_many.receive", full)
        answer = telephone.submit(body)
    assert (answer.status_code, answer.json()["code"], answer["Retry-After"]) == (503, "ledger.disk-full", "30")
    assert not Submission.objects.exists()
    assert telephone.submit(body).json()["state"] == "taken"


def test_an_office_s_key_that_is_lost_keeps_what_came_aside(let_in: LetIn) -> None:
    telephone = let_in()
    FieldKey.objects.update(wrapped="v1:AAAA")
    answer = telephone.submit(telephone.sealed(WHOLE, "1"))
    assert (answer.status_code, answer.json()["code"]) == (422, "field.sealed")
    assert Submission.objects.get().standing == "aside"
