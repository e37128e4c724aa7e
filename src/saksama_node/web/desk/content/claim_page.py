"""One claim on the desk, at `/meja/klaim/<subject>/`: its life, its copies, and what may be done with it.

Rules kept here:
  * A claim's page tells its life from both logs; who may not assess or judge for this institution is told why.
  * What is written down anew is judged against what was read: a colleague's words are not written over unseen.
Left to others: the acts and their entries (flows), assessing and judging (claim_findings).
"""

from collections.abc import Collection
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.content import Concerns, ContentAssessed, ContentJudged, ContentRequested, Judgment
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.accounts.queries import names_of
from saksama_node.contentwatch.captures.captured import ClaimView, claim_of, copies_of
from saksama_node.contentwatch.captures.captured import claims as every_claim
from saksama_node.contentwatch.captures.dated import Posted, posted_of
from saksama_node.contentwatch.captures.triaging import Said
from saksama_node.contentwatch.claims.deciding import Why, stands_aside
from saksama_node.flows.content.decide_claim import RIGHTS, claim_life
from saksama_node.flows.content.triage_content import classify_claim, merge_claims
from saksama_node.flows.seconds.waiting import proposals_about
from saksama_node.web.codes import word
from saksama_node.web.desk.content.claim_clarifications import told_of
from saksama_node.web.desk.content.claim_exchange import exchange_of, partner_names
from saksama_node.web.desk.content.requests import requests_part
from saksama_node.web.desk.content.triage import ClaimForm
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, NowInput, Refused
from saksama_node.web.desk.frame.lists import page_of
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words.claims import NOT_ENTERED, PROPOSAL_STATES, act_line
from saksama_node.web.formats import figure
from saksama_node.web.target_words import target_name

_OTHERS = 200
_LETTERS = 100


class ClassifyForm(ClaimForm):
    """A claim written down anew. `read`: the mark of what was there when it was read."""

    read = forms.CharField(required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
        """As it stands now."""
        super().prepare()
        found = self.thing
        self.initial = {name: getattr(found, name) for name in ("words", "category", "concerns", "target")}
        mark = Said(found.words, found.category, found.concerns, found.target).mark()
        self.fields["read"].widget = NowInput(mark)

    def seen(self) -> Collection[Posted]:
        """When its copies were."""
        return posted_of(self.thing.subject)


class MergeForm(ActForm[ClaimView]):
    """Which claim takes this one's copies, and why."""

    into = forms.ChoiceField(label=gettext_lazy("Pindahkan semua salinan ke"))
    reason = Prose(label=gettext_lazy("Alasan (disegel)"), max_length=1000, rows=1, required=False)

    def prepare(self) -> None:
        """Offer the newest other claims."""
        others = [each for each in every_claim()[: _OTHERS + 1] if each.subject != self.thing.subject][:_OTHERS]
        offered = [("", _("pilih")), *((each.subject, Truncator(each.words).chars(_LETTERS)) for each in others)]
        self.fields["into"].choices = offered  # type: ignore[attr-defined]  # a choice field


def _told(request: HttpRequest, by: Staff, found: ClaimView, _refused: Refused | None) -> dict[str, object]:
    """How it is classified, its copies, which other it can be merged with."""
    page = page_of(request, copies_of(found.subject))
    return {
        "claim": found,
        "category": word(found.category),
        "concerns": word(found.concerns),
        "target": target_name(found.target),
        "page": page,
        "listed": [(each, word(each.channel)) for each in page.object_list],
        **_decided(by, found),
        **told_of(by, found),
        **exchange_of(by, found),
    }


def _decided(by: Staff, found: ClaimView) -> dict[str, object]:
    """What was written and entered of it, and what this person may write."""
    may_write = {
        # content has no place
        body: None if not may(by, RIGHTS[body.KIND], INSTITUTION) else stands_aside(body, found.concerns) or True
        for body in (ContentAssessed, ContentJudged, ContentRequested)
    }
    written = proposals_about(by, found.subject)
    names = names_of(each.by for each in written)
    partners = partner_names()
    return {
        "aside": [NOT_ENTERED[why] for why in dict.fromkeys(may_write.values()) if isinstance(why, Why)],
        "may_assess": may_write[ContentAssessed] is True and found.concerns is not Concerns.UNKNOWN,
        "may_judge": may_write[ContentJudged] is True,
        "may_request": may_write[ContentRequested] is True and found.judged is Judgment.VIOLATION and found.copies,
        "requests": requests_part(found.subject),
        "proposals": [(each, PROPOSAL_STATES[each.state], names.get(each.by, "")) for each in written],
        "life": [
            {
                "at": each.at,
                "line": act_line(each.body),
                "index": each.index,
                "partner": partners.get(each.origin, ""),
            }
            for each in claim_life(found.subject)
        ],
    }


def _merge(by: Staff, claim: ClaimView, form: MergeForm) -> tuple[str, int]:
    into = form.cleaned_data["into"]
    return into, merge_claims(by, claim.subject, into, form.cleaned_data["reason"])


_ACTS: tuple[Act[ClaimView, Any, Any], ...] = (
    Act(
        "golongkan",
        Action.CONTENT_TRIAGE,
        gettext_lazy("Simpan dan catat"),
        lambda by, claim, form: classify_claim(by, claim.subject, form.said(), form.cleaned_data["read"]),
        gettext_lazy("Disimpan dan dicatat di log."),
        form=ClassifyForm,
        title=gettext_lazy("Golongkan lagi"),
        offered=lambda _by, claim: not claim.origin,
    ),
    Act(
        "gabung",
        Action.CONTENT_TRIAGE,
        gettext_lazy("Gabungkan"),
        _merge,
        lambda done: _("%(count)s salinan dipindahkan ke klaim ini.") % {"count": figure(done[1])},
        form=MergeForm,
        title=gettext_lazy("Gabungkan ke klaim lain"),
        then=lambda _claim, done: reverse("desk:claim", args=[done[0]]),
        offered=lambda _by, claim: not claim.origin and bool(claim.copies),
    ),
)

_PAGE = ActPage(
    name="claim",
    path="klaim/<str:subject>/",
    right=Action.CONTENT_READ,
    find=lambda _by, subject: claim_of(subject),
    template="desk/content/claim.html",
    told=_told,
    place=INSTITUTION,  # content has no place
    acts=_ACTS,
)

URLS: list[URLPattern] = _PAGE.urls()
