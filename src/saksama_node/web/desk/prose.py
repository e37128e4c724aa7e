"""A field for words that somebody else reads before they are entered: what is read is all that stands there.

Rules kept here:
  * One spelling, no sign that does not print, none that turns the order of letters: the second person reads what the
    entry commits to.
  * Words of signs that nobody sees are no words. A tab, which every paste from a table brings, is a blank.
  * A sign that is refused is named with what stands before it: nobody sees it.
Left to others: which words a form asks for, how long they may be (each form).
"""

import unicodedata
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.clarification import unprinted
from saksama_node.contentwatch.clarifying import clean

_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols that print nothing: fillers of Hangul, the braille cell without a dot."""
_BEFORE: Final = 24
"""Signs before a refused one that are told."""


def is_seen(words: str) -> bool:
    """Whether at least one sign of these words is seen: no blank, no joiner, no mark without a letter."""
    return any(unicodedata.category(sign)[0] in "LNPS" and sign not in _BLANK for sign in words)


def _refusal(words: str, at: int) -> str:
    told = {"sign": f"U+{ord(words[at]):04X}", "before": " ".join(words[:at].split())[-_BEFORE:]}
    if not told["before"]:
        return _("Di awal ada tanda yang tidak tercetak (%(sign)s). Hapus, atau ketik ulang.") % told
    return _("Ada tanda yang tidak tercetak (%(sign)s) sesudah “%(before)s”. Hapus, atau ketik ulang.") % told


class Prose(forms.CharField):
    """Words in their one spelling, all of whose signs print."""

    def __init__(self, *, rows: int, **more: Any) -> None:  # noqa: ANN401 - Django's own field arguments
        """A field of so many rows; one row is a single line."""
        self.lines = rows > 1
        widget = forms.Textarea({"rows": rows}) if self.lines else forms.TextInput()
        super().__init__(widget=widget, **more)

    def clean(self, value: str) -> str:
        """The words."""
        words = clean(super().clean(value).replace("\t", " "))
        if (at := unprinted(words, lines=self.lines)) is not None:
            raise forms.ValidationError(_refusal(words, at))
        if words and not is_seen(words):
            raise forms.ValidationError(gettext_lazy("Tidak ada yang terbaca: hanya tanda yang tidak terlihat."))
        return words
