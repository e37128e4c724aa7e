"""Texts that amend an agreement."""

from datetime import timedelta

from saksama.agreement.terms import Amendment, NewKey, PartyNode, complete, read_terms
from saksama.tlog.note import SigningKey
from saksama.vocabulary import OldKey
from tests.saksama.agreement.shipped import BAWASLU, DISKOMINFOTIK, TEMPLATE, WITNESSES, moment

OLD, NEW, PARTNER, THIEF = (SigningKey.generate(f"{name}.example/lembaga") for name in ("b", "b", "d", "b"))
NOON = moment("2024-02-14T12:00:00+08:00")
MINUTE = timedelta(minutes=1)


def text(key: SigningKey, amendment: Amendment | None = None, said: NewKey | None = None) -> str:
    nodes = (
        PartyNode("bawaslu", BAWASLU, str(key.verifier), "http://b.example"),
        PartyNode("diskominfotik", DISKOMINFOTIK, str(PARTNER.verifier), "http://d.example"),
    )
    return complete(TEMPLATE.read_text(encoding="utf-8"), nodes, WITNESSES, amendment, said)


FIRST = read_terms(text(OLD))
AMENDS = Amendment(FIRST.digest, FIRST.digest)


def amended(old_key: OldKey = OldKey.SIGNS, *, party: str = "bawaslu", replaces: SigningKey = OLD) -> str:
    return text(NEW, AMENDS, NewKey(party, str(replaces.verifier), old_key))
