"""Grounds of an erasure in words, for the desk and for whoever handed it in.

Rules kept here: a ground stands with its article, and with how surely that is known.
"""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saksama_node.cases.erasing.erasure_grounds import grounds


def ground_words(ground: str) -> str:
    """A ground by its id; one that this version does not know stays as it is, and so does none."""
    found = grounds().get(ground)
    if found is None:
        return ground or _("dasarnya tidak diketahui lagi")
    is_english = (get_language() or "id").startswith("en")
    words, article = (found.words_en, found.article_en) if is_english else (found.words, found.article)
    known = _("dari ingatan") if found.certainty == "memory" else found.certainty
    return f"{words} ({article}; {known})"
