"""Clarification entries: what an institution tells the public about a claim.

Rules kept here: the public words may stand in the entry; the whole page is a blob; a correction is the next version;
whoever read it before it went out is named beside whoever wrote it.
Left to others: how it looks (the portal), what the blob says (`entries.clarification`), what it must agree with
(verify).
"""

from typing import Annotated, ClassVar

import msgspec

from saksama.entries.body import Body, Confirmer, Digest, Origin, PublicText
from saksama.entries.kinds.content import Assessment
from saksama.vocabulary import MAX_SAFE_INTEGER

Version = Annotated[int, msgspec.Meta(ge=1, le=MAX_SAFE_INTEGER, description="version, from 1 without gaps")]


class ClarificationPublished(Body, frozen=True, kw_only=True):
    """Told to the public. `assessor`: in whose log the assessment stands; `document`: all of it, a blob.

    `second`: who read what the actor wrote, and let it go out. A later version of the same claim corrects the earlier
    one, which stays to be read.
    """

    KIND: ClassVar[str] = "clarification.published"
    assessor: Origin
    document: Digest
    outcome: Assessment
    second: Confirmer
    text: PublicText
    version: Version


KINDS: tuple[type[Body], ...] = (ClarificationPublished,)
