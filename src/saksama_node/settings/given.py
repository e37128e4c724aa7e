"""Who gave a setting, and its words: the node's file, or the environment that overrides it.

Rules kept here: an empty variable overrides nothing; who the node is stands in the file alone.
Left to others: what the words must be (`readers.py`), which settings there are (`node.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from saksama_node.settings.node_file import named, variable

IDENTITY: Final = ("code", "name_id", "name_en", "origin", "accent", "region")
"""Who the node is: in the file alone."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the file and the environment say, as words."""

    file: Mapping[str, str]
    environ: Mapping[str, str]

    def of(self, key: str, default: str = "") -> tuple[str, str]:
        """Who gave the setting, and its words."""
        if key not in IDENTITY and (words := self.environ.get(variable(key), "")):
            return variable(key), words
        if key in self.file:
            return named(key), self.file[key]
        return (named(key) if key in (*IDENTITY, "url") else variable(key)), default

    def overridden(self, keys: Sequence[str]) -> dict[str, str]:
        """What the environment says of these keys otherwise than the file, or what the file does not say."""
        said = {key: self.environ.get(variable(key), "") for key in keys if key not in IDENTITY}
        return {key: words for key, words in said.items() if words and words != self.file.get(key)}
