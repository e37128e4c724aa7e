"""What the partner's mirrored log says of an agreement counts here only with its institution's signature."""

from dataclasses import dataclass, field

import pytest

from saksama.agreement.history import Standing
from saksama.agreement.terms import Amendment, PartyNode, complete, read_terms
from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds.agreement import AgreementAmended, AgreementProposed, AgreementSigned
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.growth import Edge, grow
from saksama.tlog.note import SigningKey, sign
from saksama.tlog.tree import leaf_hash
from saksama.vocabulary import OldKey
from saksama_node.accounts.staff import Role, Staff
from saksama_node.agreements.actions import keep_partner
from saksama_node.agreements.faults import Cause, NoteRefused, NotPossible
from saksama_node.agreements.institution import verifier
from saksama_node.agreements.introduction import Introduction
from saksama_node.agreements.queries import agreement_of
from saksama_node.exchange import links
from saksama_node.flows.follow_agreement import follow_agreement
from saksama_node.flows.propose_agreement import draft_agreement, propose_agreement
from saksama_node.flows.replace_institution_key import draft_new_key
from saksama_node.flows.suspend_agreement import resume_agreement, suspend_agreement
from saksama_node.ledger import blobs, mirror
from saksama_node.ledger.actions import act, trust_log
from saksama_node.settings.clock import now
from tests.node.agreements.test_texts import KEY, PARTNER, PARTNER_URL, TEMPLATE
from tests.node.conftest import StaffFor
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, ORIGIN, URL
from tests.testonly.outsider import OUTSIDER

THIRD = "kpu-ntb.uji.saksama.example/log"
THIRD_KEY = SigningKey.generate("kpu-ntb.uji.saksama.example/lembaga")
NEXT = "kunci lembaga berikutnya"


@dataclass
class Log:
    """A partner's log in memory, mirrored here as it grows."""

    origin: str
    institution: SigningKey
    key: SigningKey = field(init=False)
    entries: list[bytes] = field(default_factory=list)
    edge: Edge = field(default_factory=Edge)

    def __post_init__(self) -> None:
        self.key = SigningKey.generate(self.origin)
        keep_partner(
            Introduction(
                code="diskominfotik",
                name=self.origin,
                origin=self.origin,
                url=PARTNER_URL,
                institution_key=str(self.institution.verifier),
                log_key=str(self.key.verifier),
                witness_key=str(SigningKey.generate(self.origin, 4).verifier),
                proposal=None,
            )
        )
        with act():
            trust_log(self.origin, str(self.key.verifier))
        links.open_link(
            origin=self.origin, name=self.origin, url=PARTNER_URL, institution_key=str(self.institution.verifier)
        )

    def say(self, body: Body, subject: str) -> None:
        """One entry, mirrored and handled."""
        entry = Entry(body=body, at=now(), node=self.origin, subject=subject, actor="0" * 32).encode()
        self.entries.append(entry)
        growth = grow(self.edge, leaf_hash(entry))
        self.edge = growth.edge
        note = sign_checkpoint(Checkpoint(self.origin, len(self.entries), growth.edge.root()), self.key).encode()
        mirror.advance(self.origin, note, [entry])
        (found,) = mirror.mirrored(self.origin, after=len(self.entries) - 2)
        follow_agreement(self.origin, found, blobs.get)

    def countersigns(self, digest: str, *keys: SigningKey) -> None:
        """Its entry that says it signed, under a note that these keys signed beside ours."""
        text = agreement_of(digest).text(digest)
        note = blobs.put(sign(text.text, *keys).encode())
        amendment, said = text.terms.amendment, text.terms.new_key
        body: Body = AgreementSigned(digest=digest, note=note)
        if amendment is not None and said is not None:
            body = AgreementAmended(digest=digest, note=note, amends=amendment.amends, old_key=said.old_key)
        self.say(body, text.terms.subject)


@pytest.fixture
def by(staff_for: StaffFor) -> Staff:
    return staff_for(Role.SIGNATORY)


def proposed(by: Staff, log: Log) -> str:
    digest = draft_agreement(by=by, template=TEMPLATE, us="bawaslu", partner=log.origin, witnesses=(OUTSIDER,))
    propose_agreement(by=by, digest=digest, passphrase=INSTITUTION_PASSPHRASE)
    return digest


def test_whoever_has_the_partners_server_alone_does_not_countersign(by: Staff) -> None:
    log = Log(PARTNER, KEY)
    digest = proposed(by, log)
    with pytest.raises(NoteRefused):
        log.countersigns(digest, SigningKey.generate("pencuri.example"))
    assert agreement_of(digest).state.terms is None
    assert agreement_of(digest).text(digest).signed_by == {ORIGIN}
    log.countersigns(digest, KEY)
    assert agreement_of(digest).standing(now()) is Standing.IN_FORCE


def test_a_third_institution_writes_nothing_under_our_agreement_with_another(by: Staff) -> None:
    log, third = Log(PARTNER, KEY), Log(THIRD, THIRD_KEY)
    digest = proposed(by, log)
    log.countersigns(digest, KEY)
    nodes = (
        PartyNode("bawaslu", ORIGIN, str(verifier()), URL),
        PartyNode("diskominfotik", THIRD, str(THIRD_KEY.verifier), PARTNER_URL),
    )
    text = complete(TEMPLATE, nodes, (OUTSIDER,), Amendment(digest, digest))
    terms, note = read_terms(text), blobs.put(sign(text, THIRD_KEY).encode())
    with pytest.raises(NotPossible) as refused:
        third.say(AgreementProposed(digest=terms.digest, note=note), terms.subject)
    assert refused.value.cause is Cause.OTHER_PARTIES
    assert agreement_of(digest).standing(now()) is Standing.IN_FORCE


def test_with_two_partners_each_agreement_goes_by_the_key_that_it_pins_until_it_is_amended(by: Staff) -> None:
    log, third = Log(PARTNER, KEY), Log(THIRD, THIRD_KEY)
    one = proposed(by, log)
    log.countersigns(one, KEY)
    other = draft_agreement(by=by, template=TEMPLATE + "# CONTOH\n", us="bawaslu", partner=THIRD, witnesses=(OUTSIDER,))
    propose_agreement(by=by, digest=other, passphrase=INSTITUTION_PASSPHRASE)
    third.countersigns(other, THIRD_KEY)

    first = verifier()
    amended = draft_new_key(by=by, digest=one, old_key=OldKey.SIGNS, passphrase=NEXT)
    propose_agreement(by=by, digest=amended, passphrase=INSTITUTION_PASSPHRASE, new_passphrase=NEXT)
    log.countersigns(amended, KEY)
    second = verifier()
    assert second != first

    # The other agreement still knows the first key: we resume it by that one, and it counts.
    suspend_agreement(by=by, digest=other, reason="CONTOH")
    resume_agreement(by=by, digest=other, reason="CONTOH", passphrase=INSTITUTION_PASSPHRASE)
    assert agreement_of(other).state.resumed_by == {ORIGIN}
    # And takes the same new key by an amendment of its own.
    again = draft_new_key(by=by, digest=other, old_key=OldKey.SIGNS, public=str(second))
    propose_agreement(by=by, digest=again, passphrase=INSTITUTION_PASSPHRASE, new_passphrase=NEXT)
    third.countersigns(again, THIRD_KEY)
    state = agreement_of(again).state
    assert state.terms is not None
    assert state.terms.party_at(ORIGIN).institution_key == str(second) == str(verifier())

    # The first key never comes back, to either.
    with pytest.raises(NotPossible) as refused:
        draft_new_key(by=by, digest=amended, old_key=OldKey.LOST, public=str(first))
    assert refused.value.cause is Cause.KEY_NOT_NEW
