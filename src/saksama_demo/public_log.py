"""A node's public log as an outsider reads it: entries by their bundles, cases with their acts, checkpoints.

Rules kept here: only what anyone may fetch; entries are decoded strictly.
Left to others: whether the log is whole (saksama verify).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from saksama.entries.entry import Entry, decode_entry
from saksama.entries.kinds.case import CaseReviewed
from saksama.procedure.case import walk
from saksama.procedure.edition import Edition
from saksama.procedure.history import Act
from saksama.tlog.note import Note
from saksama.tlog.tile import bundles_for, parse_bundle
from saksama.verify.statutory import StatutoryClocks
from saksama_demo.launch import ANSWER_SECONDS, PLAINLY, Node

_CASE = ("case.", "lot.")


@dataclass(frozen=True, slots=True)
class Gone:
    """What the cases of one edition went through: how many they are, the states they reached, the acts done."""

    cases: int
    states: frozenset[str]
    acts: frozenset[str]


def entries(node: Node) -> list[Entry]:
    """Every entry, in the order of the log."""
    found: list[Entry] = []
    for path in bundles_for(0, node.tree_size()):
        answer = httpx.get(f"{node.url}/log/{path.encode()}", timeout=ANSWER_SECONDS, verify=PLAINLY)
        answer.raise_for_status()
        found += [decode_entry(data) for data in parse_bundle(answer.content, path.width)]
    return found


def acts_of(log: list[Entry], subject: str) -> list[Act]:
    """The acts of one case, its lots among them."""
    return [
        Act(index, entry.at, entry.actor, entry.body, frozenset(entry.commits))
        for index, entry in enumerate(log)
        if entry.subject == subject and entry.kind.startswith(_CASE)
    ]


def gone_through(log: list[Entry], edition: Edition) -> Gone:
    """What the cases of this edition went through."""
    subjects = dict.fromkeys(
        entry.subject for entry in log if isinstance(entry.body, CaseReviewed) and entry.body.procedure == edition.id
    )
    states: set[str] = set()
    acts: set[str] = set()
    for subject in subjects:
        for state, act in _steps(edition, acts_of(log, subject)):
            states.add(state)
            acts.add(act)
    return Gone(len(subjects), frozenset(states), frozenset(acts))


def _steps(edition: Edition, acts: list[Act]) -> Iterator[tuple[str, str]]:
    """After each act: the state, and the act by the name that the edition's move has."""
    state = ""
    for place, act in enumerate(acts):
        moves = edition.moves(state, act.names)
        state = walk(edition, acts[: place + 1], StatutoryClocks()).history.state
        if moves:
            yield state, moves[0].act


def checkpoint_of(node: Node, size: int) -> Note | None:
    """The checkpoint of this size with the lines of who cosigned it; None where none is served."""
    answer = httpx.get(f"{node.url}/log/checkpoints/{size}", timeout=ANSWER_SECONDS, verify=PLAINLY)
    if answer.status_code == httpx.codes.NOT_FOUND:
        return None
    answer.raise_for_status()
    return Note.parse(answer.content)
