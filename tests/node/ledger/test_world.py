"""Whose fault is it: a full disk, a disk that takes no writing, a database that is away; all else is nobody's else."""

import errno

import psycopg
import pytest
from django.db import InterfaceError, OperationalError

from saksama.errors import WorldError
from saksama_node.ledger.faults import DatabaseAway, DiskFull, DiskReadOnly
from saksama_node.ledger.world import fault_of


def raised_from(cause: psycopg.Error) -> OperationalError:
    """As Django raises what the driver raised: its words may be in any language, its state is in none."""
    error = OperationalError(*cause.args)
    error.__cause__ = cause
    return error


FAULTS: list[tuple[Exception, type[WorldError] | None]] = [
    (OSError(errno.ENOSPC, "no room"), DiskFull),
    (OSError(errno.EDQUOT, "no more for this user"), DiskFull),
    (OSError(errno.EROFS, "read-only"), DiskReadOnly),
    (OSError(errno.ENOENT, "not there"), None),
    (OperationalError("database or disk is full"), DiskFull),
    (raised_from(psycopg.errors.DiskFull("tidak ada lagi ruang di perangkat")), DiskFull),
    (OperationalError("attempt to write a readonly database"), DiskReadOnly),
    (OperationalError("server closed the connection unexpectedly"), DatabaseAway),
    (InterfaceError("connection already closed"), DatabaseAway),
    (OperationalError("no such table: ledger_leaf"), None),
    (ValueError("ours"), None),
]


@pytest.mark.parametrize(("error", "fault"), FAULTS, ids=[str(error) for error, _ in FAULTS])
def test_the_world_s_fault_is_told_from_ours(database: None, error: Exception, fault: type[WorldError] | None) -> None:
    found = fault_of(error)
    assert found is None if fault is None else type(found) is fault


def test_it_is_found_behind_what_it_caused_and_a_circle_ends(database: None) -> None:
    first, last = ValueError("ours"), KeyError("ours")
    last.__cause__, first.__cause__ = first, OSError(errno.ENOSPC, "no room")
    assert isinstance(fault_of(last), DiskFull)
    first.__cause__ = last
    assert fault_of(last) is None
