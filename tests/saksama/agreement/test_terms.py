"""The shipped agreement reads back as what the issue says; everything else is refused."""

import re
from datetime import timedelta

import pytest

from saksama.agreement.errors import MalformedTerms
from saksama.agreement.terms import Amendment, PartyNode, agreement_digest, complete, read_template, read_terms
from saksama.vocabulary import SubjectClass
from tests.saksama.agreement.shipped import BAWASLU, NODES, TEMPLATE, WITNESSES, moment, shipped_terms, shipped_text


def test_the_shipped_memorandum_says_what_was_signed_and_what_is_assumed() -> None:
    terms = shipped_terms()
    assert terms.place == "Mataram"
    assert terms.signed_on.isoformat() == "2024-01-29"
    assert (terms.from_, terms.until) == (moment("2024-01-29T00:00:00+08:00"), moment("2029-01-28T23:59:59+08:00"))
    assert {note.about for note in terms.assumptions} >= {"clauses", "until", "incident_hours"}
    assert all(note.text and note.text_en for note in terms.assumptions)
    assert [clause.incident_hours for clause in terms.clauses] == [None, None, None, None, 2]


def test_the_least_time_that_a_clause_lets_a_log_be_silent_counts() -> None:
    assert shipped_terms().silence == timedelta(hours=3), "no clause says it"
    text = shipped_text()
    longest = re.sub(r"^incident_hours = 2$", "silence_hours = 24", text, flags=re.MULTILINE)
    assert read_terms(longest).silence == timedelta(hours=24)
    first = longest.replace('[[clause]]\nid = "pasal-1"\n', '[[clause]]\nid = "pasal-1"\nsilence_hours = 6\n')
    assert first != longest
    assert read_terms(first).silence == timedelta(hours=6)


def test_bawaslu_never_sends_files_on_provincial_officials() -> None:
    for clause in shipped_terms().clauses:
        for direction in clause.direction:
            if direction.sender == "bawaslu":
                assert SubjectClass.PROVINCIAL_OFFICIAL_REPORTED in direction.excluded_subjects


def test_completion_keeps_the_template_byte_for_byte() -> None:
    template = TEMPLATE.read_text(encoding="utf-8")
    text = shipped_text()
    assert text.startswith(template)
    assert read_terms(text).digest == agreement_digest(text)
    assert read_terms(text).subject == agreement_digest(text)[:32]
    assert [party.code for party in read_template(template)] == ["bawaslu", "diskominfotik"]


def test_an_amendment_keeps_the_subject_of_the_original() -> None:
    original = shipped_terms()
    amended = read_terms(shipped_text(Amendment(original.digest, original.digest)))
    assert amended.subject == original.subject
    assert amended.digest != original.digest


def test_parties_are_found_by_code_and_by_log() -> None:
    terms = shipped_terms()
    assert terms.party_at(BAWASLU).code == "bawaslu"
    assert terms.partner_of(BAWASLU).code == "diskominfotik"
    with pytest.raises(MalformedTerms):
        terms.party("kpu")


@pytest.mark.parametrize(
    ("name", "pattern", "replacement"),
    [
        ("an unknown key", r"^place = .*$", 'place = "Mataram"\nsecret = "x"'),
        ("an unknown kind", r'"dataset.share"', '"gossip.share"'),
        ("an unknown classification", r'"confidential"', '"cosmic"'),
        ("an unknown subject class", r"provincial_official_reported", "friends"),
        ("no zone", r"^from = .*$", "from = 2024-01-29T00:00:00"),
        ("an end before the beginning", r"^until = .*$", "until = 2020-01-28T23:59:59+08:00"),
        ("a clause twice", r'^id = "pasal-2"$', 'id = "pasal-1"'),
        ("a clause that no log entry could name", r'^id = "pasal-2"$', 'id = "2"'),
        ("a direction to itself", r'^receiver = "diskominfotik"$', 'receiver = "bawaslu"'),
        ("another format", r"^format = .*$", 'format = "saksama-agreement/2"'),
        ("a tab", r"^place = .*$", 'place =\t"Mataram"'),
        ("no TOML", r"^place = .*$", "place = "),
        ("two parties of one code", r'^code = "diskominfotik"$', 'code = "bawaslu"'),
        ("no time for incidents", r"^incident_hours = 2$", "incident_hours = 0"),
        ("no time to be silent", r"^incident_hours = 2$", "silence_hours = 0"),
    ],
)
def test_refused(name: str, pattern: str, replacement: str) -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    altered = re.sub(pattern, replacement, text, count=1, flags=re.MULTILINE)
    assert altered != text, name
    with pytest.raises(MalformedTerms):
        read_template(altered)


def test_a_template_has_no_terms_and_a_complete_text_is_no_template() -> None:
    with pytest.raises(MalformedTerms):
        read_terms(TEMPLATE.read_text(encoding="utf-8"))
    with pytest.raises(MalformedTerms):
        read_template(shipped_text())


def test_only_the_parties_nodes_complete_it() -> None:
    template = TEMPLATE.read_text(encoding="utf-8")
    stranger = PartyNode("kpu", "kpu.example/log", "k", "http://k.example")
    for nodes in [NODES[:1], (NODES[0], stranger), (NODES[0], NODES[0])]:
        with pytest.raises(MalformedTerms):
            complete(template, nodes, WITNESSES)
    same_log = (NODES[0], PartyNode("diskominfotik", BAWASLU, "k", "http://d.example"))
    with pytest.raises(MalformedTerms):
        complete(template, same_log, WITNESSES)


def test_an_agreement_that_could_never_be_fully_witnessed_is_not_signed() -> None:
    with pytest.raises(MalformedTerms):
        complete(TEMPLATE.read_text(encoding="utf-8"), NODES, ())


def test_a_value_cannot_break_out_of_its_line() -> None:
    template = TEMPLATE.read_text(encoding="utf-8")
    hostile = PartyNode("diskominfotik", 'x"\n[policy]\noutsiders = 0', "k", "http://d.example")
    with pytest.raises(MalformedTerms):
        complete(template, (NODES[0], hostile), WITNESSES)
    quoted = PartyNode("diskominfotik", 'a"b\\c', "k", "http://d.example")
    assert read_terms(complete(template, (NODES[0], quoted), WITNESSES)).parties[1].origin == 'a"b\\c'
