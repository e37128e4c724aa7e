"""`./run lint`: what reads the code without running it.

Rules kept here: every check runs, also after one has failed, so that one look shows all.
Left to others: the house guards are tests (tests/house); the rules themselves stand in pyproject.toml.
"""

import sys

from tools.bare_node import bare_environment
from tools.steps import PYTHON, Done, step, tool


def check_code() -> list[Done]:
    """Ruff, types and import contracts, in the order of their speed."""
    return [
        step("ruff", [tool("ruff"), "check", "--quiet", "."]),
        step("ruff format", [tool("ruff"), "format", "--check", "--quiet", "."]),
        step("import contracts", [tool("lint-imports"), "--no-logo"]),
        step("types", [tool("mypy")], env=bare_environment()),
    ]


def main() -> int:
    """Check the code, then the house guards."""
    done = [*check_code(), step("house guards", [PYTHON, "-m", "pytest", "-q", "tests/house"])]
    failed = [each.name for each in done if not each.held]
    print("lint: all held" if not failed else f"lint: failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
