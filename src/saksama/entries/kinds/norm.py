"""Norm entries: what two persons read in a text of the law that our data knew only from memory, or not at all.

Rules kept here:
  * Two persons answer for it: the actor who proposed it, and `second`, who confirmed it. The reason is committed.
  * It names the fact of our data, the text by the SHA-256 of its file, and the article; `value` where the fact has none
    of its own. A later entry on the same fact stands in the place of the earlier one.
Left to others: which facts there are (the node's list), what rests on them (clocks, procedure).
"""

from typing import Annotated, ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, Confirmer, Digest, OnPaper, PublicText

FactId = Annotated[
    str,
    msgspec.Meta(pattern=r"^[0-9a-z][0-9A-Za-z./-]{0,159}\Z", description="a fact of our data: folder/file/its place"),
]
FactValue = Annotated[
    str,
    msgspec.Meta(pattern=r"^[0-9A-Za-z][0-9A-Za-z ./-]{0,31}\Z", description="what the text says, where it is a value"),
]


class NormConfirmed(OnPaper, frozen=True, kw_only=True):
    """`fact` stands in the text `title`, whose file has this digest, at `article`; as `value`, where it has one."""

    KIND: ClassVar[str] = "norm.confirmed"
    article: PublicText
    fact: FactId
    second: Confirmer
    text: Digest
    title: PublicText
    value: FactValue | UnsetType = UNSET


KINDS: tuple[type[Body], ...] = (NormConfirmed,)
