"""The states of the node's checks in words and in the look's colours, for staff and for the public.

Rules kept here: every state has its word; a colour never stands without it.
Left to others: the findings' own words (`condition.check`).
"""

from django.utils.translation import gettext_lazy as _

from saksama_node.condition.check import Check, State, Told, told
from saksama_node.web import formats

COLOURS = {State.WELL: "kept", State.UNKNOWN: "waiting", State.WARNS: "due", State.FAILS: "lapsed"}
WORDS = {
    State.WELL: _("baik"),
    State.UNKNOWN: _("tidak diketahui"),
    State.WARNS: _("perlu diperhatikan"),
    State.FAILS: _("bermasalah"),
}
PARTS = {
    "database": _("Tempat data"),
    "disk": _("Ruang penyimpanan"),
    "log": _("Log transparansi"),
    "worker": _("Pekerjaan di belakang layar"),
}


def told_to_reader(check: Check) -> Told:
    """A finding in the reader's language."""
    return told(check, formats.language())
