"""`./run lint`: what reads the code without running it.

Rules kept here:
  * Every check runs, also after one has failed, so that one look shows all.
  * Ruff takes any name that begins with `_` for a dummy, and says nothing of a second one that hides the first: that
    one rule (F811) is asked again without dummies.
Left to others: the house guards are tests (tests/house); the rules themselves stand in pyproject.toml; the smallest run
of each bench is of the whole suite.
"""

import sys

from tools.bare_node import bare_environment
from tools.steps import PYTHON, Done, step, tool

HIDDEN_NAMES = ["--select", "F811", "--config", "lint.dummy-variable-rgx = '^_$'"]
SLOW = "tests/house/test_small_benches.py"


def check_code() -> list[Done]:
    """Ruff, types and import contracts, in the order of their speed."""
    return [
        step("ruff", [tool("ruff"), "check", "--quiet", "."]),
        step("ruff, hidden names", [tool("ruff"), "check", "--quiet", *HIDDEN_NAMES, "."]),
        step("ruff format", [tool("ruff"), "format", "--check", "--quiet", "."]),
        step("import contracts", [tool("lint-imports"), "--no-logo"]),
        step("types", [tool("mypy")], env=bare_environment()),
    ]


def main() -> int:
    """Check the code, then the house guards."""
    done = [*check_code(), step("house guards", [PYTHON, "-m", "pytest", "-q", "tests/house", f"--ignore={SLOW}"])]
    failed = [each.name for each in done if not each.held]
    print("lint: all held" if not failed else f"lint: failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
