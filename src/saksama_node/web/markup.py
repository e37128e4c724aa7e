"""Components that a page may show a hundred times, written without a template, which would cost several times as much.

Rules kept here:
  * What is not markup of ours (`SafeString`) is escaped. What a duty tells may be a partner's words: each unseen sign
    is shown.
  * A state is one of plain, due, lapsed, kept, waiting; its colour never stands without its word.
  * Each cell of a listing names its column: on a phone a row stands as a card.
How to use each: docs/reference/interface-components.md.
Left to others: how dates and numbers are written (`formats.py`), all other components (`templatetags/saksama_ui.py`).
"""

import html
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from saksama.entries.words import shown, shown_plainly
from saksama_node.settings.clock import now
from saksama_node.web import formats

type Words = str | Promise
"""Text to be escaped, in the reader's language when it is asked for; or markup of ours."""

STATES = frozenset({"plain", "due", "lapsed", "kept", "waiting"})


class UnknownState(ValueError):
    """A component was given a state that no style knows."""


def check_state(state: str) -> str:
    """Return the state, or refuse one that no style knows."""
    if state not in STATES:
        raise UnknownState(state)
    return state


def written(form: str, *words: Words) -> SafeString:
    """As Django's `format_html`, without what that does for words that are not asked for yet."""
    return SafeString(form.format(*map(_escaped, words)))


def _escaped(word: Words) -> str:
    return word if isinstance(word, SafeString) else html.escape(str(word))


def as_said(text: str) -> SafeString:
    """Words of a stranger or a partner, whole: each sign that nobody sees is shown by its number, lines stay lines.

    What is not ASCII is isolated, so that no letter of it turns the words around it.
    """
    return SafeString("\n".join(map(_line_as_said, text.splitlines())))


def _line_as_said(line: str) -> str:
    if line.isascii() and line.isprintable():
        return html.escape(line)
    told = gettext("tanda yang tidak terlihat, atau yang membalik urutan huruf")
    pieces = (
        html.escape(run) if run else f'<span class="unseen" title="{html.escape(told)}">⟨{sign}⟩</span>'
        for run, sign in shown(line)
    )
    return f"<bdi>{''.join(pieces)}</bdi>"


def pill(state: str, text: Words) -> SafeString:
    """A short status."""
    return written('<span class="pill is-{}">{}</span>', check_state(state), text)


def clock_badge(due: datetime, done: datetime | None = None, *, latest: datetime | None = None) -> SafeString:
    """How long is left; with `done`, whether it was kept. `latest`: the other moment, where the law can be read so."""
    if done is None:
        badge = _clock(formats.remaining(due, now(), latest), due)
        return with_notes(badge, [other]) if (other := other_count(due, latest)) else badge
    kept = done <= due
    words = gettext("ditepati") if kept else gettext("terlambat")
    return _clock(formats.Remaining("kept" if kept else "lapsed", words, formats.moment_of(done)), done)


def other_count(due: datetime | None, latest: datetime | None) -> SafeString | str:
    """Until when the other reading of the law allows it, if one does: never before the date, never in its place."""
    if latest is None or latest == due:
        return ""
    at = written('<time datetime="{}">{}</time>', latest.isoformat(), formats.moment_of(latest))
    return written("{}: {}", gettext("hitungan lain"), at)


def _clock(said: formats.Remaining, at: datetime) -> SafeString:
    return written(
        '<span class="clock is-{}"><span class="clock__left">{}</span> '
        '<time class="clock__when" datetime="{}">({})</time></span>',
        said.state,
        said.left,
        at.isoformat(),
        said.when,
    )


def duty_card(
    title: str,
    url: str = "",
    due: datetime | None = None,
    why: str = "",
    why_url: str = "",
    act: str = "",
    *,
    latest: datetime | None = None,
    token: str = "",
    over: str = "",
) -> SafeString:
    """The next duty of this person: what, by when (`latest`: by the other reading), why, and the one button.

    `over`: what is to be done, where the title says with what; `token`: the page's own against forged forms, where
    pressing the button is noted.
    """
    left = formats.remaining(due, now(), latest) if due else None
    button, reason = act or gettext("Kerjakan"), as_said(why)
    return written(
        '<div class="duty is-{}" role="group" aria-label="{}"><div class="duty__body"><p class="duty__over">{}</p>'
        '<p class="duty__title">{}</p>{}{}</div>{}</div>',
        left.state if left else "plain",
        shown_plainly(f"{over}: {title}" if over else title),
        over or gettext("Kewajiban berikut"),
        as_said(title),
        clock_badge(due, latest=latest) if due else "",
        written('<p class="duty__why">{}</p>', link(why_url, reason) if why_url else reason) if why else "",
        _button(url, button, token) if url else "",
    )


def _button(url: str, words: str, token: str) -> SafeString:
    if not token:
        return written('<a class="button" href="{}">{}</a>', url, words)
    return written(
        '<form method="post" action="{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<button class="button">{}</button></form>',
        url,
        token,
        words,
    )


def link(address: str, text: Words) -> SafeString:
    """A link."""
    return written('<a href="{}">{}</a>', address, text)


def with_notes(text: Words, notes: Iterable[Words]) -> SafeString:
    """A text, and below it what there is to add, each on a line of its own."""
    return SafeString(_escaped(text) + "".join(written('<br><span class="muted">{}</span>', each) for each in notes))


def framed(caption: str, content: str) -> SafeString:
    """A table that scrolls in its own frame; `content`: its head and body."""
    return written(
        '<div class="table-wrap" role="region" tabindex="0" aria-label="{}">'
        '<table class="table"><caption class="hidden">{}</caption>{}</table></div>',
        caption,
        caption,
        content,
    )


def listing(caption: str, heads: Sequence[str], rows: Iterable[Sequence[Words]]) -> SafeString:
    """A table of many rows, each with a cell for each of `heads`, of which the first names the row; empty without rows.

    Raises ValueError where a row has more or fewer cells.
    """
    columns = "".join(written('<th scope="col">{}</th>', each) for each in heads)
    marks = ['<tr><th scope="row">', *(written('<td data-label="{}">', each) for each in heads[1:])]
    ends = ["</th>", *("</td>" for _ in heads[2:]), "</td></tr>"]
    body = "".join(
        f"{mark}{_escaped(cell)}{end}" for row in rows for mark, cell, end in zip(marks, row, ends, strict=True)
    )
    if not body:
        return SafeString()
    return framed(caption, SafeString(f"<thead><tr>{columns}</tr></thead>\n<tbody>{body}</tbody>"))
