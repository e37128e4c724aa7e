"""Figures as they are kept.

Left to others: keeping them (record, screens).
"""

from collections.abc import Mapping


def rounded(told: object, digits: int = 3) -> object:
    """Three significant digits are all that a run on a shared machine can mean."""
    if isinstance(told, Mapping):
        return {name: rounded(value, digits) for name, value in told.items()}
    return float(f"{told:.{digits}g}") if isinstance(told, float) else told
