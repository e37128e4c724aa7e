"""Phrases that stand among words, and what each means.

Rules kept here: of those that begin with one word the longest that stands there is it.
Left to others: which phrases, and what is done where one stands (`fold`, `beside`, `stance`).
"""

from collections.abc import Iterable, Mapping, Sequence


class Phrases[Meant]:
    """Listed phrases by their first word, the longest first."""

    def __init__(self, meant: Mapping[tuple[str, ...], Meant]) -> None:
        """`meant`: what each phrase means, by its words; one without words stands nowhere."""
        self._begun: dict[str, list[tuple[tuple[str, ...], Meant]]] = {}
        for phrase in sorted(filter(None, meant), key=len, reverse=True):
            self._begun.setdefault(phrase[0], []).append((phrase, meant[phrase]))

    def __contains__(self, word: str) -> bool:
        """Whether a phrase begins with this word."""
        return word in self._begun

    def in_any(self, words: Iterable[str]) -> bool:
        """Whether a phrase begins with one of these words."""
        return not self._begun.keys().isdisjoint(words)

    def at(self, words: Sequence[str], at: int) -> tuple[int, Meant] | None:
        """Of how many words the phrase is that begins there, and what it means; None where none does."""
        for phrase, meant in self._begun.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase), meant
        return None
