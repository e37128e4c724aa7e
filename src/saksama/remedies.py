"""What a command says after an error: what is wrong and what to do, in Indonesian and then in English.

Rules kept here:
  * The Indonesian words stand in `remedies.toml` of the package that the error is of, by its code; the English ones are
    the class's own `advice`: nothing is written twice.
  * Nothing is loaded before an error is told.
Left to others: the error's own line with its particulars, what a form says (the node's desk).
"""

from collections.abc import Mapping
from functools import cache

from saksama.errors import SaksamaError


def remedies_of(error: SaksamaError) -> list[str]:
    """Its lines, the Indonesian one with the code; what has no row in the table is told in English alone."""
    told = remedies(type(error).__module__.partition(".")[0]).get(error.code)
    return [*([f"{told} (kode {error.code})"] if told else []), *([error.advice] if error.advice else [])]


@cache
def remedies(package: str) -> Mapping[str, str]:
    """The table of a package, by code."""
    from importlib.resources import files
    from tomllib import loads

    return loads(files(package).joinpath("remedies.toml").read_text("utf-8"))
