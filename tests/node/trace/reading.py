"""What a test sees of the trace: its lines, opened; days that pass."""

from datetime import date, timedelta

import pytest

from saksama_node.accounts import policy
from saksama_node.cases import vault
from saksama_node.settings.clock import now
from saksama_node.trace import traced
from saksama_node.trace.deed import Deed, Told, parse_told
from tests.testonly.node_folder import VAULT_PASSPHRASE


def lines(day: date | None = None) -> list[Told]:
    """A day's lines, today's where none is named."""
    opened = vault.open_with(VAULT_PASSPHRASE)
    return [parse_told(opened.opened(sealed)) for _, sealed in traced.lines(day or policy.today())]


def deeds(day: date | None = None) -> list[Deed]:
    """What was done, in order."""
    return [each.act for each in lines(day)]


def pass_days(monkeypatch: pytest.MonkeyPatch, days: int) -> date:
    """Let the institution's day be another; give it."""
    moment = now() + timedelta(days=days)
    monkeypatch.setattr(policy, "now", lambda: moment)
    return policy.today()
