"""A test that asks for no database opens none: on PostgreSQL it is left out, and nothing is left out unseen."""

import pytest
from django.db import connection

from saksama_node.accounts.models import Person


def test_who_did_not_ask_opens_none() -> None:
    for opens in (connection.ensure_connection, Person.objects.count):
        with pytest.raises(pytest.fail.Exception, match="asks for no fixture"):
            opens()


def test_who_asked_does(database: None) -> None:
    assert Person.objects.count() > 0
