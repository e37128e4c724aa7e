"""An agreement and its monthly report as text, in Indonesian and English.

Rules kept here: what is not known is said, not shown as nothing; every code has a word in both languages.
Left to others: the numbers (`saksama.cooperation`), reading (`both_logs`), signs that nobody sees (`door`).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from saksama.agreement.history import Standing
from saksama.agreement.terms import Terms
from saksama.cli.door import plain
from saksama.vocabulary import JsonObject, JsonValue, format_moment
from saksama.words import Language, Words

_STANDING: Final = {
    Standing.PROPOSED: Words("diusulkan, belum ditandatangani keduanya", "proposed, not signed by both"),
    Standing.NOT_YET: Words("ditandatangani, belum mulai berlaku", "signed, not yet in force"),
    Standing.IN_FORCE: Words("berlaku", "in force"),
    Standing.SUSPENDED: Words("ditangguhkan", "suspended"),
    Standing.ENDED: Words("diakhiri", "ended"),
    Standing.EXPIRED: Words("habis masa berlakunya", "expired"),
}
_HEAD: Final = Words(
    "Nota kesepahaman {digest}\n{title}\n{standing} per {at}", "Agreement {digest}\n{title}\n{standing} as of {at}"
)
_SPAN: Final = Words("Berlaku {from} sampai {until}", "In force from {from} to {until}")
_SIGNED: Final = Words(
    "  {name}: ditandatangani pada catatan {index} log {origin}, {at}",
    "  {name}: signed at entry {index} of log {origin}, {at}",
)
_UNSIGNED: Final = Words("  {name}: belum ada tanda tangan di log {origin}", "  {name}: no signature in log {origin}")
_CLAUSE: Final = Words("{id} {title}", "{id} {title_en}")
_WAY: Final = Words(
    "  {sender} boleh mengirim {kinds} kepada {receiver}; paling tinggi {highest}",
    "  {sender} may send {kinds} to {receiver}; {highest} at the highest",
)
_EXCLUDED: Final = Words("    kecuali {excluded}", "    except {excluded}")
_HOURS: Final = Words(
    "  insiden ditangani dalam {hours} jam", "  incidents are taken within {hours} {hours:hour|hours}"
)
_SILENCE: Final = Words(
    "  log masing-masing punya titik periksa baru yang disaksikan paling lambat setiap {hours} jam",
    "  each log has a new cosigned checkpoint every {hours} {hours:hour|hours} at the latest",
)
_MONTH: Final = Words(
    "Laporan bulan {month}, dihitung dari catatan publik sampai {until}",
    "Report on {month}, from public entries up to {until}",
)
_BASIS: Final = Words("  log {origin} sampai ukuran {size}", "  log {origin} up to size {size}")
_FACTS: Final = Words("  sidik fakta bersama {facts}", "  digest of the joint facts {facts}")
_LINE: Final = Words("{clause}: {sender} kepada {receiver}", "{clause}: {sender} to {receiver}")
_SENT: Final = Words(
    "  kiriman: {sent} dikirim, {received} diterima simpul, {accepted} diterima petugas, {refused} ditolak petugas",
    "  dispatches: {sent} sent, {received} received by the node, {accepted} accepted and {refused} refused by officers",
)
_MEDIAN: Final = Words(
    "  waktu tengah sampai jawaban petugas: {median_hours} jam, dari {answered} yang dijawab",
    "  median time to the officer's answer: {median_hours} {median_hours:hour|hours}, over {answered} answered",
)
_NO_MEDIAN: Final = Words("  belum ada jawaban petugas", "  no officer's answer yet")
_REQUESTS: Final = Words(
    "  permintaan: {requests}, dijawab {requests_answered}", "  requests: {requests}, answered {requests_answered}"
)
_TASKS: Final = Words(
    "  tugas: {tasks}, dikonfirmasi {tasks_confirmed}, lewat jatuh tempo {tasks_overdue}",
    "  tasks: {tasks}, confirmed {tasks_confirmed}, overdue {tasks_overdue}",
)
_INCIDENTS: Final = Words(
    "  insiden: {incidents}, terlambat ditangani {incidents_taken_late}",
    "  incidents: {incidents}, taken late {incidents_taken_late}",
)
_REASONS: Final = Words("  alasan penolakan: {reasons}", "  reasons for refusal: {reasons}")
_NOTHING: Final = Words(
    "Tidak ada kiriman, tugas atau insiden pada bulan itu.", "No dispatch, task or incident in that month."
)
_ASK: Final = Words(
    "Kunci, penyaksi dan waktu tidak diperiksa di sini: jalankan `saksama verify`.",
    "Keys, witnesses and times were not checked here: run `saksama verify`.",
)


def show_value(
    terms: Terms, standing: Standing, at: datetime, signed: Mapping[str, tuple[int, datetime]]
) -> JsonObject:
    """The agreement as JSON. `at`: as of when it stands so; `signed`: origin to the entry that says so and its time."""
    parties: list[JsonValue] = []
    for party in terms.parties:
        known: JsonObject = {"code": party.code, "name": party.name, "origin": party.origin, "url": party.url}
        if party.origin in signed:
            index, moment = signed[party.origin]
            known["signed"] = {"index": index, "at": format_moment(moment)}
        parties.append(known)
    clauses: list[JsonValue] = []
    for clause in terms.clauses:
        ways: list[JsonValue] = [
            {
                "sender": way.sender,
                "receiver": way.receiver,
                "kinds": [kind.value for kind in way.kinds],
                "max_classification": way.max_classification.value,
                "excluded_subjects": [subject.value for subject in way.excluded_subjects],
            }
            for way in clause.direction
        ]
        shown: JsonObject = {"id": clause.id, "title": clause.title, "title_en": clause.title_en, "directions": ways}
        if clause.incident_hours is not None:
            shown["incident_hours"] = clause.incident_hours
        if clause.silence_hours is not None:
            shown["silence_hours"] = clause.silence_hours
        clauses.append(shown)
    return {
        "digest": terms.digest,
        "title": terms.title,
        "standing": standing.value,
        "at": format_moment(at),
        "from": format_moment(terms.from_),
        "until": format_moment(terms.until),
        "parties": parties,
        "clauses": clauses,
    }


def show_text(value: JsonObject, language: Language) -> list[str]:
    """The same for a person, line by line."""
    words = {name: plain(each) for name, each in value.items() if isinstance(each, str)}
    words["standing"] = _STANDING[Standing(words["standing"])].say(language, {})
    lines = [*_HEAD.say(language, words).split("\n"), _SPAN.say(language, words)]
    for party in _objects(value["parties"]):
        signed = party.get("signed")
        told = {**_plain(party), **(_plain(signed) if isinstance(signed, dict) else {})}
        lines.append((_SIGNED if signed else _UNSIGNED).say(language, told))
    for clause in _objects(value["clauses"]):
        lines += ["", _CLAUSE.say(language, _plain(clause))]
        for way in _objects(clause["directions"]):
            told = {**_plain(way), "kinds": _joined(way["kinds"]), "highest": str(way["max_classification"])}
            lines.append(_WAY.say(language, told))
            if way["excluded_subjects"]:
                lines.append(_EXCLUDED.say(language, {"excluded": _joined(way["excluded_subjects"])}))
        if "incident_hours" in clause:
            lines.append(_HOURS.say(language, {"hours": str(clause["incident_hours"])}))
        if "silence_hours" in clause:
            lines.append(_SILENCE.say(language, {"hours": str(clause["silence_hours"])}))
    return [*lines, "", _ASK.say(language, {})]


def report_text(value: JsonObject, terms: Terms, language: Language) -> list[str]:
    """The monthly report for a person, line by line."""
    names = {party.origin: party.name if language == "id" else party.name_en or party.name for party in terms.parties}
    lines = [_MONTH.say(language, _plain(value))]
    lines += [_BASIS.say(language, _plain(log)) for log in _objects(value["logs"])]
    lines.append(_FACTS.say(language, _plain(value)))
    rows = _objects(value["lines"])
    for row in rows:
        lines += ["", *_row(row, names, language)]
    if not rows:
        lines += ["", _NOTHING.say(language, {})]
    return [*lines, "", _ASK.say(language, {})]


def _row(row: JsonObject, names: Mapping[str, str], language: Language) -> list[str]:
    told = _plain(row)
    sides = {side: plain(names.get(str(row[side]), row[side])) for side in ("sender", "receiver")}
    lines = [_LINE.say(language, {**told, **sides}), _SENT.say(language, told)]
    if language == "id":
        told["median_hours"] = str(told.get("median_hours", "")).replace(".", ",")
    if row["sent"]:
        lines.append((_MEDIAN if "median_hours" in row else _NO_MEDIAN).say(language, told))
    for name, words in (("requests", _REQUESTS), ("tasks", _TASKS), ("incidents", _INCIDENTS)):
        if row[name]:
            lines.append(words.say(language, told))
    reasons = row["reasons"]
    if isinstance(reasons, dict) and reasons:
        told["reasons"] = ", ".join(f"{reason} {count}" for reason, count in reasons.items())
        lines.append(_REASONS.say(language, told))
    return lines


def _plain(value: JsonObject) -> dict[str, str | int]:
    return {
        name: plain(each) if isinstance(each, str) else each
        for name, each in value.items()
        if isinstance(each, str | int)
    }


def _objects(value: JsonValue) -> list[JsonObject]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _joined(value: JsonValue) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else ""
