"""What was recorded before its answer failed is not called "not received"; what was not recorded is."""

from collections.abc import Iterator

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from saksama_node.ledger import actions, models
from saksama_node.ledger.actions import act
from saksama_node.web.look import failed
from tests.node.ledger.conftest import a_body

TAKEN = "sudah tercatat"
NOT_TAKEN = "belum diterima"
AWAY = OperationalError("the connection is lost")


def _append() -> None:
    actions.append(a_body(), subject=actions.new_subject(), actor="0" * 32)


def after(_request: HttpRequest, world: bool) -> HttpResponse:
    """An act stands; then what shows it fails."""
    with act():
        _append()
    raise AWAY if world else ZeroDivisionError


def within(_request: HttpRequest) -> HttpResponse:
    """What fails in the act undoes it."""
    with act():
        _append()
        raise AWAY


def looked(_request: HttpRequest) -> HttpResponse:
    """An act that entered nothing recorded nothing."""
    with act():
        pass
    raise AWAY


urlpatterns = [
    path("after/<int:world>", after),
    path("within", within),
    path("looked", looked),
    path("", include("saksama_node.web.urls")),
]
handler500 = failed
pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _addresses() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


def _answer(address: str) -> tuple[int, str]:
    answer = Client(raise_request_exception=False).post(address)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(("world", "status"), [(1, 503), (0, 500)])
def test_what_stands_is_not_denied(world: int, status: int) -> None:
    before = models.Leaf.objects.count()
    answered, page = _answer(f"/after/{world}")
    assert models.Leaf.objects.count() == before + 1
    assert answered == status
    assert TAKEN in page
    assert NOT_TAKEN not in page


@pytest.mark.parametrize("address", ["/within", "/looked"])
def test_what_does_not_stand_is_not_claimed(address: str) -> None:
    before = models.Leaf.objects.count()
    # In the same thread as a request whose act stood: nothing is remembered of that one.
    _answer("/after/1")
    answered, page = _answer(address)
    assert models.Leaf.objects.count() == before + 1
    assert answered == 503
    assert TAKEN not in page
    assert NOT_TAKEN in page
