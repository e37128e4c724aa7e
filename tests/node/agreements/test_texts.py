"""Texts at one node: drafting, signing, refusing what names others, reading the difference."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from msgspec.structs import replace

from saksama.agreement.history import EventKind, Standing
from saksama.agreement.institutions import lacking
from saksama.agreement.terms import PartyNode, complete, read_terms
from saksama.entries.words import WordsRefused
from saksama.keys.locked import WrongPassphrase
from saksama.tlog.note import SigningKey, sign
from saksama.vocabulary import Classification, DispatchKind, SubjectClass
from saksama_node.accounts.policy import NotAllowed, Role, Staff
from saksama_node.agreements import actions, public, words
from saksama_node.agreements.actions import keep_note, keep_partner
from saksama_node.agreements.faults import Cause, NoteRefused, NotPossible
from saksama_node.agreements.institution import verifier
from saksama_node.agreements.introduction import Introduction
from saksama_node.agreements.models import Text
from saksama_node.agreements.queries import agreement_of, texts_waiting_for_us
from saksama_node.agreements.review import Change, review
from saksama_node.flows.agreement.conclude_agreement import countersign_agreement
from saksama_node.flows.agreement.propose_agreement import (
    draft_agreement,
    end_agreement,
    move_signed,
    propose_agreement,
    resume_agreement,
    suspend_agreement,
    withdraw_proposal,
)
from saksama_node.ledger.actions import act
from saksama_node.settings.clock import now
from tests.node.agreements.drafts import KEY, PARTNER, PARTNER_URL, TEMPLATE
from tests.node.conftest import LoggedIn, StaffFor
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, ORIGIN, URL
from tests.testonly.outsider import OUTSIDER

STRANGER = SigningKey.generate("lain.example/lembaga")


@pytest.fixture
def signatory(staff_for: StaffFor) -> Staff:
    """Our signatory; the partner is paired, and answers to nothing."""
    log = SigningKey.generate(PARTNER)
    witness = SigningKey.generate("diskominfotik-ntb.uji.saksama.example/penyaksi", 4)
    keep_partner(
        Introduction(
            code="diskominfotik",
            name="Dinas Kominfotik Provinsi NTB",
            origin=PARTNER,
            url=PARTNER_URL,
            institution_key=str(KEY.verifier),
            log_key=str(log.verifier),
            witness_key=str(witness.verifier),
            proposal=None,
        )
    )
    return staff_for(Role.SIGNATORY)


def drafted(by: Staff, template: str = TEMPLATE) -> str:
    return draft_agreement(by=by, template=template, us="bawaslu", partner=PARTNER, witnesses=(OUTSIDER,))


def theirs(*, our_key: str | None = None, our_origin: str = ORIGIN, template: str = TEMPLATE) -> str:
    nodes = (
        PartyNode("bawaslu", our_origin, our_key or str(verifier()), URL),
        PartyNode("diskominfotik", PARTNER, str(KEY.verifier), PARTNER_URL),
    )
    return complete(template, nodes, (OUTSIDER,))


def keep(text: str, *keys: SigningKey, digest: str = "") -> str:
    found = digest or read_terms(text).digest
    with act():
        keep_note(sign(text, *(keys or (KEY,))).encode(), found)
    return found


def test_a_draft_is_no_proposal_until_it_is_signed(signatory: Staff) -> None:
    digest = drafted(signatory)
    assert agreement_of(digest).standing(now()) is Standing.PROPOSED
    assert public.addresses() == public.Addresses(None, None)
    assert public.shown() == ()
    propose_agreement(by=signatory, digest=digest, passphrase=INSTITUTION_PASSPHRASE)
    agreement = agreement_of(digest)
    assert [each.kind for each in agreement.history] == [EventKind.PROPOSED, EventKind.SIGNED]
    assert agreement.standing(now()) is Standing.PROPOSED
    assert public.addresses().agreement is None
    assert str(public.addresses().proposal).startswith(f"{URL}/log/blob/")
    assert [(party.code, party.signed) for party in public.shown()[0].parties] == [
        ("bawaslu", True),
        ("diskominfotik", False),
    ]


@pytest.mark.usefixtures("signatory")
def test_a_text_that_another_brings_in_the_same_moment_is_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = theirs()

    def meanwhile(*asked: Any) -> object:
        monkeypatch.setattr(actions, "lacking", lacking)
        keep_note(sign(text, KEY).encode(), read_terms(text).digest)
        # As whoever asked a moment before sees it.
        monkeypatch.setattr(actions, "known", lambda _digest: False)
        return lacking(*asked)

    monkeypatch.setattr(actions, "lacking", meanwhile)
    digest = keep(text)
    assert [each.digest for each in agreement_of(digest).texts] == [digest]
    assert agreement_of(digest).text(digest).note


TURNED = [
    TEMPLATE.replace('title = "', 'title = "laporan \\u202eitkubret ', 1),
    TEMPLATE.replace('office = "', 'office = "\\u200b', 1),
    TEMPLATE.replace('purpose = "', 'purpose = "\u202e', 1),
    f"# \u202eitkubret\n{TEMPLATE}",
]
"""Signs that nobody sees, written by their numbers or as they are, in words and in a remark."""


@pytest.mark.parametrize("template", TURNED)
def test_no_text_of_ours_holds_a_sign_that_is_not_seen(signatory: Staff, logged_in: LoggedIn, template: str) -> None:
    with pytest.raises(WordsRefused):
        drafted(signatory, template)
    form = {
        "us": "bawaslu",
        "partner": PARTNER,
        "witness_key": OUTSIDER.vkey,
        "witness_url": OUTSIDER.url or "https://saksi.example",
        "file": SimpleUploadedFile("nota.toml", template.encode()),
    }
    page = logged_in(Role.SIGNATORY).post("/meja/nota/usul/", form).content.decode()
    assert "tidak tercetak (U+20" in page
    assert not Text.objects.exists()


def test_a_wrong_passphrase_leaves_no_entry(signatory: Staff) -> None:
    digest = drafted(signatory)
    with pytest.raises(WrongPassphrase):
        propose_agreement(by=signatory, digest=digest, passphrase="bukan frasanya")
    assert agreement_of(digest).history == ()
    assert agreement_of(digest).text(digest).note == ""


def test_only_a_signatory_drafts_or_signs(signatory: Staff, staff_for: StaffFor) -> None:
    digest = drafted(signatory)
    for role in set(Role) - {Role.SIGNATORY}:
        with pytest.raises(NotAllowed):
            propose_agreement(by=staff_for(role), digest=digest, passphrase=INSTITUTION_PASSPHRASE)


def test_a_signatory_of_a_regency_has_no_part_in_the_institution_s_agreement(
    signatory: Staff, staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    digest, regency = drafted(signatory), staff_for(Role.SIGNATORY, "52.01")
    tries: list[Callable[[], object]] = [
        lambda: drafted(regency),
        lambda: propose_agreement(by=regency, digest=digest, passphrase=INSTITUTION_PASSPHRASE),
        lambda: withdraw_proposal(by=regency, digest=digest, reason="CONTOH"),
        lambda: suspend_agreement(by=regency, digest=digest, reason="CONTOH"),
        lambda: resume_agreement(by=regency, digest=digest, reason="CONTOH", passphrase=INSTITUTION_PASSPHRASE),
        lambda: end_agreement(by=regency, digest=digest, reason="CONTOH", passphrase=INSTITUTION_PASSPHRASE),
        lambda: move_signed(by=regency, signed=sign("CONTOH\n", STRANGER)),
    ]
    propose_agreement(by=signatory, digest=digest, passphrase=INSTITUTION_PASSPHRASE)
    happened = agreement_of(digest).history
    for each in tries:
        with pytest.raises(NotAllowed):
            each()
    client = logged_in(Role.SIGNATORY, "52.01")
    for address in ("", f"{digest}/", f"{digest}/tangguhkan/", f"{digest}/akhiri/"):
        assert client.get(f"/meja/nota/{address}").status_code == 403, address
    assert agreement_of(digest).history == happened


def test_nobody_signs_twice(signatory: Staff) -> None:
    digest = drafted(signatory)
    propose_agreement(by=signatory, digest=digest, passphrase=INSTITUTION_PASSPHRASE)
    with pytest.raises(NotPossible) as refused:
        propose_agreement(by=signatory, digest=digest, passphrase=INSTITUTION_PASSPHRASE)
    assert refused.value.cause is Cause.SIGNED_ALREADY


def test_what_is_not_signed_by_both_cannot_be_suspended(signatory: Staff) -> None:
    digest = drafted(signatory)
    propose_agreement(by=signatory, digest=digest, passphrase=INSTITUTION_PASSPHRASE)
    with pytest.raises(NotPossible) as refused:
        suspend_agreement(by=signatory, digest=digest, reason="contoh")
    assert refused.value.cause is Cause.NOT_SIGNED_BY_BOTH


def test_we_must_be_a_party_of_the_template(signatory: Staff) -> None:
    with pytest.raises(NotPossible) as refused:
        draft_agreement(by=signatory, template=TEMPLATE, us="kpu", partner=PARTNER, witnesses=(OUTSIDER,))
    assert refused.value.cause is Cause.NOT_A_PARTY


def test_the_partners_note_is_kept_and_its_signature_stays_when_ours_is_added(signatory: Staff) -> None:
    digest = keep(theirs())
    leaf = countersign_agreement(by=signatory, digest=digest, passphrase=INSTITUTION_PASSPHRASE)
    assert leaf.entry.kind == "agreement.signed"
    assert keep(theirs()) == digest
    assert len(agreement_of(digest).texts) == 1


REFUSED = [
    # name, text, keys that sign, digest that the log says, error
    ("signed by a stranger alone", {}, (STRANGER,), "", NoteRefused),
    ("another text than the log says", {}, (KEY,), "0" * 64, NoteRefused),
    ("another key of ours", {"our_key": str(STRANGER.verifier)}, (KEY,), "", NotPossible),
    ("another log of ours", {"our_origin": "lain.example/log"}, (KEY,), "", NotPossible),
]


@pytest.mark.parametrize(("text", "keys", "digest", "error"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_a_note_that_is_not_ours_to_sign_is_not_kept(
    signatory: Staff, text: dict[str, str], keys: tuple[SigningKey, ...], digest: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        keep(theirs(**text), *keys, digest=digest)
    assert list(texts_waiting_for_us()) == []


def test_another_institution_key_of_a_known_partner_is_refused(signatory: Staff) -> None:
    with pytest.raises(NotPossible) as refused:
        keep_partner(
            Introduction(
                code="diskominfotik",
                name="Dinas Kominfotik Provinsi NTB",
                origin=PARTNER,
                url=PARTNER_URL,
                institution_key=str(STRANGER.verifier),
                log_key="-",
                witness_key="-",
                proposal=None,
            )
        )
    assert refused.value.cause is Cause.OTHER_KEY


def test_the_review_shows_every_clause_and_what_became_of_it(signatory: Staff) -> None:
    before = theirs()
    changed = TEMPLATE.replace('max_classification = "restricted"', 'max_classification = "open"', 1)
    head, _, last = changed.rpartition("[[clause]]")
    after = theirs(template=head + "[[clause]]" + last.replace('id = "pasal-5"', 'id = "pasal-6"', 1))
    shown = review(after, read_terms(after), (before, read_terms(before)))
    changes = {each.clause.id: each.change for each in shown.clauses}
    assert changes["pasal-1"] is Change.CHANGED
    assert changes["pasal-2"] is Change.SAME
    assert changes["pasal-6"] is Change.NEW
    assert changes["pasal-5"] is Change.GONE
    assert not any(fact.changed for fact in shown.facts)
    assert {line.change for line in shown.lines} == {Change.NEW, Change.GONE, Change.SAME}
    terms = read_terms(before)
    two = replace(terms, witnesses=(*terms.witnesses, *terms.witnesses))
    fewer = review(before, terms, (before, two))
    assert [fact.name for fact in fewer.facts if fact.before and not fact.after] == ["witness2"]
    hidden = before.replace("\n", " # satu\u2028dua\n", 1)
    assert "⟨U+2028⟩" in review(hidden, read_terms(hidden), None).lines[0].text
    first = review(before, read_terms(before), None)
    assert first.first
    assert [line.text for line in first.lines] == before.splitlines()


def test_every_code_has_its_word() -> None:
    assert set(words.KIND_WORDS) == set(DispatchKind)
    assert set(words.CLASS_WORDS) == set(Classification)
    assert set(words.SUBJECT_WORDS) == set(SubjectClass)
    assert set(words.STANDING_WORDS) == set(words.STANDING_STATES) == set(Standing)
    assert set(words.EVENT_WORDS) == set(EventKind)


@pytest.mark.usefixtures("signatory")
def test_who_may_not_propose_sees_no_empty_column_for_proposals(logged_in: LoggedIn) -> None:
    column = 'data-label="Usulan"'
    assert column in logged_in(Role.SIGNATORY).get("/meja/nota/").content.decode()
    page = logged_in(Role.COMMISSIONER).get("/meja/nota/").content.decode()
    assert PARTNER_URL in page
    assert column not in page


CODES = TEMPLATE.replace('"bawaslu"', '"pengawas"').replace('"diskominfotik"', '"dinas"')
"""The same text with other codes for its parties."""


@pytest.mark.parametrize(
    ("template", "us", "done"),
    [
        (TEMPLATE, "bawaslu", True),
        (CODES, "pengawas", True),
        (CODES, "bawaslu", False),
        (TEMPLATE, "bawaslu-ntb", True),
    ],
)
def test_who_we_are_in_a_text_is_chosen_from_the_parties_that_it_names(
    signatory: Staff, logged_in: LoggedIn, template: str, us: str, done: bool
) -> None:
    client = logged_in(Role.SIGNATORY)
    page = client.get("/meja/nota/usul/").content.decode()
    assert '<option value="bawaslu" selected>Bawaslu Provinsi Nusa Tenggara Barat (bawaslu)</option>' in page
    form = {
        "us": us,
        "partner": PARTNER,
        "witness_key": OUTSIDER.vkey,
        "witness_url": OUTSIDER.url,
        "file": SimpleUploadedFile("nota.toml", template.encode()),
    }
    answer = client.post("/meja/nota/usul/", form)
    assert answer.status_code == (302 if done else 200)
    if not done:
        page = answer.content.decode()
        assert "Naskah ini tidak menyebut pihak itu" in page
        assert '<option value="pengawas">Bawaslu Provinsi Nusa Tenggara Barat (pengawas)</option>' in page
        assert not Text.objects.exists()


def test_a_text_that_asks_for_a_witness_says_so_where_its_key_is_typed(signatory: Staff, logged_in: LoggedIn) -> None:
    form = {"us": "bawaslu", "partner": PARTNER, "template": "mou-bawaslu-diskominfotik-ntb-2024.toml"}
    page = logged_in(Role.SIGNATORY).post("/meja/nota/usul/", form).content.decode()
    assert "Naskah ini meminta penyaksi luar. Isi kunci dan alamatnya" in page
    assert 'href="#id_witness_key"' in page
    assert "Perbaiki naskahnya" not in page
    assert not Text.objects.exists()
