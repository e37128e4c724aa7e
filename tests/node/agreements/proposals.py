"""A partner's log that proposes an agreement."""

from dataclasses import dataclass, field

import pytest

from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds.agreement import AgreementAmended, AgreementSigned
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.growth import Edge, grow
from saksama.tlog.note import SigningKey, sign
from saksama.tlog.tree import leaf_hash
from saksama_node.accounts.policy import Role, Staff
from saksama_node.agreements.actions import keep_partner
from saksama_node.agreements.introduction import Introduction
from saksama_node.agreements.queries import agreement_of
from saksama_node.exchange import linking
from saksama_node.flows.agreement.follow_agreement import follow_agreement
from saksama_node.flows.agreement.propose_agreement import draft_agreement, propose_agreement
from saksama_node.ledger import blobs, mirror
from saksama_node.ledger.actions import act, trust_log
from saksama_node.settings.clock import now
from tests.node.agreements.drafts import PARTNER_URL, TEMPLATE
from tests.node.conftest import StaffFor
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE
from tests.testonly.outsider import OUTSIDER


@dataclass
class Log:
    """A partner's log in memory, mirrored here as it grows. `name`: what it calls itself, where not as its log."""

    origin: str
    institution: SigningKey
    name: str = ""
    key: SigningKey = field(init=False)
    entries: list[bytes] = field(default_factory=list)
    edge: Edge = field(default_factory=Edge)

    def __post_init__(self) -> None:
        self.key = SigningKey.generate(self.origin)
        keep_partner(
            Introduction(
                code="diskominfotik",
                name=self.name or self.origin,
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
        linking.open_link(
            origin=self.origin,
            name=self.name or self.origin,
            url=PARTNER_URL,
            institution_key=str(self.institution.verifier),
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
