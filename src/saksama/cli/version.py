"""Which version of the program speaks.

Rules kept here: a program that runs from its source alone, not installed, says so and fails at nothing.
"""

from importlib.metadata import PackageNotFoundError, version


def own_version() -> str:
    """The installed version, or that there is none."""
    try:
        return version("saksama")
    except PackageNotFoundError:
        return "0+source"
