"""Asking a node and its partner, before and while their logs are read.

Rules kept here: a node's own words and numbers are asked before its checkpoint, so that none is newer than the tree.
Left to others: reading a log (served), whether the agreement is signed (agreements).
"""

from saksama.agreement.errors import MalformedTerms
from saksama.agreement.terms import Terms, read_terms
from saksama.errors import EvidenceError
from saksama.tlog.note import MAX_NOTE, Note
from saksama.verify.agreements import read_agreements
from saksama.verify.blobs import Blobs
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.numbers import ask_numbers
from saksama.verify.meaning.supervision_numbers import ask_supervision
from saksama.verify.memory.past import Past
from saksama.verify.reader import NotServed, Unreachable
from saksama.verify.run import Node, Run
from saksama.verify.served import read_head, read_log
from saksama.verify.wellknown import PATH as WELL_KNOWN
from saksama.verify.wellknown import WellKnownMalformed, parse_well_known

_DOCUMENT = 1_000_000


def ask_node(run: Run, url: str, origin: str = "") -> Node | None:
    """The node's own words, then its numbers, then its checkpoint: numbers must not be newer than the tree."""
    try:
        described = parse_well_known(run.asking.reader.get(f"{url}/{WELL_KNOWN}", _DOCUMENT))
    except (NotServed, Unreachable, WellKnownMalformed) as error:
        run.found.add(Code.UNREACHABLE, origin or url, None, what=f"{url}/{WELL_KNOWN}", why=str(error))
        return None
    numbers = ask_numbers(run.asking.reader, url, described.origin, run.found)
    supervision = ask_supervision(run.asking.reader, url)
    base = described.log.rstrip("/")
    return Node(url, described, numbers, supervision, read_head(run.asking.reader, base, described.origin, run.found))


def agreement_in_force(run: Run, node: Node) -> tuple[Terms, Note] | None:
    """The note that the node says is in force; whether it is, the logs say."""
    if node.described.agreement is None:
        return None
    try:
        note = Note.parse(run.asking.reader.get(node.described.agreement, MAX_NOTE))
        terms = read_terms(note.text)
        terms.party_at(node.described.origin)
    except (NotServed, Unreachable) as error:
        run.found.add(Code.UNREACHABLE, node.described.origin, None, what="agreement", why=str(error))
        return None
    except (EvidenceError, MalformedTerms) as error:
        run.found.add(Code.AGREEMENT_NOTE, node.described.origin, None, why=str(error))
        return None
    return terms, note


def ask_partner(run: Run, node: Node, terms: Terms) -> None:
    """Ask the other party of the text; it must be the log that the text names."""
    party = terms.partner_of(node.described.origin)
    partner = ask_node(run, party.url.rstrip("/"), party.origin)
    if partner is None:
        return
    if partner.described.origin != party.origin:
        offered = partner.described.origin
        run.found.add(
            Code.KEYS_UNANNOUNCED, party.origin, None, use="log", owner="", kept=party.origin, offered=offered
        )
        return
    run.nodes.append(partner)


def read(run: Run, node: Node) -> None:
    """Read the log of a node whose newest checkpoint could be had."""
    if node.head is None:
        return
    heads = [each.head for each in run.nodes if each.head is not None]
    run.past = run.past or Past.of(run.asking.kept, run.asking.spool(), [head.checkpoint.size for head in heads])
    begun = run.past.begin(node.head)
    run.logs.append(read_log(run.asking.reader, node.head, run.found, run.asking.progress, begun, run.asking.hands))


def ask_hidden_partner(run: Run, node: Node, blobs: Blobs) -> None:
    """A node that says nothing of an agreement in force may still have signed one: then its partner is asked too."""
    signed = read_agreements(run.logs, blobs, Findings()).partner_of(node.described.origin)
    if signed is not None:
        ask_partner(run, node, signed)
        for partner in run.nodes[1:]:
            read(run, partner)
