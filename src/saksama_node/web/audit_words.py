"""An audit in words and as a picture, for the desk and for the public.

Rules kept here:
  * Risk is said as the library says it: how often a wrong outcome would pass; what is not proved stands beside it.
  * A candidate is a number, not a name: the page is about sheets.
  * Whose figures a station has are told only once two people read them alike.
Left to others: the numbers (`results.audits.public`), who may see a page (its audience).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from saksama.tally.audit import words
from saksama.tally.audit.curve import svg
from saksama.tally.audit.plan import Plan
from saksama.tally.audit.risk import Risk, Standing
from saksama.tally.audit.sizes import distinct, draws
from saksama.tally.contest import VOTES
from saksama.words import signed
from saksama_node.places.regions import full_name
from saksama_node.results.audits.listing import Asked
from saksama_node.results.audits.public import AuditState, AuditView, Progress, StationRead
from saksama_node.results.versions.contests import NoSuchContest, contest_of
from saksama_node.settings.current import SETTINGS
from saksama_node.web.formats import english, figure, language, percent
from saksama_node.web.results_words import title_of

_SIMULATED = "simulasi"
COLOURS = {
    AuditState.LISTED: "waiting",
    AuditState.LOST: "plain",
    AuditState.DRAWN: "due",
    AuditState.CONCLUDED: "plain",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A drawn station on a page. `change`: read minus reported, empty where they are the same or one is unknown."""

    station: str
    place: str
    draws: str
    reported: str
    read: str
    change: str
    is_read: bool


def state(found: AuditView) -> str:
    """Where an audit stands, in a few words."""
    return {
        AuditState.LISTED: _("daftar dicatat, menunggu undian"),
        AuditState.LOST: _("tidak diundi: tanda tangan penyaksinya tidak sampai"),
        AuditState.DRAWN: _("formulir sedang dibaca"),
        AuditState.CONCLUDED: _("selesai"),
    }[found.state]


def title(found: AuditView) -> str:
    """Which result is audited, where; says so where it is a simulation."""
    try:
        name = title_of(contest_of(found.contest))
    except NoSuchContest:
        name = found.contest
    said = _("Audit hasil %(contest)s, %(place)s") % {"contest": name, "place": place(found.region)}
    if found.number > 1:
        again = {"title": said, "number": figure(found.number)}
        said = _("%(title)s (audit ke-%(number)s atas angka yang sama)") % again
    return _("SIMULASI: %(title)s") % {"title": said} if _SIMULATED in SETTINGS.origin else said


def place(region: str) -> str:
    """A region's name; its code where the tables lack it."""
    return full_name(region) or region


def claim(found: AuditView | Asked) -> str:
    """What is being confirmed."""
    if not found.share:
        return _("Pasangan yang diumumkan unggul memang unggul atas setiap pasangan lain di wilayah ini.")
    number = VOTES.fullmatch(found.candidate)
    said = {"number": number[1] if number else found.candidate, "share": found.share}
    return _("Pasangan %(number)s di sisi yang diumumkan dari %(share)s suara sah di wilayah ini.") % said


def size(plan: Plan, limit: int) -> str:
    """How many draws it takes, if every form is as published."""
    number = draws(plan, limit / 1000)
    return words.size(plan, number, distinct(plan.weights, number), limit / 1000, language())


def if_clean() -> str:
    """Under which condition `size` is said."""
    return words.IF_CLEAN[english()]


def not_proved() -> str:
    """What an audit does not show."""
    return words.NOT_PROVED[english()]


def standing(audit: AuditView, found: Risk) -> str:
    """How it stands, in a sentence or two. Who ended it above its limit is not told to draw on."""
    if audit.state == AuditState.CONCLUDED and found.standing is Standing.GO_ON:
        told = _(
            "Belum cukup: audit ini diakhiri dengan sisa risiko %(risk)s, batasnya %(limit)s. "
            "Ia tidak memastikan apa pun."
        )
        return told % {"risk": percent(found.risk), "limit": limit(audit)}
    return words.standing(found, language())


def limit(found: AuditView | Asked) -> str:
    """The risk limit as per cent."""
    return percent(found.limit / 1000)


def picture(audit: AuditView, found: Risk) -> SafeString:
    """The remaining risk after each draw; empty before the first form was read, and where the plan does not hold."""
    if not found.evaluated or found.standing is Standing.BOUND_BROKEN:
        return mark_safe("")
    source = f"{_('Daftar')} {audit.list[:16]}… · {_('benih')} {audit.seed}"
    heading = _("Sisa risiko sesudah %(n)s undian: %(risk)s") % {
        "n": figure(found.evaluated),
        "risk": percent(found.risk),
    }
    # Made by our own library, which escapes what it is given.
    return mark_safe(svg(found, heading, source, language()))  # noqa: S308 - see above


def candidates(found: Progress) -> str:
    """In which order figures stand in a cell."""
    return ", ".join(candidate_names(found))


def told(found: AuditView, how_far: Progress) -> dict[str, object]:
    """What the page of an audit shows, for whomever: what is claimed, the list, the remaining risk."""
    return {
        "audit": found,
        "title": title(found),
        "state": state(found),
        "colour": COLOURS[found.state],
        "claim": claim(found),
        "limit": limit(found),
        "size": size(how_far.plan, found.limit),
        "if_clean": if_clean(),
        "not_proved": not_proved(),
        "standing": standing(found, how_far.found) if how_far.found else "",
        "picture": picture(found, how_far.found) if how_far.found else "",
        "candidates": candidates(how_far),
    }


def listed(found: Iterable[AuditView]) -> list[tuple[AuditView, str, str, str]]:
    """Audits as a list shows them: each with its title, its state and its colour."""
    return [(each, title(each), state(each), COLOURS[each.state]) for each in found]


def rows(found: Progress) -> list[Row]:
    """The drawn stations in the order of their codes."""
    return [_row(each) for each in found.stations]


def candidate_names(found: Progress) -> list[str]:
    """Each candidate as a label."""
    return [_candidate(name) for name in found.plan.candidates]


def station_name(station: str) -> str:
    """A station's number and place."""
    code = station
    desa = f"{code[:2]}.{code[2:4]}.{code[4:6]}.{code[6:10]}"
    return _("TPS %(number)s, %(place)s") % {"number": int(code[10:]), "place": place(desa)}


def _candidate(name: str) -> str:
    number = VOTES.fullmatch(name)
    return _("Pasangan %(number)s") % {"number": number[1]} if number else name


def _row(each: StationRead) -> Row:
    read = _("tidak terbaca") if each.is_read and each.votes is None else _votes(each.votes)
    return Row(
        station=each.station,
        place=station_name(each.station),
        draws=", ".join(map(figure, each.draws)),
        reported=_votes(each.reported) or _("belum diumumkan"),
        read=read if each.is_read else _("belum dibaca dua orang"),
        change=_change(each.reported, each.votes),
        is_read=each.is_read,
    )


def _votes(votes: Sequence[int] | None) -> str:
    return "" if votes is None else " · ".join(map(figure, votes))


def _change(reported: Sequence[int] | None, read: Sequence[int] | None) -> str:
    if reported is None or read is None or tuple(reported) == tuple(read):
        return ""
    return " · ".join(signed(one - other, language()) for one, other in zip(read, reported, strict=True))
