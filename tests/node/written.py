"""What the node's database keeps of what this process does: every statement that writes and is not taken back."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial

from django.db import connections, transaction

_KEEPS_NOTHING = frozenset({"SELECT", "BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA", "SET"})


@contextmanager
def written() -> Iterator[list[str]]:
    """The statements that wrote, each once its transaction ended well; empty where all is as it was."""
    kept: list[str] = []

    def note[Answer](
        execute: Callable[..., Answer], sql: str, params: object, many: bool, context: dict[str, object]
    ) -> Answer:
        answer = execute(sql, params, many, context)
        if sql.lstrip(" (").partition(" ")[0].upper() not in _KEEPS_NOTHING:
            transaction.on_commit(partial(kept.append, sql), using=str(getattr(context["connection"], "alias", "")))
        return answer

    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(note))
        yield kept
