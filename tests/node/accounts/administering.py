"""The administrator at the desk, and what the log says of accounts."""

from django.test import Client

from saksama.entries.entry import Entry, decode_entry
from saksama_node.ledger.models import Leaf
from tests.testonly.node_folder import PASSWORD


def entries(kind: str) -> list[Entry]:
    """The entries of one kind, oldest first."""
    return [decode_entry(bytes(leaf.entry)) for leaf in Leaf.objects.filter(kind=kind).order_by("pk")]


def admin() -> Client:
    """A browser of the first administrator."""
    client = Client()
    assert client.login(username="admin", password=PASSWORD)
    return client
