"""One thing said in both languages.

Rules kept here: the words are ours; what another machine said is never one of them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Indonesian first, English second."""

    id: str
    en: str

    def in_language(self, language: str) -> str:
        """The words; `language` is `id` or `en`."""
        return self.en if language == "en" else self.id
