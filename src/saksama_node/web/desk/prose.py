"""A field for words that somebody else reads before they are entered: what is read is all that stands there.

Rules kept here:
  * One spelling, no sign that does not print, none that turns the order of letters: the second person reads what the
    entry commits to.
  * Words of signs that nobody sees are no words.
Left to others: which words a form asks for, how long they may be (each form).
"""

import unicodedata
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from saksama.entries.clarification import printable
from saksama_node.contentwatch.clarifying import clean

_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols that print nothing: fillers of Hangul, the braille cell without a dot."""


def is_seen(words: str) -> bool:
    """Whether at least one sign of these words is seen: no blank, no joiner, no mark without a letter."""
    return any(unicodedata.category(sign)[0] in "LNPS" and sign not in _BLANK for sign in words)


class Prose(forms.CharField):
    """Words in their one spelling, all of whose signs print."""

    def __init__(self, *, rows: int, **more: Any) -> None:  # noqa: ANN401 - Django's own field arguments
        """A field of so many rows; one row is a single line."""
        self.lines = rows > 1
        widget = forms.Textarea({"rows": rows}) if self.lines else forms.TextInput()
        super().__init__(widget=widget, **more)

    def clean(self, value: str) -> str:
        """The words."""
        words = clean(super().clean(value))
        if not printable(words, lines=self.lines):
            raise forms.ValidationError(gettext_lazy("Ada tanda yang tidak tercetak. Hapus, atau ketik ulang."))
        if words and not is_seen(words):
            raise forms.ValidationError(gettext_lazy("Tidak ada yang terbaca: hanya tanda yang tidak terlihat."))
        return words
