"""Desk screen of one finding, at `/meja/hasil/temuan/...`: both numbers, every source, the photo; what is made of it.

Rules kept here:
  * The two numbers stand side by side, the figures of every source below them, unknown as unknown; the fields are cut
    out of the supervisor's photo where there is one.
  * Candidates are suggestions: nothing is corrected here.
  * What somebody wrote stays where it is refused, also where another was quicker: with what stands in its way.
Left to others: who may, what follows (flows.results.resolve_finding), the queue (finding_queue), the second person
(seconds).
"""

from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.keying import FollowUp, Ground
from saksama.errors import SaksamaError
from saksama.vocabulary import DispatchKind
from saksama_node.accounts.policy import Action, Staff, may, today
from saksama_node.accounts.queries import names_of
from saksama_node.flows.joint.read_joint_page import partner_in_agreement
from saksama_node.flows.results.begin_follow_up import place_words
from saksama_node.flows.results.resolve_finding import finding_for
from saksama_node.flows.seconds import two_persons
from saksama_node.flows.seconds.waiting import may_answer
from saksama_node.places.regions import full_name
from saksama_node.results.copies.darkroom import SHEET
from saksama_node.results.copies.developing import Cut, cuts
from saksama_node.results.copies.keyed import newest_of
from saksama_node.results.findings import resolving
from saksama_node.results.findings.resolving import ResolutionView, resolution_of
from saksama_node.results.judged.anomalies import ANOMALIES
from saksama_node.results.queries import FindingView, figures_at
from saksama_node.results.screens.screened import told_of
from saksama_node.results.versions.contests import Contest, contest_of
from saksama_node.seconds.proposing import Proposed, of_subjects
from saksama_node.web import formats
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.in_force import not_in_force
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.partner.joint_forms import clauses_for
from saksama_node.web.desk.results.finding_queue import end_of
from saksama_node.web.desk.results.sheet_keying import view_of
from saksama_node.web.desk.words.joint import clause_words
from saksama_node.web.desk.words.results import PROPOSED_STATES, effect_of, named, sentence
from saksama_node.web.desk.words.screens import NEAREST, WHAT_TO_DO, rates_of
from saksama_node.web.results_words import field_words, title_of

_BESIDE: Final = {
    resolving.WhyNot.WORDS: "words",
    resolving.WhyNot.PAPER: "follow_up",
    resolving.WhyNot.TASK: "clause",
    resolving.WhyNot.PAST: "due",
}
"""Beside which field a refusal stands; the others are of the whole form."""


class ResolveForm(forms.Form):
    """What lies behind a finding, what follows, in which words; for a task the clause and the last day."""

    ground = forms.ChoiceField(label=gettext_lazy("Apa yang ditemukan"))
    follow_up = forms.ChoiceField(label=gettext_lazy("Tindak lanjut"))
    words = Prose(
        label=gettext_lazy("Yang Anda lihat, dan di mana"),
        max_length=4000,
        rows=4,
        help_text=gettext_lazy(
            "Paling sedikit 20 huruf. Disegel; di log hanya komitmennya. Menjadi uraian temuan atau tugas."
        ),
    )
    clause = forms.ChoiceField(label=gettext_lazy("Untuk tugas: menurut pasal"), required=False)
    due = forms.DateField(
        label=gettext_lazy("Untuk tugas: jatuh tempo"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )

    def __init__(self, contest: Contest, *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer grounds, follow-ups with what the law says of them, and clauses for a task."""
        super().__init__(*data, **more)
        self.agreement = partner_in_agreement()
        # A task follows only where it can be offered now.
        stopped = not_in_force(self.agreement)
        terms = None if self.agreement is None or stopped else self.agreement.current.terms
        clauses = [] if terms is None else [each for each, _way in clauses_for(terms, DispatchKind.TASK_OFFER)]
        offered = [each for each in FollowUp if each is not FollowUp.TASK or clauses]
        choices = {
            "ground": [("", _("pilih")), *((each.value, word(each)) for each in Ground)],
            "follow_up": [("", _("pilih")), *((each.value, follow_up_words(contest, each)) for each in offered)],
            "clause": [("", "-"), *((each.id, clause_words(each)) for each in clauses)],
        }
        for name, each in choices.items():
            self.fields[name].choices = each  # type: ignore[attr-defined]  # all three are choice fields
        if stopped is not None:
            self.fields["follow_up"].help_text = _("Tugas untuk mitra tidak ditawarkan: %(why)s") % {
                "why": stopped.words
            }
        if not clauses:
            del self.fields["clause"], self.fields["due"]

    def beside(self, error: SaksamaError) -> str | None:
        """The field that a refusal is about; None where it is about the whole form."""
        field = _BESIDE.get(error.why) if isinstance(error, resolving.ResolutionRefused) else None
        return field if field in self.fields else None

    def wanted(self) -> resolving.Wanted:
        """What the form says, once it is valid."""
        said = self.cleaned_data
        to = "" if self.agreement is None else self.agreement.partner.origin
        return resolving.Wanted(
            Ground(said["ground"]), FollowUp(said["follow_up"]), to, said.get("clause", ""), said.get("due")
        )


def follow_up_words(contest: Contest, follow_up: FollowUp) -> str:
    """A follow-up with its norm and its last day, where the sheet's definition has them."""
    remedy, due = resolving.remedy_of(contest.definition, follow_up), resolving.last_day(contest.definition, follow_up)
    norm = "" if remedy is None else remedy.norm_en if formats.english() else remedy.norm
    last = _("paling lambat %(day)s") if due is None or due >= today() else _("batasnya lewat: %(day)s")
    parts = [word(follow_up), *([norm] if norm else []), *([last % {"day": formats.day(due)}] if due else [])]
    return " · ".join(parts)


@desk_form(Action.RESULTS_READ)
def finding(request: HttpRequest, by: Staff, number: int) -> HttpResponseBase:
    """One finding; propose what is made of it."""
    found = finding_for(by, number)
    contest = contest_of(found.contest)
    form = ResolveForm(contest, request.POST or None)
    done = do_sent(
        request,
        form,
        lambda: two_persons.propose(by, resolving.asked(found, form.wanted(), form.cleaned_data["words"])),
        _("Diusulkan. Selesai dan dicatat bila orang kedua setuju."),
        form.beside,
    )
    if done is not None:
        return redirect("desk:finding", number)
    return _page(request, by, found, form)


def _page(request: HttpRequest, by: Staff, found: FindingView, form: ResolveForm) -> HttpResponse:
    contest = contest_of(found.contest)
    made, resolved = of_subjects(found.key), resolution_of(found.id)
    district = ".".join(found.region.split(".")[:3])
    is_open = any(each.is_open for each in made)
    standing = found.current and found.state == "open"
    may_propose = standing and not is_open and may(by, Action.SHEET_RESOLVE, found.region)
    told = told_of([found.key]).get(found.key) if found.rule in ANOMALIES else None
    context = {
        "found": found,
        "title": title_of(contest),
        "place": place_words(found),
        "what": named(contest, found.rule),
        "sentence": sentence(contest, found, told),
        "gained": effect_of(contest, found),
        "screens": rates_of([found.rule]),
        "what_to_do": WHAT_TO_DO,
        "sides": [_side(contest, found, each) for each in (found.left_fields, found.right_fields)],
        **_figures(contest, found),
        "district": district,
        "district_name": full_name(district) or district,
        "made": [_made(by, each) for each in made],
        "begun": _begun(resolved),
        "form": form if form.errors or may_propose else None,
        "standing": standing,
    }
    return render(request, "desk/queue/finding.html", context, status=422 if form.errors else 200)


def _side(contest: Contest, found: FindingView, fields: tuple[str, ...]) -> str:
    called = field_words(contest)
    bound = str(NEAREST) if found.rule in ANOMALIES else _("batas menurut aturan")
    return " + ".join(called.get(each, each) for each in fields) or bound


def _figures(contest: Contest, found: FindingView) -> dict[str, object]:
    """Every source's figures of the fields, the supervisor's copy last, with what is cut out of its photo."""
    called, fields = field_words(contest), list(dict.fromkeys((*found.left_fields, *found.right_fields)))
    said = figures_at(contest.id, found.place)
    copy = newest_of(contest.id, found.place)
    heads = [word(each) for each in said] + ([_("salinan pengawas, diketik dua kali")] if copy else [])
    places = cuts(contest.definition, copy.photos) if copy else {}
    rows = [
        (
            called.get(each, each),
            [*(figures.get(each) for figures in said.values()), *([copy.figures.get(each)] if copy else [])],
            _cut(places.get(each)),
        )
        for each in fields
    ]
    size = {"sheet_wide": SHEET[0], "sheet_high": SHEET[1]}
    return {"heads": heads, "rows": rows, "copy": copy, "photos": bool(copy and copy.photos), **size}


def _cut(place: Cut | None) -> tuple[int, str, str]:
    """The number of the photo to cut a figure from and its part there; 0 and why not where there is none."""
    if place is None:
        return 0, "", ""
    if place.photo is None:
        return 0, "", _("halaman %(n)s tidak ada foto lurusnya") % {"n": place.page}
    return place.photo.number, view_of(place.box), ""


def _made(by: Staff, each: Proposed) -> dict[str, object]:
    wanted, names = resolving.wanted_in(each), names_of(who for who in (each.by, each.answered_by) if who is not None)
    return {
        "each": each,
        "ground": word(wanted.ground),
        "follow_up": word(wanted.follow_up),
        "state": PROPOSED_STATES[each.state],
        "by": names.get(each.by, ""),
        "answered": names.get(each.answered_by, "") if each.answered_by else "",
        "due": end_of(wanted.due),
        "may": may_answer(by, each),
    }


def _begun(made: ResolutionView | None) -> str:
    """The page of what was begun; empty where nothing was."""
    if made is None or not made.begun:
        return ""
    if made.follow_up is FollowUp.CASE:
        return reverse("desk:case_submission", args=[int(made.begun)])
    return reverse("desk:task", args=[made.begun])


URLS: list[URLPattern] = [path("hasil/temuan/<int:number>/", finding, name="finding")]
