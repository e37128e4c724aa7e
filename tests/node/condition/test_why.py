"""An error in words: what SQLite lacked, and how a mail server went away."""

import smtplib
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import OperationalError

from saksama_node.condition.why import why


def failing(file: Path, *statements: str) -> OperationalError:
    """What Django makes of the error that the last of these statements ends in."""
    with closing(sqlite3.connect(file)) as opened:
        try:
            for each in statements:
                opened.execute(each)
        except sqlite3.OperationalError as error:
            wrapped = OperationalError(*error.args)
            wrapped.__cause__ = error
            return wrapped
    raise AssertionError(statements)


def test_sqlite_says_what_it_lacked_and_has_no_password(tmp_path: Path) -> None:
    full = failing(tmp_path / "a", "PRAGMA max_page_count = 1", "CREATE TABLE t (a)")
    assert (why(full).id, why(full).en) == ("tidak dapat ditulis: cakramnya penuh", "its disk is full")
    shut = failing(tmp_path / "b", "CREATE TABLE t (a)", "PRAGMA query_only = ON", "INSERT INTO t VALUES (1)")
    assert why(shut).en == "its file can only be read"
    # What a server says, or our own mistake, stays what it was.
    assert "password" in why(failing(tmp_path / "c", "SELECT 1 FROM t")).en
    assert "password" in why(OperationalError("connection failed")).en


def test_a_mail_server_that_went_away_is_not_said_to_be_none() -> None:
    cut = smtplib.SMTPServerDisconnected("Connection unexpectedly closed")
    assert why(cut).en == "the connection was cut"
    cut.__context__ = TimeoutError()  # as smtplib raises it
    assert why(cut).en == "no answer in time"
    assert why(smtplib.SMTPConnectError(-1, b"SSH-2.0")).en == "what answers there is no mail server"
