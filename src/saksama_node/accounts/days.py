"""The day on which it is asked whether an access still holds: the institution's, by the node's one clock."""

from datetime import date

from django.utils import timezone

from saksama_node.settings.clock import now


def today() -> date:
    """This day where the institution is."""
    return timezone.localdate(now())
