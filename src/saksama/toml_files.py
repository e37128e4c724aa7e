"""TOML documents: each read in one closed shape or refused, and those that come with a package.

Rules kept here: what is no TOML, or has another shape, is refused with its reason, by the error of whoever asks.
Left to others: what the parts mean, and what must hold between them.
"""

import tomllib
from collections.abc import Callable
from importlib.resources import files

import msgspec


def read_toml[Kind](text: str, kind: type[Kind], wrong: Callable[[str], Exception]) -> Kind:
    """The document as `kind`. Raises what `wrong` makes of the reason."""
    try:
        return msgspec.convert(tomllib.loads(text), kind)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:  # ValueError: no TOML, or no Unicode
        raise wrong(str(error)) from error


def shipped_texts(package: str, folder: str) -> list[str]:
    """What the TOML files in a folder of this package hold, by their names."""
    found = sorted(files(package).joinpath(folder).iterdir(), key=lambda file: file.name)
    return [each.read_text("utf-8") for each in found if each.name.endswith(".toml")]
