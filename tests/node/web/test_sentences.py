from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum

import pytest
from django.utils import translation
from django.utils.functional import Promise

from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds import BODIES
from saksama_node.web.codes import LISTS, role_word
from saksama_node.web.portal.agreement import Named
from saksama_node.web.portal.sentences import related, sentence
from tests.testonly import samples

NAMES: Mapping[str, Named] = {samples.PARTNER: Named("Dinas Kominfotik Provinsi NTB", "http://127.0.0.1:8802")}


def entry(body: Body) -> Entry:
    return Entry(body=body, at=datetime(2026, 11, 24, tzinfo=UTC), node="a.example/log", subject="", actor="officer")


def test_there_is_a_sample_of_every_kind() -> None:
    assert {body.KIND for body in samples.BODIES} == set(BODIES)


@pytest.mark.parametrize("body", samples.BODIES, ids=lambda body: body.KIND)
def test_every_kind_has_its_sentence_in_both_languages(body: Body) -> None:
    said = {}
    for language in ("id", "en"):
        with translation.override(language):
            said[language] = sentence(entry(body), NAMES)
            list(related(entry(body), NAMES))
    assert said["id"] != said["en"]
    for text in said.values():
        assert text[0].isupper()
        assert text.endswith(".")
        assert "%(" not in text
        assert samples.PARTNER not in text


@pytest.mark.parametrize("words", LISTS.items(), ids=lambda each: each[0].__name__)
def test_every_code_of_every_closed_list_has_its_word(
    words: tuple[type[StrEnum], Mapping[StrEnum, Promise | str]],
) -> None:
    codes, said = words
    assert set(said) == set(codes)
    with translation.override("en"):
        assert all(str(text) for text in said.values())


def test_a_role_that_is_not_ours_stays_as_it_is_written() -> None:
    assert role_word("archivist") == "archivist"


def test_a_receipt_leads_to_no_case() -> None:
    received = next(body for body in samples.BODIES if body.KIND == "case.received")
    assert list(related(entry(received), NAMES)) == []
    with translation.override("id"):
        said = sentence(entry(received), NAMES).lower()
    assert "laporan" not in said
    assert "informasi awal" not in said
    assert "perkara" not in said
