"""Foreign keys only point down, and not between rooms: the guard that linters cannot be.

Rules kept here: every model that Django knows is walked, so a string foreign key is seen; the storeys are read from
pyproject.toml's import contract, in which every package of the node stands.
Left to others: imports (import-linter).
"""

import re
import sys
import tomllib
from pathlib import Path

import django
from django.apps import apps  # noqa: TID251 (this guard walks all models; it imports none to use it)

from tools.bare_node import bare_environment

# Django's own and allauth's tables lie below everything and are reached by accounts alone.
STRANGE = dict.fromkeys(["contenttypes", "auth", "sessions", "messages", "account", "mfa"], -1)


def storeys(top: Path) -> dict[str, int]:
    """The storey of each package of the node, 0 the lowest, as the import contract has them."""
    project = tomllib.loads((top / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (layers,) = (each["layers"] for each in contracts if each["name"].startswith("Storeys:"))
    return {name: height for height, layer in enumerate(reversed(layers)) for name in re.findall(r"\w+", layer)}


def check_keys() -> list[str]:
    """Each relation that points up, to a strange room, or to an app without a storey."""
    found = []
    ours = storeys(Path(__file__).parents[1])
    known = ours | STRANGE
    for model in apps.get_models():
        origin = model._meta.app_label  # noqa: SLF001 (Django's documented way to ask a model)
        if origin in STRANGE:
            continue
        for field in model._meta.get_fields():  # noqa: SLF001 (the same)
            if not field.is_relation or field.auto_created or field.related_model is None:
                continue
            related = field.related_model
            target = related.split(".")[0] if isinstance(related, str) else related._meta.app_label  # noqa: SLF001 (the same)
            if target not in known or origin not in ours:
                found.append(f"{origin}.{model.__name__}.{field.name}: {target} has no storey")
            elif target != origin and known[target] >= ours[origin]:
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
