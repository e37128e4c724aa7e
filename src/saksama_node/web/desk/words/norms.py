"""How surely something is known, in words for the desk. No page of the public says them."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama_node.norms.facts import Known

KNOWN: Final[Mapping[Known, str | Promise]] = {
    Known.TEXT: _("naskah terbaca"),
    Known.PRACTICE: _("terlihat dalam praktik"),
    Known.OWN: _("aturan sendiri"),
    Known.MEMORY: _("belum dibaca dari naskahnya"),
    Known.UNKNOWN: _("tidak diketahui"),
}
