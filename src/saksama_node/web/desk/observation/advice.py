"""Advice to put something right (saran perbaikan), at `/meja/saran-perbaikan/`: the list, giving it, one with answers.

Rules kept here:
  * The day by which it is to be answered is the office's own, and the page says so: no text that we read gives one.
  * What no answer came to in time is a duty of who gives advice there.
Left to others: who may (flows.observation.give_advice), the letter's look (papers.official).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from saksama.entries.kinds.observation import Answer
from saksama.errors import SaksamaError
from saksama.observation.advised import bodies, body_name
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, may, places, today
from saksama_node.accounts.queries import names_of, office
from saksama_node.flows.observation.give_advice import (
    advice_for,
    advice_letter,
    answer_advice,
    give_advice,
    owed_answers,
)
from saksama_node.flows.observation.read_report import report_for
from saksama_node.ledger.queries import position
from saksama_node.observation.advised import AdviceInfo, AdviceWanted, Stands, advice, answers_of, counted, paper_of
from saksama_node.observation.advising import MOST_BYTES, Answered, Given, Letter, Reply
from saksama_node.observation.written import ReportInfo, ReportUnknown
from saksama_node.papers.official import official_pdf
from saksama_node.web.codes import choices, word
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, Refused
from saksama_node.web.desk.frame.duty import AT_ONCE, Duty, nearest_of
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.lists import FilterForm, is_file, list_context, page_of
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.formats import end_of, english
from saksama_node.web.handing_out import table, to_keep, to_read

_DAYS: Final = 7
"""Proposed for an answer; the office changes it as it sees fit."""
STANDS: Final[dict[Stands, tuple[str, Promise]]] = {
    Stands.OPEN: ("waiting", gettext_lazy("menunggu jawaban")),
    Stands.OVERDUE: ("lapsed", gettext_lazy("lewat batas, belum dijawab")),
    Stands.ANSWERED: ("kept", gettext_lazy("dijawab")),
}
_ENDINGS: Final = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
_HEAD: Final = ("tanggal", "kantor", "kepada", "perihal", "batas jawaban", "keadaan", "jawaban", "subjek di log")


def _bodies(first: Promise | str) -> list[tuple[str, Promise | str]]:
    return [("", first), *((each, body_name(each, english=english())) for each in bodies())]


class AdviceFilterForm(FilterForm):
    """The filters of the list."""

    keadaan = forms.ChoiceField(
        label=gettext_lazy("Keadaan"),
        required=False,
        choices=[("", gettext_lazy("semua")), *((each.value, words) for each, (_colour, words) in STANDS.items())],
    )
    kepada = forms.ChoiceField(
        label=gettext_lazy("Kepada"), required=False, choices=lambda: _bodies(gettext_lazy("semua"))
    )


class AdviceForm(forms.Form):
    """The letter."""

    office = forms.ChoiceField(label=gettext_lazy("Kantor"))
    to = forms.ChoiceField(
        label=gettext_lazy("Kepada lembaga"),
        choices=lambda: _bodies(gettext_lazy("pilih")),
        help_text=gettext_lazy("Jenis lembaganya terbuka di log; namanya hanya di surat."),
    )
    addressee = Prose(
        label=gettext_lazy("Kepada Yth."),
        max_length=200,
        rows=1,
        help_text=gettext_lazy("Seperti ditulis di surat, misalnya Ketua KPU Kabupaten Lombok Barat."),
    )
    number = Prose(label=gettext_lazy("Nomor surat"), max_length=100, rows=1)
    day = forms.DateField(
        label=gettext_lazy("Tanggal surat"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    title = Prose(label=gettext_lazy("Perihal"), max_length=200, rows=1)
    words = Prose(
        label=gettext_lazy("Isi saran perbaikan"),
        max_length=8000,
        rows=8,
        help_text=gettext_lazy(
            "Apa yang tidak sesuai, dan apa yang harus diperbaiki. Disegel; di log hanya komitmennya."
        ),
    )
    basis = Prose(
        label=gettext_lazy("Dasar"),
        max_length=1000,
        rows=2,
        required=False,
        help_text=gettext_lazy("Pasal atau surat yang menjadi dasar. Boleh kosong."),
    )
    due = forms.DateField(
        label=gettext_lazy("Jawaban ditunggu paling lambat"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Ditetapkan kantor ini: tidak ada naskah peraturan yang kami baca menyebut batasnya."),
    )

    report = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)

    def __init__(self, by: Staff, data: Any, given: Mapping[str, str]) -> None:  # noqa: ANN401 - a QueryDict, or nothing
        """Offer the offices for which this person gives advice."""
        begun = {"day": today(), "due": today() + timedelta(days=_DAYS), **given}
        super().__init__(data, initial=begun, use_required_attribute=False)
        offered = [(each, office(each).name) for each in places(by, Action.ADVICE_GIVE)]
        self.fields["office"].choices = offered  # type: ignore[attr-defined]  # a choice field

    def given(self) -> Given:
        """What the form says, once it is valid."""
        said = self.cleaned_data
        letter = Letter(**{name: said[name] for name in ("number", "addressee", "title", "words", "basis")})
        return Given(said["office"], said["to"], said["day"], said["due"], letter, said["report"])


class AnswerForm(ActForm[AdviceInfo]):
    """What came back."""

    answer = forms.ChoiceField(label=gettext_lazy("Jawaban"), choices=choices(Answer, gettext_lazy("pilih")))
    day = forms.DateField(
        label=gettext_lazy("Tanggal jawaban"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    number = Prose(label=gettext_lazy("Nomor surat jawaban"), max_length=100, rows=1, required=False)
    words = Prose(
        label=gettext_lazy("Isi jawaban"),
        max_length=8000,
        rows=4,
        help_text=gettext_lazy("Disegel; di log hanya komitmennya."),
    )
    paper = forms.FileField(
        label=gettext_lazy("Surat jawaban"),
        required=False,
        help_text=gettext_lazy("PDF, JPEG atau PNG, paling besar 10 MB. Disegel; sidiknya ikut dalam komitmen."),
    )

    def prepare(self) -> None:
        """Today."""
        self.initial = {"day": today()}

    def answered(self) -> Answered:
        """What the form says, once it is valid."""
        said = self.cleaned_data
        file = said["paper"]
        return Answered(
            Answer(said["answer"]),
            said["day"],
            Reply(number=said["number"], words=said["words"]),
            # Of what is too large no more is held than tells so.
            file.read(MOST_BYTES + 1) if file else b"",
        )


def duties(by: Staff) -> Sequence[Duty]:
    """Advice whose answer is late: somebody asks after it, or records what came."""
    found = owed_answers(by, AT_ONCE + 1)

    def told(each: AdviceInfo) -> Duty:
        said = {"to": body_name(each.to, english=english()), "title": each.letter.title or each.subject[:8]}
        return Duty(
            title=_("Saran perbaikan kepada %(to)s belum dijawab: %(title)s") % said,
            url=reverse("desk:advice", args=[each.subject]),
            act=_("Catat jawaban"),
            due=end_of(each.due),
            why=_("Batas ditetapkan kantor dalam suratnya."),
            about=each.subject,
        )

    return nearest_of(found, told, _("Saran lain yang belum dijawab"), reverse("desk:advices") + "?keadaan=overdue")


@dataclass(frozen=True, slots=True)
class _Row:
    each: AdviceInfo
    office: str
    to: str
    colour: str
    state: Promise
    answer: str


@desk_page(Action.OBSERVATION_READ)
def listed(request: HttpRequest, by: Staff) -> HttpResponse:
    """All of it, or what the filter leaves; also as CSV."""
    form = AdviceFilterForm(request.GET)
    asked, at = form.asked(), places(by, Action.OBSERVATION_READ)
    stands = Stands(asked["keadaan"]) if asked["keadaan"] else None
    found = advice(at, AdviceWanted(stands, asked["kepada"]), today())
    if is_file(request):
        return table("saran-perbaikan.csv", _HEAD, (_cells(each) for each in map(_row, found)))
    page = page_of(request, found)
    told = {
        **list_context(request, form, page),
        "rows": [_row(each) for each in page.object_list],
        "counts": [(STANDS[each], number) for each, number in counted(at, today()).items()],
        "may_give": may(by, Action.ADVICE_GIVE, ANYWHERE),  # a link; the form offers their places
    }
    return render(request, "desk/observation/advices.html", told)


def _row(each: AdviceInfo) -> _Row:
    colour, state = STANDS[each.stands(today())]
    answer = word(Answer(each.answer)) if each.answer else ""
    return _Row(each, office(each.office).name, body_name(each.to, english=english()), colour, state, answer)


def _cells(row: _Row) -> tuple[object, ...]:
    each = row.each
    days = (each.day.isoformat(), row.office, row.to, each.letter.title, each.due.isoformat())
    return (*days, row.state, row.answer, each.subject)


@desk_form(Action.ADVICE_GIVE)
def new(request: HttpRequest, by: Staff) -> HttpResponse:
    """Write a letter; about a report, where the address names one."""
    given = {"report": request.GET.get("laporan", ""), "office": request.GET.get("kantor", "")}
    form = AdviceForm(by, request.POST or None, given)
    if request.method == "POST" and form.is_valid():
        try:
            subject = give_advice(by, form.given())
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Saran perbaikan dicatat di log. Suratnya dapat dicetak dan ditandatangani."))
            return redirect("desk:advice", subject)
    told = {"form": form, "follows": _follows(by, str(form["report"].value() or ""))}
    return render(request, "desk/observation/advice_new.html", told, status=422 if form.errors else 200)


def _follows(by: Staff, report: str) -> ReportInfo | None:
    """The report that it follows from, where there is one that this person reads."""
    try:
        return report_for(by, report) if report else None
    except ReportUnknown:
        return None


@desk_page(Action.OBSERVATION_READ)
def letter(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """The letter as PDF; one whose entry waits for its place has none yet."""
    found = advice_for(by, subject)
    index = position(found.leaf)
    if index is None:
        raise Http404
    with override("id"):
        content = official_pdf(advice_letter(found, index))
    return to_read(content, "application/pdf", f"saran-perbaikan-{index}.pdf")


@desk_page(Action.OBSERVATION_READ)
def answer_file(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponse:
    """The file that came with the `number`th answer."""
    advice_for(by, subject)
    content, media_type = paper_of(subject, number)
    return to_keep(content, media_type, f"jawaban-{number}.{_ENDINGS[media_type]}")


def _told(_request: HttpRequest, by: Staff, found: AdviceInfo, _refused: Refused | None) -> dict[str, object]:
    answers = answers_of(found.subject)
    names = names_of([found.by, *(each.by for each in answers)])
    return {
        "row": _row(found),
        "index": position(found.leaf),
        "writer": names.get(found.by, ""),
        "follows": _follows(by, found.report),
        "answers": [
            (number, each, word(Answer(each.answer)), names.get(each.by, ""), each.day > found.due)
            for number, each in enumerate(answers, start=1)
        ],
    }


def _answer(by: Staff, found: AdviceInfo, form: AnswerForm) -> None:
    answer_advice(by, found.subject, form.answered())


_PAGE = ActPage(
    name="advice",
    path="saran-perbaikan/<str:subject>/",
    right=Action.OBSERVATION_READ,
    find=advice_for,
    template="desk/observation/advice.html",
    told=_told,
    place=lambda found: found.office,
    acts=(
        Act(
            "jawab",
            Action.ADVICE_GIVE,
            gettext_lazy("Catat jawaban"),
            _answer,
            gettext_lazy("Jawaban dicatat di log."),
            form=AnswerForm,
            title=gettext_lazy("Catat jawaban"),
        ),
    ),
)

URLS: list[URLPattern] = [
    path("saran-perbaikan/", listed, name="advices"),
    path("saran-perbaikan/baru/", new, name="advice-new"),
    path("saran-perbaikan/<str:subject>/surat.pdf", letter, name="advice-letter"),
    path("saran-perbaikan/<str:subject>/jawaban/<int:number>/berkas", answer_file, name="advice-answer-file"),
    *_PAGE.urls(),
]
