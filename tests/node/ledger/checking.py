"""The whole invariant of a log, checked from its rows: what a verifier would hold against it."""

from saksama.tlog.checkpoint import open_checkpoint
from saksama.tlog.tree import leaf_hash, root_from_leaves
from saksama_node.ledger import models
from saksama_node.ledger.signing import log_key
from saksama_node.settings.current import SETTINGS

LAG_MS = 120_000


def check_log(*, all_integrated: bool = True) -> int:
    """No leaf skipped, none twice, order and `at` as promised, every checkpoint true; give the size."""
    head = models.Head.objects.get()
    rows = list(models.Leaf.objects.filter(number__isnull=False).order_by("number"))
    assert [row.number for row in rows] == list(range(head.size))
    assert all(leaf_hash(bytes(row.entry)) == bytes(row.hash) for row in rows)
    if all_integrated:
        assert not models.Leaf.objects.filter(number=None).exists()
    greatest = 0
    for row in rows:
        assert greatest - row.at <= LAG_MS
        greatest = max(greatest, row.at)
    assert head.greatest_at == greatest
    hashes = [bytes(row.hash) for row in rows]
    assert root_from_leaves(hashes) == bytes(head.root)
    for kept in models.Checkpoint.objects.order_by("size"):
        shown = open_checkpoint(bytes(kept.note), [log_key().verifier], SETTINGS.origin).checkpoint
        assert (shown.size, shown.root) == (kept.size, root_from_leaves(hashes[: kept.size]))
    newest = models.Checkpoint.objects.order_by("-size").first()
    assert newest is None or newest.size == head.size
    return int(head.size)
