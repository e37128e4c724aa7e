"""How bulk lies are told: what several of them need.

Left to others: the lies (of_acts, of_parties, of_kinds), all of them (every), what they cost (work).
"""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

from saksama.entries.clarification import Assessed, Clarification, PublicSource, Publisher, encode_clarification
from saksama.entries.kinds.case import CaseReviewed, ReviewOutcome
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import (
    Assessment,
    Category,
    Concerns,
    ContentClassified,
)
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.note import SigningKey
from saksama.tlog.tree import leaf_hashes
from saksama.verify.tree import RecomputedTree
from saksama.vocabulary import KeyUse, format_moment
from tests.testonly.staticlog import Node
from tests.testonly.story import COMMITS, PROCEDURE, Story, subject

type Tell = Callable[[Story, int], None]
type Table = dict[str, tuple[str, Tell]]
"""By name the check at which a lie aims, and how a log with about so many entries of it is made."""


def into(table: Table) -> Callable[[str], Callable[[Tell], Tell]]:
    """A decorator that adds a function to this table, with its check; `a_b` is called `a-b` there."""

    def of(check: str) -> Callable[[Tell], Tell]:
        def add(tell: Tell) -> Tell:
            table[tell.__name__.replace("_", "-")] = check, tell
            return tell

        return add

    return of


def digest_of(word: str) -> str:
    return sha256(word.encode()).hexdigest()


def keep(node: Node, sizes: Iterable[int], *cosigners: SigningKey) -> None:
    """The log keeps checkpoints of these sizes too."""
    tree, moment = RecomputedTree(), int(node.world.now.timestamp())
    tree.extend(leaf_hashes(node.entries))
    for size in sizes:
        note = sign_checkpoint(Checkpoint(node.origin, size, tree.root(size)), node.key(KeyUse.LOG))
        node.notes[size] = note.with_signatures(*[cosign(note.text, key, moment) for key in cosigners])
    node.sizes = sorted(node.notes)


def begin_case(told: Story, word: str, **changed: Any) -> None:
    """A case that begins with its review, without a meeting."""
    fields = {"day": told.world.now.date().isoformat(), "office": "52", "outcome": ReviewOutcome.REGISTER}
    reviewed = CaseReviewed(**(PROCEDURE | fields | changed))
    told.bawaslu.append(reviewed, subject=subject(word), actor=subject(f"{word} ani"), receipt=COMMITS["content"])


def classify(told: Story, claim: str) -> None:
    body = ContentClassified(category=Category.FALSEHOOD, concerns=Concerns.NOBODY, target="kpu")
    told.bawaslu.append(body, subject=subject(claim), actor=subject(f"{claim} a"))


def clarify(told: Story, claim: str, document: str) -> None:
    body = ClarificationPublished(
        assessor=told.bawaslu.origin,
        document=document,
        outcome=Assessment.MISLEADING,
        second=subject(f"{claim} b"),
        text="contoh",
        version=1,
    )
    told.bawaslu.append(body, subject=subject(claim), actor=subject(f"{claim} a"))


def clarification(told: Story) -> bytes:
    node = told.bawaslu
    moment = format_moment(told.world.now)
    return encode_clarification(
        Clarification(
            assessed=Assessed(
                at=moment, name="contoh", origin=node.origin, outcome=Assessment.MISLEADING, outside=1, sources=1
            ),
            claim="contoh",
            concerns=Concerns.NOBODY,
            language="id",
            publisher=Publisher(name="contoh", origin=node.origin),
            right="contoh",
            sources=(PublicSource(address="", outside=True, title="KPU"),),
            subject=subject("claim"),
            text="contoh",
            title="contoh",
            version=1,
        )
    )
