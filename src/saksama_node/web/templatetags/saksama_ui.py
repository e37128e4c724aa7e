"""The components of every screen, as template tags and filters; `/gaya` shows each in every state.

Rules kept here:
  * Tags take values and write markup; they read no table.
How to use each: docs/reference/interface-components.md.
Left to others: how dates and numbers are written (`web/formats.py`), the markup (`web/templates/c/`), components of
which a page may show a hundred (`web/markup.py`).
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import cast

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.forms import BaseForm, BoundField, CheckboxInput
from django.http import HttpRequest
from django.template import Context, Library
from django.template.loader import render_to_string
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockContext
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from saksama.entries.words import shown_plainly
from saksama_node.settings.current import SETTINGS
from saksama_node.web import formats, markup

register = Library()

_MESSAGE_STATES: Mapping[int, str] = {
    constants.SUCCESS: "kept",
    constants.WARNING: "due",
    constants.ERROR: "lapsed",
}


# Filters: words of strangers.


@register.filter
def as_said(value: str | None) -> SafeString:
    """Write a stranger's words with every unseen sign shown; before `linebreaks`, after `truncatechars`."""
    return markup.as_said(value or "")


@register.filter
def as_said_plainly(value: str | None) -> str:
    """Write the same without markup, for a page's title, an attribute or an option."""
    return shown_plainly(value or "")


# Filters: dates, times, numbers.


@register.filter
def day(value: date | datetime | None) -> str:
    """Write "Kamis, 15 Februari 2024"; nothing for None."""
    return formats.day(value) if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    """Write "21.14 WITA"; nothing for None."""
    return formats.time_of_day(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Write "Kamis, 15 Februari 2024, 21.14 WITA"; nothing for None."""
    return formats.moment_of(value) if value else ""


@register.filter
def from_iso(value: str) -> str:
    """Write a date or moment that is spelled in ISO 8601 as a reader's; any other text as it is."""
    with suppress(ValueError):
        return formats.day(date.fromisoformat(value))
    with suppress(ValueError):
        return formats.moment_of(datetime.fromisoformat(value))
    return value


@register.filter
def iso(value: date | datetime | None) -> str:
    """Write a moment for machines."""
    return value.isoformat() if value else ""


@register.filter
def figure(value: int | None) -> str:
    """Write 3.250.427; a word for what is not known, never 0."""
    return gettext("tidak diketahui") if value is None else formats.figure(int(value))


@register.filter
def percent(value: float | None, places: int = 1) -> str:
    """Write a ratio of 0 to 1 as 66,4 %; a word for what is not known."""
    return gettext("tidak diketahui") if value is None else formats.percent(value, places)


@register.filter
def clause(value: str) -> str:
    """Write the clause `pasal-3` as "Pasal 3"."""
    return formats.clause(value)


@register.filter
def plain(value: int) -> str:
    """Write a number for machines: no grouping."""
    return str(int(value))


# The frame of a page.


@register.simple_tag(takes_context=True)
def block_text(context: Context, name: str) -> SafeString:
    """Render a block of this page a second time, as the title that stands in the tab and on the page."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if isinstance(blocks, BlockContext) else None
    return mark_safe("") if block is None else mark_safe(str(block.render(context)).strip())  # noqa: S308 - rendered by Django


@register.simple_tag(takes_context=True)
def page_head(context: Context) -> SafeString:
    """Head of a page from its blocks `title`, `crumbs`, `lead` and `actions`."""
    parts = {name: block_text(context, name) for name in ("title", "crumbs", "lead", "actions")}
    return render_to_string("c/page_head.html", parts)


@register.simple_tag
def crumb(view: str, text: str, *args: object) -> SafeString:
    """One step of the breadcrumb: a named address and its words."""
    return format_html('<li><a href="{}">{}</a></li>', reverse(view, args=args), text)


@register.simple_tag
def node_name() -> str:
    """Name the institution in the reader's language."""
    return SETTINGS.name_en if formats.english() else SETTINGS.name_id


@register.simple_tag
def bilingual(indonesian: str, english: str) -> str:
    """Return the one of two texts that is in the reader's language; Indonesian where there is no English."""
    return english if english and formats.english() else indonesian


# Words with a state.


register.simple_tag(markup.pill)
register.simple_tag(markup.clock_badge)
register.simple_tag(markup.other_count)


@register.simple_block_tag
def notice(content: str, state: str = "plain", title: str = "") -> SafeString:
    """A paragraph that stands out; its content is the block's."""
    head = format_html('<p class="notice__title">{}</p>', title) if title else ""
    return format_html('<div class="notice is-{}">{}{}</div>', markup.check_state(state), head, content)


@register.simple_tag
def message_notice(message: Message) -> SafeString:
    """One of Django's messages, in our look."""
    state = _MESSAGE_STATES.get(message.level, "plain")
    return format_html('<div class="notice is-{}"><p>{}</p></div>', state, message.message)


@register.inclusion_tag("c/alarm.html")
def alarm(title: str, text: str, url: str = "", act: str = "") -> dict[str, object]:
    """A fault that someone must see to, in one sentence and one link."""
    return {"title": title, "text": text, "url": url, "act": act or gettext("Lihat")}


@register.inclusion_tag("c/empty.html")
def empty(title: str, text: str = "", url: str = "", act: str = "") -> dict[str, object]:
    """A list without rows: says why, and what to do."""
    return {"title": title, "text": text, "url": url, "act": act or gettext("Lanjut")}


@register.simple_tag(takes_context=True)
def duty(
    context: Context,
    title: str,
    url: str = "",
    due: datetime | None = None,
    why: str = "",
    why_url: str = "",
    act: str = "",
    *,
    latest: datetime | None = None,
    post: bool = False,
) -> SafeString:
    """The next duty of this person: what, by when, why, and the one button; `post`: pressing it is noted."""
    token = str(context["csrf_token"]) if post else ""
    return markup.duty_card(title, url, due, why, why_url, act, latest=latest, token=token)


# What happened, and how to check it.


@register.inclusion_tag("c/history_line.html")
def history_line(
    text: str, at: datetime, who: str = "", index: int | None = None, *, sealed: bool = False, url: str = ""
) -> dict[str, object]:
    """One act: sentence, time, who, and its entry. `sealed`: the index is not for this page (`case.received`).

    `url`: the entry's page, where it stands in the other node's log.
    """
    return {"text": text, "at": at, "who": who, "index": None if sealed else index, "sealed": sealed, "url": url}


@register.inclusion_tag("c/evidence.html")
def evidence(
    name: str,
    sha256: str,
    size: int | None = None,
    url: str = "",
    note: str = "",
    small: str = "",
    warnings: Sequence[object] = (),
) -> dict[str, object]:
    """One file with its digest; no digest: it was erased. `small`: where a picture of it is drawn.

    `warnings`: what is to be said of it, each with `words` and `is_danger`.
    """
    said = shown_plainly(name)
    extension = PurePosixPath(said).suffix.removeprefix(".")[:4] or "?"
    return {
        "name": said,
        "sha256": sha256,
        "size": size,
        "url": url,
        "note": note,
        "extension": extension,
        "small": small,
        "warnings": warnings,
    }


@register.inclusion_tag("c/warnings.html")
def file_warnings(warnings: Sequence[object]) -> dict[str, object]:
    """What is to be said of a file, a line each; each has `words` and `is_danger`."""
    return {"warnings": warnings}


@register.inclusion_tag("c/proof.html")
def proof(
    index: int | None, leaf_hash: str = "", receipt_url: str = "", file: str = "bukti.tlog-proof"
) -> dict[str, object]:
    """Drawer with an entry's index, leaf hash, receipt and the command that checks it."""
    return {"index": index, "leaf_hash": leaf_hash, "receipt_url": receipt_url, "file": file}


@register.inclusion_tag("c/pair.html")
def pair(left_label: str, left: int | None, right_label: str, right: int | None) -> dict[str, object]:
    """Two sources of one figure and their difference; None is "not reported", which is not 0."""
    if left is None or right is None:
        state, words = "waiting", gettext("Belum dapat dibandingkan")
    elif left == right:
        state, words = "kept", gettext("Sama")
    else:
        state, words = "due", gettext("Selisih %(n)s") % {"n": formats.figure(abs(left - right))}
    sides = {"left_label": left_label, "left": left, "right_label": right_label, "right": right}
    return {**sides, "state": state, "difference": words}


@register.inclusion_tag("c/progress.html")
def progress(label: str, done: int, total: int, id: str = "kemajuan") -> dict[str, object]:  # noqa: A002 - HTML's word
    """How far long work has come."""
    return {"label": label, "done": done, "total": total, "id": id}


# Tables, lists, forms.


@register.simple_block_tag
def table(content: str, caption: str) -> SafeString:
    """A table that scrolls in its own frame, with a head that stays; the block holds `<thead>` and `<tbody>`."""
    return markup.framed(caption, content)


@register.inclusion_tag("c/filters.html", takes_context=True)
def filters(context: Context, form: BaseForm, label: str = "") -> dict[str, object]:
    """A GET form whose values stay in the address, so that a view can be shared."""
    request = cast("HttpRequest", context["request"])
    return {"form": form, "label": label or gettext("Saring daftar"), "active": any(request.GET.values())}


@register.inclusion_tag("c/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[object]) -> dict[str, object]:
    """Which rows of how many, and the two links; keeps the filters.

    A list that counts no further than to a bound says so by an attribute `more`.
    """
    more = getattr(page.paginator.object_list, "more", False)
    return {"page": page, "more": more, "request": context["request"]}


@register.inclusion_tag("c/field.html")
def field(bound: BoundField, *, help: bool = True) -> dict[str, object]:  # noqa: A002 - Django's word
    """One field: label, help, error beside it, control."""
    return {"field": bound, "help": help, "tick": isinstance(bound.field.widget, CheckboxInput)}


@register.inclusion_tag("c/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """All errors of a form, each a link to its field."""
    errors = [("", text) for text in form.non_field_errors()]
    errors += [(_target(bound), f"{bound.label}: {text}") for bound in form for text in bound.errors]
    return {"errors": errors}


def _target(bound: BoundField) -> str:
    return bound.id_for_label or f"{bound.auto_id}_0"


@register.inclusion_tag("c/form_fields.html")
def form_fields(form: BaseForm) -> dict[str, object]:
    """Error summary, then every field in order."""
    return {"form": form}
