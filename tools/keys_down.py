"""Foreign keys only point down, and not between rooms: the guard that linters cannot be.

Rules kept here: every model that Django knows is walked, so a string foreign key is seen; the storeys are those of
pyproject.toml's import contract, bottom to top.
Left to others: imports (import-linter).
"""

import sys

import django
from django.apps import apps  # noqa: TID251 (this guard walks all models; it imports none to use it)

from tools.bare_node import bare_environment

# Django's own and allauth's tables lie below everything and are reached by accounts alone.
STOREY = {
    **dict.fromkeys(["contenttypes", "auth", "sessions", "messages", "account", "mfa"], 0),
    "accounts": 1,
    "ledger": 2,
    "tasks": 3,
    "seconds": 3,
    **dict.fromkeys(
        ["agreements", "exchange", "cases", "incidents", "related", "sigap", "observation", "results", "contentwatch"],
        4,
    ),
    "web": 5,
}
OURS = {
    "accounts",
    "ledger",
    "tasks",
    "seconds",
    "agreements",
    "exchange",
    "cases",
    "contentwatch",
    "incidents",
    "related",
    "sigap",
    "observation",
    "results",
}


def check_keys() -> list[str]:
    """Each relation that points up, to a strange room, or to an app without a storey."""
    found = []
    for model in apps.get_models():
        origin = model._meta.app_label  # noqa: SLF001 (Django's documented way to ask a model)
        if origin not in OURS:
            continue
        for field in model._meta.get_fields():  # noqa: SLF001 (the same)
            if not field.is_relation or field.auto_created or field.related_model is None:
                continue
            related = field.related_model
            target = related.split(".")[0] if isinstance(related, str) else related._meta.app_label  # noqa: SLF001 (the same)
            if target not in STOREY or origin not in STOREY:
                found.append(f"{origin}.{model.__name__}.{field.name}: {target} has no storey")
            elif target != origin and STOREY[target] >= STOREY[origin]:
                found.append(f"{origin}.{model.__name__}.{field.name} points to {target}, which is not below it")
    return found


def main() -> int:
    """Print the breaches; 1 when there is one."""
    found = check_keys()
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    import os

    os.environ.update(bare_environment())
    django.setup()
    sys.exit(main())
