"""Acts on content: capture.

Rules kept here:
  * Every act is an entry in our log, in the same transaction; the caller holds `ledger.actions.act()`.
  * The files of a capture are in the archive before its entry is appended.
  * What was captured before is captured again as another copy: that it was there then too is what is to be known.
Left to others: fetching and reading (material), who may (the flows), what becomes of a copy (triaging).
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from saksama.entries.kinds.content import Channel, ContentCaptured, Way
from saksama_node.accounts.policy import Role, Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.contentwatch.captures.comparing import keep_look, wording_of
from saksama_node.contentwatch.captures.priority import Harm
from saksama_node.contentwatch.models import Copy, Part
from saksama_node.contentwatch.strangers import archive
from saksama_node.contentwatch.strangers.accounts import account_of
from saksama_node.contentwatch.strangers.material import Material
from saksama_node.ledger.actions import Leaf, append, new_subject, opening
from saksama_node.settings.clock import now

COMMITMENT: Final = "content"


@dataclass(frozen=True, slots=True)
class Given:
    """By which way and where it was seen, and what the giver adds. `reach`, `posted`, `harm` None: not told."""

    way: Way
    channel: Channel = Channel.UNKNOWN
    note: str = ""
    reach: int | None = None
    posted: datetime | None = None
    harm: Harm | None = None


def keeping(material: Material) -> AbstractContextManager[None]:
    """Put every file of a capture into the archive, durably, and hold it there: around the act that names them."""
    points = [] if material.looks is None else [material.looks.picture.points]
    return archive.held([*(piece.data for piece in material.pieces), *points])


def capture(by: Staff | None, material: Material, given: Given) -> Leaf:
    """Enter a capture whose files are kept; its subject is the entry's."""
    subject, at = new_subject(), now()
    body = ContentCaptured(channel=given.channel, medium=material.medium, way=given.way)
    # Nobody of the office acted: the role stands for it, as for what is handed in to the other rooms.
    actor = Role.CONTENT if by is None else actor_for(by, subject)
    leaf = append(body, subject=subject, actor=actor, openings=(opening(COMMITMENT, material.manifest(at)),))
    copy = Copy.objects.create(
        subject=subject,
        leaf=leaf.leaf_id,
        way=given.way.value,
        medium=material.medium.value,
        channel=given.channel.value,
        captured_at=leaf.entry.at,
        by=None if by is None else by.id,
        address=material.address,
        title=material.title,
        text=material.text,
        note=given.note,
        reach=given.reach,
        account=account_of(material.address),
        posted_at=given.posted,
        harm=given.harm.value if given.harm else "",
        likeness=material.body.sha256,
        wording=wording_of(material.title, material.text),
        look=None if material.looks is None else keep_look(material.body.sha256, material.looks),
    )
    Part.objects.bulk_create(
        Part(copy=copy, role=each.role.value, sha256=each.sha256, media_type=each.media_type, size=len(each.data))
        for each in material.pieces
    )
    return leaf
