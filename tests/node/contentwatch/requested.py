"""Requests about a claim that was judged, and their answers."""

from saksama.entries.kinds.content import (
    Addressee,
    Judgment,
    Outcome,
)
from saksama_node.accounts.policy import Role, today
from saksama_node.contentwatch.captures.captured import copies_of
from saksama_node.contentwatch.claims.requested import requests_about
from saksama_node.contentwatch.claims.requesting import Said
from tests.node.conftest import StaffFor
from tests.node.contentwatch.decided import ARTICLE
from tests.node.contentwatch.proposing import propose_judgment, propose_request
from tests.node.seconds.reading import confirm_read

WORDS = "Mohon konten ini diturunkan; salinannya menyebar sejak kemarin."
PAGE = b"<!doctype html><title>Viral</title><p>Surat suara sudah tercoblos."


def judged(staff_for: StaffFor, claim: str, outcome: Judgment = Judgment.VIOLATION) -> str:
    one, other = staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, which="2")
    basis = [ARTICLE] if outcome is Judgment.VIOLATION else []
    confirm_read(other, propose_judgment(one, claim, outcome, "Alasan.", basis))
    return claim


def subjects(claim: str) -> list[str]:
    return [each.subject for each in copies_of(claim)[:]]


def asked(staff_for: StaffFor, claim: str, to: Addressee = Addressee.BAWASLU_RI) -> str:
    one, other = staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, which="2")
    confirm_read(other, propose_request(one, claim, to, WORDS, subjects(claim)))
    return requests_about(claim)[0].request


def answered(outcome: Outcome, words: str = "Sudah.") -> Said:
    return Said(Addressee.PLATFORM, outcome, words, today())
