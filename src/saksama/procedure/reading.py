"""Reading editions: a file is whole or refused.

Rules kept here:
  * Every name that a file uses is one it has; every kind and guard is one that this version knows.
  * Every state can be reached from the start and can be left for an end; nothing leads away from an end.
Left to others: what the parts mean (edition).
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from msgspec import UNSET, UnsetType

from saksama.entries.kinds import BODIES
from saksama.errors import CallerError
from saksama.procedure.edition import ALWAYS, IN_PLENARY, STAYS, Edition
from saksama.procedure.guards import GUARDS
from saksama.procedure.moves import START
from saksama.procedure.starting import HEARING, RECEIPT, RELAYED, WRITTEN
from saksama.toml_files import read_toml, shipped_texts


class EditionMalformed(CallerError):
    """A file of a procedure cannot be read, or is not whole."""

    code = "procedure.edition-malformed"
    advice = "Mend the edition's file: see saksama.procedure.edition for what it must hold."

    why: str


def parse_edition(text: str) -> Edition:
    """Read an edition's file. Raises `EditionMalformed`."""
    edition = read_toml(text, Edition, EditionMalformed)
    _check_names(edition)
    _check_ways(edition)
    return edition


@cache
def shipped() -> Mapping[str, Edition]:
    """The editions that come with this package, by id. Read once: papers ask for them at every act of a case."""
    texts = shipped_texts("saksama.procedure", "editions")
    return MappingProxyType({edition.id: edition for edition in map(parse_edition, sorted(texts))})


def earlier() -> Mapping[str, Edition]:
    """Editions as they were before, by their digest."""
    texts = shipped_texts("saksama.procedure", "earlier")
    return {edition.digest: edition for edition in map(parse_edition, texts)}


def edition_of(
    ours: Mapping[str, Edition], before: Mapping[str, Edition], procedure: str, digest: str | UnsetType
) -> Edition | None:
    """The edition that a case names by id and digest, or by id alone; None where this version has it not."""
    found = ours.get(procedure)
    if found is None or digest is UNSET or digest == found.digest:
        return found
    other = before.get(digest)
    return other if other is not None and other.id == procedure else None


def _check_names(edition: Edition) -> None:
    for what, ids in (
        ("norm", [each.id for each in edition.norm]),
        ("state", [each.id for each in edition.state]),
        ("guard", [each.id for each in edition.guard]),
        ("deadline", [each.id for each in edition.deadline]),
    ):
        if len(set(ids)) != len(ids):
            raise EditionMalformed(why=f"a {what} stands twice")
    norms = {each.id for each in edition.norm}
    cited = [each.norm for part in (edition.move, edition.guard, edition.deadline) for each in part]
    plenary = edition.plenary
    cited += [] if plenary is None else [plenary.norm, plenary.quorum]
    _need("norm", cited, norms)
    if norms - set(cited):
        raise EditionMalformed(why=f"nothing rests on the norm {min(norms - set(cited))}")
    _need("state", [name for move in edition.move for name in move.from_], {START, *(s.id for s in edition.state)})
    _need("state", [move.to for move in edition.move], {STAYS, *(s.id for s in edition.state)})
    used = {*ALWAYS, *(() if plenary is None else IN_PLENARY), *(name for move in edition.move for name in move.guards)}
    _need("guard", used, {each.id for each in edition.guard})
    _need("guard", [each.id for each in edition.guard], set(GUARDS))
    _need("deadline", [move.after for move in edition.move if move.after], {each.id for each in edition.deadline})
    acts = [move.act for move in edition.move]
    acts += [] if plenary is None else plenary.acts
    of_deadlines = (act for each in edition.deadline for act in (*each.starts, *each.ends, *each.voids))
    acts += [act for act in of_deadlines if act not in (RECEIPT, HEARING, RELAYED, WRITTEN)]
    _need("kind", [act.partition(":")[0] for act in acts], set(BODIES))


def _need(what: str, names: Iterable[str], known: set[str]) -> None:
    missing = sorted(set(names) - known)
    if missing:
        raise EditionMalformed(why=f"no such {what}: {' '.join(missing)}")


def _check_ways(edition: Edition) -> None:
    """Every state is reached from the start, and leads to an end unless it is one."""
    steps = {(here, move.to) for move in edition.move if move.to != STAYS for here in move.from_}
    ends = {state.id for state in edition.state if state.end}
    leaving = sorted(here for here, _ in steps if here in ends)
    if leaving:
        raise EditionMalformed(why=f"a move leads away from the end {leaving[0]}")
    states = {state.id for state in edition.state}
    for what, found in (
        ("cannot be reached", _closure({START}, steps)),
        ("leads to no end", _closure(ends, {(there, here) for here, there in steps})),
    ):
        lost = sorted(states - found)
        if lost:
            raise EditionMalformed(why=f"the state {lost[0]} {what}")


def _closure(begun: set[str], steps: set[tuple[str, str]]) -> set[str]:
    reached = set(begun)
    while more := {there for here, there in steps if here in reached} - reached:
        reached |= more
    return reached
