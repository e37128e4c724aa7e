"""Delete sealed dispatches some days after their answer, on our side; the partner does the same on its own."""

from datetime import timedelta

from saksama_node.exchange import actions
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS


def forget_sealed() -> int:
    """One round; give how many ciphertexts went."""
    return actions.forget_sealed(now() - timedelta(days=SETTINGS.sealed_days))
