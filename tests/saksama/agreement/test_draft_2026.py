"""The draft of 2026: whose it is, what it rests on, and what it lets nobody send."""

import pytest

from saksama.agreement.course import replay
from saksama.agreement.errors import NotPermitted
from saksama.agreement.history import EventKind
from saksama.agreement.permit import Asked, permit
from saksama.agreement.terms import complete, read_terms
from saksama.vocabulary import Classification, DispatchKind, SubjectClass
from tests.saksama.agreement.shipped import BAWASLU, DISKOMINFOTIK, NODES, TEMPLATE, WITNESSES, event, moment

DRAFT = TEMPLATE.with_name("pks-bawaslu-diskominfotik-ntb-2026.toml")
TERMS = read_terms(complete(DRAFT.read_text(encoding="utf-8"), NODES, WITNESSES, None))
SIGNED = [
    event(log, 0, EventKind.SIGNED, "2026-12-02T08:00:00+08:00", TERMS.digest) for log in (BAWASLU, DISKOMINFOTIK)
]
KEPT = (
    SubjectClass.REPORTER_OR_TESTIFIER,
    SubjectClass.STUDY_UNDECIDED,
    SubjectClass.HEARING_MINUTES,
    SubjectClass.PROVINCIAL_OFFICIAL_REPORTED,
    SubjectClass.OWN_CIVIL_SERVANT_REPORTED,
    SubjectClass.GAKKUMDU_FILE,
)


def test_it_says_that_it_is_a_draft_of_ours_and_names_the_articles_it_rests_on() -> None:
    text = DRAFT.read_text(encoding="utf-8")
    assert "Rancangan" in TERMS.title
    assert any(note.about == "draft" for note in TERMS.assumptions)
    for article in (
        "Pasal 36 ayat (4)",
        "Pasal 33 ayat (5)",
        "UU 27/2022 Pasal 51",
        "daftar pemilih",
        "di luar tahapan",
    ):
        assert article in text


@pytest.mark.parametrize("subject", KEPT)
def test_what_the_partner_may_not_see_no_clause_lets_through(subject: SubjectClass) -> None:
    state, at = replay(SIGNED, {TERMS.digest: TERMS}), moment("2027-02-01T08:00:00+08:00")
    for kind in DispatchKind:
        asked = Asked("bawaslu", "diskominfotik", kind, Classification.OPEN, frozenset({subject}))
        with pytest.raises(NotPermitted):
            permit(TERMS, state, asked, at)
        # The same without that subject goes, under some clause.
        assert permit(TERMS, state, Asked("bawaslu", "diskominfotik", kind, Classification.OPEN), at).kind is kind
