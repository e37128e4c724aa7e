"""Desk screen of a claim's copies over time, at `/meja/klaim/.../gelombang/`: the drawing, its table, the caution.

Rules kept here:
  * Which moments are of posting and which of capture is said before anything is drawn.
  * Accounts that posted within a short time are figures beside what an even spread would give; the caution stands above
    them, and no sentence says that anybody arranged anything. Accounts are counted, not named.
Left to others: the figures (contentwatch.claims.waves), the drawing (wave_plot).
"""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from saksama.entries.kinds.content import Channel
from saksama.textmatch.words import CAUTION
from saksama.words import decimal
from saksama_node.accounts.policy import Action
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.captures.queries import claim_of
from saksama_node.contentwatch.claims.waves import ACCOUNTS, wave_of
from saksama_node.web.codes import word
from saksama_node.web.desk.content.wave_plot import plot
from saksama_node.web.desk.frame.access import desk

_PER_PAGE = 100


@desk(Action.CONTENT_READ)
@require_safe
def wave(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """The copies of a claim by day and channel, and when many accounts posted at once."""
    is_english = (get_language() or "").startswith("en")
    found = wave_of(subject, timezone.get_default_timezone())
    days = found.whole.days
    page = Paginator(days, _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "claim": claim_of(subject),
        "wave": found.whole,
        "posted": found.posted,
        "captured": found.whole.copies - found.posted,
        "plot": plot(days, {each.value: word(each) for each in Channel}) if days else None,
        "page": page,
        "listed": [(day, word(Channel(channel)), count) for day, channel, count in page.object_list],
        "caution": CAUTION[is_english],
        "least": ACCOUNTS,
        "bursts": [
            (each, len(each.posts), decimal(each.evenly, "en" if is_english else "id", 2)) for each in found.bursts
        ],
    }
    return render(request, "desk/content/wave.html", context)


URLS: list[URLPattern] = [path("klaim/<str:subject>/gelombang/", wave, name="claim-wave")]
