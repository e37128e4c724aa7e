"""Copies are found by their words through an index that follows every act, on either database."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from saksama.entries.kinds.content import Channel, Way
from saksama_node.accounts.policy import Role
from saksama_node.contentwatch.captures import sought
from saksama_node.contentwatch.captures.captured import CopiesWanted, copies
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.models import Copy
from saksama_node.flows.content.capture_content import capture_words
from saksama_node.flows.content.erase_content import mask_content
from saksama_node.settings.clock import now
from tests.node.conftest import StaffFor

pytestmark = pytest.mark.usefixtures("database")


def copy(words: str) -> str:
    return capture_words(None, words, Given(Way.STAFF, Channel.WHATSAPP))


def found(text: str) -> list[str]:
    return [each.subject for each in copies(wanted=CopiesWanted(text=text))[:]]


def row(**fields: str) -> int:
    number = Copy.objects.count()
    made = Copy.objects.create(
        subject=f"{number:032x}",
        way="staff",
        medium="text",
        channel="x",
        captured_at=now(),
        likeness="0" * 64,
        **fields,
    )
    return made.pk


def test_words_are_found_by_their_beginning_in_any_case_and_signs_as_they_stand() -> None:
    one = copy("Surat suara SUDAH tercoblos di Lombok Timur, kata https://viral.example/a/123?x=1")
    other = copy("Lombok aman; surat-menyurat KPU")
    assert found("lombok") == [other, one]
    assert found("SURAT suar") == [one]
    assert found("menyurat kpu") == [other]
    assert found("coblos") == [], "the middle of a word finds nothing"
    assert found("tercob timur") == [one]
    assert found("viral.example/a/123") == [one]
    assert found("example.viral") == [], "its parts stand there, but not so"
    assert found("surat-menyurat") == [other]
    assert found("lombok tidak-ada") == []
    assert found(one[:7]) == [one]
    assert found("%_\\'\"") == []
    assert found('lombok" OR "kpu') == []
    assert len(copies(wanted=CopiesWanted(text="lombok"))) == 2


def test_what_is_covered_is_found_no_more(staff_for: StaffFor) -> None:
    subject = copy("Rumah Siti Aminah di Jalan Mawar dibakar")
    assert found("aminah") == [subject]
    mask_content(staff_for(Role.CONTENT), subject, ["Siti Aminah"], [])
    assert found("aminah") == []
    assert found("mawar") == [subject]


def test_what_goes_leaves_no_word_in_the_database_s_file() -> None:
    if connection.vendor != "sqlite":
        # PostgreSQL's own vacuum takes the old rows and their index entries together.
        assert "contentwatch_words" in connection.introspection.get_constraints(
            connection.cursor(), Copy._meta.db_table
        )
        return
    for number in range(200):
        row(text=f"kata biasa nomor{number}")
    gone = row(text="kata rahasiasekali biasa")
    assert Copy.objects.filter(sought.wording("rahasiasekali")).count() == 1
    Copy.objects.filter(pk=gone).update(text="", title="", address="")
    assert Copy.objects.filter(sought.wording("rahasiasekali")).count() == 0
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
    place = Path(settings.DATABASES["default"]["NAME"])
    assert b"hasiasekali" not in place.read_bytes()
    with closing(sqlite3.connect(place)) as held:
        held.execute("INSERT INTO contentwatch_words (contentwatch_words) VALUES ('integrity-check')")


def test_without_an_index_the_rows_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    one = copy("Kotak suara hanyut")
    monkeypatch.setattr(sought, "_is_kept", lambda: False)
    assert found("kotak hanyut") == [one]
    assert found("suara x") == []


@given(
    texts=st.lists(st.text("abAB \n-./_19é%'\"", max_size=30), min_size=1, max_size=6),
    asked=st.text("abAB -./_19é%'\"", max_size=8),
)
@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_finds_what_has_words_that_begin_so(texts: list[str], asked: str) -> None:
    Copy.objects.all().delete()
    rows = {row(text=text): text for text in texts}
    told = set(Copy.objects.filter(sought.wording(asked)).values_list("pk", flat=True))
    typed = asked.split()
    runs = [run.lower() for word in typed for run in sought._RUN.findall(word)]
    for pk, text in rows.items():
        begins = all(any(each.lower().startswith(run) for each in sought._RUN.findall(text)) for run in runs)
        plain = [word for word in typed if not sought._RUN.fullmatch(word)]
        stands = all(word.lower() in text.lower() for word in plain)
        by_subject = len(typed) == 1 and Copy.objects.get(pk=pk).subject.startswith(typed[0].lower())
        assert (pk in told) == ((begins and stands) or by_subject), (text, asked)
