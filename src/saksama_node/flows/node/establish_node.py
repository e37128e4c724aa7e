"""Establish a node: its offices, its log, its keys in the log, its first administrator.

Rules kept here: done once, and where there is a log nothing is touched. The first administrator is made alone, and the
entry says so (`flows.people.break_glass`).
Left to others: making the folder and its key files (`saksama-node init`).
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import pyrage

from saksama.entries.kinds.account import AccountGranted
from saksama.entries.kinds.key import KeyIntroduced
from saksama.keys.statement import KeyStatement, sign_statement
from saksama.tlog.note import SigningKey
from saksama.vocabulary import KeyUse, format_moment
from saksama_node.accounts.actions import create_offices, create_person, grant_role
from saksama_node.accounts.admitting import make_code
from saksama_node.accounts.policy import OPERATOR, Role, operator
from saksama_node.accounts.vouching import note_alone
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act, append, create_log, new_subject, spoken
from saksama_node.settings import keyfiles
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace

FIRST: Final = "Administrator pertama; belum ada orang kedua."


@dataclass(frozen=True, slots=True)
class Administrator:
    """Who is to make the other accounts."""

    username: str
    name: str
    email: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Established:
    """How many offices and entries there are now; the code with which the administrator comes in."""

    offices: int
    entries: int
    code: str = field(repr=False)


def establish_node(
    *, institution: SigningKey, offices: list[tuple[str, str]], first: Administrator, years: int
) -> Established:
    """Make offices, log and first administrator; raises LogExists when it was done before."""
    # The log first: where there is one already, nothing else is touched.
    create_log()
    made = create_offices(offices)
    with act():
        at = now()
        for use, key in _public_keys():
            _introduce(use, key, institution, at, years)
        person = create_person(
            username=first.username, name=first.name, region=SETTINGS.region, email=first.email, at=at
        )
        subject = new_subject()
        grant_role(person_id=person, role=Role.ADMINISTRATOR, region=SETTINGS.region, subject=subject, at=at)
        by = operator(SETTINGS.region)
        trace(Deed.ACCOUNT_OPENED, by=by, person=person, office=SETTINGS.region)
        trace(Deed.ROLE_GRANTED, by=by, person=person, subject=subject, office=SETTINGS.region)
        note_alone(person, subject, at)
        append(
            AccountGranted(alone=True, office=SETTINGS.region, role=Role.ADMINISTRATOR),
            subject=subject,
            actor=OPERATOR,
            openings=(spoken("reason", {"text": FIRST}),),
        )
        code = make_code(person, at).code
    return Established(offices=made, entries=len(_public_keys()) + 1, code=code)


def _public_keys() -> list[tuple[KeyUse, str]]:
    """The node's public keys by use, each as its own format writes it."""
    signing = {
        use: SigningKey.parse(keyfiles.read_line(SETTINGS.data, path))
        for use, path in (
            (KeyUse.LOG, keyfiles.LOG),
            (KeyUse.WITNESS, keyfiles.WITNESS),
            (KeyUse.TRANSPORT, keyfiles.TRANSPORT),
        )
    }
    age = pyrage.x25519.Identity.from_str(keyfiles.read_line(SETTINGS.data, keyfiles.AGE))
    return [
        *((use, str(key.verifier)) for use, key in signing.items()),
        (KeyUse.AGE, str(age.to_public())),
        (KeyUse.VAULT, keyfiles.read_line(SETTINGS.data, keyfiles.VAULT_RECIPIENT)),
    ]


def _introduce(use: KeyUse, key: str, institution: SigningKey, at: datetime, years: int) -> None:
    end = at + timedelta(days=365 * years)
    statement = KeyStatement(owner=SETTINGS.origin, use=use, key=key, not_before=at, not_after=end)
    # The blob before the entry that names it: a reader of the log must find it.
    sha = blobs.put(sign_statement(statement, institution).encode())
    append(
        KeyIntroduced(
            owner=SETTINGS.origin,
            use=use,
            key=key,
            statement=sha,
            not_before=format_moment(at),
            not_after=format_moment(end),
        ),
        subject="",
        actor=OPERATOR,
    )
