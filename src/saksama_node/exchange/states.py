"""Where a dispatch stands, on either side; the words are those of the glossary.

Rules kept here: a state is what both logs say, but for `held` and `waiting`, which are outside the log.
Left to others: what moves it (actions).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutgoingState(models.TextChoices):
    """Where a dispatch of ours stands."""

    HELD = "held", _("menunggu persetujuan orang kedua")
    WAITING = "waiting", _("menunggu")
    SENT = "sent", _("terkirim")
    RECEIVED = "received", _("diterima simpul")
    REJECTED = "rejected", _("ditolak simpul")
    ACCEPTED = "accepted", _("diterima petugas")
    REFUSED = "refused", _("ditolak petugas")


class IncomingState(models.TextChoices):
    """Where a dispatch of the partner stands."""

    RECEIVED = "received", _("menunggu petugas")
    REJECTED = "rejected", _("ditolak simpul")
    ACCEPTED = "accepted", _("diterima petugas")
    REFUSED = "refused", _("ditolak petugas")
