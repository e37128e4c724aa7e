"""How an act of two persons is worded at the desk: what a row of `web.desk.seconds.words` says."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama_node.seconds.proposing import Proposed

type Line = tuple[str | Promise, str]
type Due = tuple[datetime | None, datetime | None]

ENTERED: Final = gettext_lazy("Tepat inilah yang akan masuk log")
CONFIRM: Final = gettext_lazy("Setujui dan catat")
SEALED: Final = gettext_lazy("Kata-kata yang disegel")
TWO_ARE_NAMED: Final = gettext_lazy(
    "Catatannya memuat dua orang: yang mengusulkan, dan Anda, masing-masing dengan nama samaran."
)
LINES: Final = "desk/seconds/lines.html"
"""What shows `lines`, label and value."""


def to_proposal(_thing: object, number: int) -> str:
    """Where an act leads that only proposes: the page of what waits now."""
    return reverse("desk:second", args=[number])


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one act.

    `title`: what would be done, a sentence; `about`: how each of these subjects is called in a list, empty where it has
    no name yet, asked once for a page; `heading`, `shown`: for `template`, everything that would be entered or done;
    `words`: heading of what the first wrote; `leads`: the page of the subject, for a link with its label and after an
    answer; `confirming`: what confirming does, `button`: its button; `dues`: by when these would have to be done,
    earliest and latest, by the proposal's number, asked once for a page.
    """

    title: Callable[[Proposed], str]
    about: Callable[[Collection[str]], Mapping[str, str]]
    shown: Callable[[Proposed], Mapping[str, object]]
    leads: Callable[[Proposed], tuple[str, str | Promise]]
    template: str = LINES
    heading: str | Promise = ENTERED
    words: str | Promise = SEALED
    confirming: str | Promise = TWO_ARE_NAMED
    button: str | Promise = CONFIRM
    dues: Callable[[Sequence[Proposed]], Mapping[int, Due]] = lambda _found: {}


of_an_erasure: Final = partial(
    Words,
    heading=gettext_lazy("Tepat inilah yang akan hilang"),
    words=gettext_lazy("Alasan"),
    confirming=gettext_lazy(
        "Sesudah ini tidak seorang pun dapat mengembalikannya. Catatannya memuat dua orang: yang mengusulkan, dan Anda,"
        " masing-masing dengan nama samaran."
    ),
    button=gettext_lazy("Setujui dan hapus"),
)
"""Words of an act after which something is gone for good; the other fields are its own."""
