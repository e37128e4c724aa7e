"""Changes of settings: each name that has another value than when the node last started, never a value.

Rules kept here:
  * What is kept of a value is HMAC-SHA-256 under the node's secret, bound to the name.
  * At the first start there is nothing to compare with, and no line.
Left to others: what a setting means (`settings.node`).
"""

from dataclasses import fields
from typing import Final

from django.utils.crypto import salted_hmac

from saksama_node.ledger.turn import writing
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.models import KnownSetting
from saksama_node.trace.tracing import trace

_SALT: Final = "saksama.trace.setting"


def note_settings() -> None:
    """One line for each setting that changed since this was last asked; it was the operator."""
    now = {each.name: _digest(each.name, getattr(SETTINGS, each.name)) for each in fields(SETTINGS)}
    if now == _known():
        return
    with writing():
        # Asked again: another worker may have been faster.
        known = _known()
        KnownSetting.objects.exclude(name__in=now).delete()
        KnownSetting.objects.bulk_create(
            [KnownSetting(name=name, digest=digest) for name, digest in now.items()],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["digest"],
        )
        for name in sorted(now) if known else ():
            if known.get(name) != now[name]:
                trace(Deed.SETTING_CHANGED, command=True, subject=name)


def _known() -> dict[str, str]:
    return dict(KnownSetting.objects.values_list("name", "digest"))


def _digest(name: str, value: object) -> str:
    return salted_hmac(_SALT, f"{name}\0{value!r}", algorithm="sha256").hexdigest()
