"""A supervisor's copy that was brought by mistake is taken back: under the wrong code, with the wrong photo.

Rules kept here:
  * Only while nobody has typed it: no entry names it, and nothing of it is in public. What was typed is put right by a
    later copy of the same station.
  * Its photos are shown no more and make no other station's photo "the same"; what lies sealed on disk stays, because
    the same photo usually comes again under the right code.
Left to others: who may (flows).
"""

from saksama_node.results.copies.keying import CopyRefused, Why
from saksama_node.results.models import SheetCopy
from saksama_node.results.states import CopyState


def withdraw(subject: str) -> None:
    """Take a copy back that nobody has typed, in the caller's transaction. Raises `CopyRefused`."""
    copy = SheetCopy.objects.select_for_update().filter(subject=subject).first()
    if copy is None:
        raise CopyRefused(subject, Why.GONE)
    if copy.state != CopyState.WAITING:
        raise CopyRefused(subject, Why.TYPED)
    copy.photos.all().delete()
    copy.delete()
