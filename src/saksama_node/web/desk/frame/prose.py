"""A field for words that our own people write: what is read is all that stands there.

Rules kept here:
  * The field asks what the entry asks (`saksama.entries.words`), so that whoever types is told beside the field, with
    their words kept, and not by the door behind it.
  * A sign that is refused is named with what stands before it: nobody sees it.
Left to others: which words a form asks for, how long they may be (each form).
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from saksama.entries.words import MOST_AT_ALL, WhyWords, WordsRefused, spelled, worded


def refusal(error: WordsRefused) -> str:
    """Why words are refused, and what to do."""
    told = {"sign": error.sign, "before": error.before, "most": error.most}
    match error.why:
        case WhyWords.SIGN if error.before:
            return _("Ada tanda yang tidak tercetak (%(sign)s) sesudah “%(before)s”. Hapus, atau ketik ulang.") % told
        case WhyWords.SIGN:
            return _("Di awal ada tanda yang tidak tercetak (%(sign)s). Hapus, atau ketik ulang.") % told
        case WhyWords.NOT_SEEN:
            return _("Tidak ada yang terbaca: hanya tanda yang tidak terlihat.")
        case WhyWords.LONG:
            return _("Terlalu panjang: paling banyak %(most)s huruf. Pendekkan; tidak ada yang dipotong.") % told
        case WhyWords.EMPTY:
            return _("Tulis alasannya: yang mengusulkan membacanya.")


class Prose(forms.CharField):
    """Words in their one spelling, all of whose signs print."""

    def __init__(self, *, rows: int, **more: Any) -> None:  # noqa: ANN401 - Django's own field arguments
        """A field of so many rows; one row is a single line."""
        self.lines = rows > 1
        widget = forms.Textarea({"rows": rows}) if self.lines else forms.TextInput()
        super().__init__(widget=widget, **more)

    def to_python(self, value: object) -> str:
        """The words in their one spelling."""
        return spelled(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        """Whether they may be empty, and whether every sign of them prints."""
        super().validate(value)
        try:
            worded(value, most=MOST_AT_ALL, lines=self.lines, needed=False)
        except WordsRefused as error:
            raise forms.ValidationError(refusal(error)) from error
