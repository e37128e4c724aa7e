"""The reference page of statutory clocks: every rule and every calendar with how surely it is known.

Rules kept here: the page says nothing that the files do not say; what is unclear stands beside the rule it concerns.
Left to others: writing the page and finding it stale (references).
"""

from collections.abc import Iterator

from saksama.clocks.calendar_file import CalendarFile, DayKind
from saksama.clocks.certainty import Certainty
from saksama.clocks.codes import Bearer, Question, Regime, Unit
from saksama.clocks.explain_choice import answer
from saksama.clocks.rule import Rule, Unclear
from saksama.clocks.rule_file import Regulation
from saksama.clocks.shipped import national_calendar, regulations, rules

HEAD = """Rules and calendars are data: `src/saksama/clocks/rules`, one file per regulation and version, and
`src/saksama/clocks/calendars`. `saksama clock due --rule ID --from MOMENT` counts one and explains it,
`saksama clock rules` lists them all.

- **Certainty** is that of the weakest part that a due date rests on: `text seen` (the words of the law, mostly as
  quoted), `practice seen` (what an office was seen to do), `memory` (check against the law before you rely on it).
- **Unclear** names what can be read in two ways. Then both dates are given, everywhere in one order: the earliest is
  THE date for whoever must act, the latest stands beside it as "hitungan lain", and only what misses that is late. A
  question that a text seen answers is none. What the head of the office settles, with a reason, is used from then on.
  Whether regional holidays count is unclear for every rule in working days; joint leave is no working
  day, which the Constitutional Court's own schedule of 2024 shows (PMK 14/2024: 45 working days from 3 January to 11
  March 2025, the first one counted).
- **WIB**: days of a body in Jakarta end at 24.00 there, one o'clock WITA. All other days are those of WITA.
- **Assumed**: no text seen gives a length. The clock ends with the day of the event, the earliest that it can be, or
  after hours that only remind; it is no bound of the law.
"""
RULE_HEAD = "| id | step | duty of | period | from | unclear | extension | on lapse | article | source | certainty |"
DAYS = {
    DayKind.NATIONAL: "national holidays",
    DayKind.LEAVE: "days of joint leave",
    DayKind.VOTING: "voting days (offices open, no working day)",
    DayKind.QUIET: "days of a quiet period (intake around the clock)",
    DayKind.REGIONAL: "regional holidays",
}
BEARERS = {
    Bearer.OFFICE: "the office itself",
    Bearer.REPORTER: "reporter",
    Bearer.PARTY: "party",
    Bearer.KPU: "KPU",
    Bearer.POLICE: "police",
    Bearer.PROSECUTOR: "prosecutor",
    Bearer.COURT: "court",
    Bearer.SUPREME_COURT: "Supreme Court",
    Bearer.CONSTITUTIONAL_COURT: "Constitutional Court",
    Bearer.TASK_FORCE: "SBT task force",
    Bearer.BAWASLU_RI: "Bawaslu RI",
    Bearer.MINISTRY: "the ministry",
    Bearer.PLATFORM: "the platform",
}


def clock_rules_page(made: str) -> str:
    """The whole page."""
    known = {certainty: sum(rule.certainty is certainty for rule in rules()) for certainty in Certainty}
    told = ", ".join(f"{count} {certainty}" for certainty, count in known.items())
    parts = [f"# Statutory clocks: rules and calendars\n\n{made}\n{HEAD}\n{len(rules())} rules: {told}.\n"]
    order = list(Regime)
    for file in sorted(
        regulations(), key=lambda each: (order.index(each.rule[0].regime), each.regulation, each.valid_from)
    ):
        parts += [*_regulation(file), ""]
    parts += ["## Calendars\n", *_calendars(), ""]
    return "\n".join(parts)


def _regulation(file: Regulation) -> Iterator[str]:
    until = f"to {file.valid_to}" if file.valid_to else "on"
    dates = f" ({file.dates_en})" if file.dates_en else ""
    yield f"## {file.regulation}\n"
    yield f"{file.title_en}. In force from {file.valid_from} {until}{dates}.\n"
    yield from (RULE_HEAD, "|" + "---|" * (RULE_HEAD.count("|") - 1))
    yield from (_row(rule) for rule in file.rule)


def _row(rule: Rule) -> str:
    cells = [
        f"`{rule.id}`",
        rule.step_en,
        BEARERS[rule.bearer],
        _period(rule),
        f"{rule.start_words_en} (`{rule.start}`)",
        "; ".join(_unclear(rule, each) for each in rule.unclear),
        _extension(rule),
        rule.lapse_en,
        f"{rule.article_en}{f', {rule.read_as_en}' if rule.read_as_en else ''}",
        f"{rule.source}{f'. {rule.assumption_en}' if rule.assumption_en else ''}",
        rule.certainty.value,
    ]
    return f"| {' | '.join(cell.replace('|', '\\|') for cell in cells)} |"


def _period(rule: Rule) -> str:
    if rule.unit is Unit.HOURS:
        return f"{rule.length} hours" + (", assumed" if rule.period == "assumed" else "")
    if rule.length == 0:
        return "the day itself" + (", assumed" if rule.period == "assumed" else "")
    parts = [f"{rule.length} {answer(Question.UNIT, rule.unit).en}"]
    parts += [answer(question, getattr(rule, question)).en for question in (Question.FIRST_DAY, Question.END_OF_DAY)]
    if rule.backwards:
        return f"{parts[0]} before it, {parts[2]}"
    if rule.roll_over:
        parts.append(answer(Question.ROLL_OVER, rule.roll_over).en)
    return ", ".join(parts)


def _unclear(rule: Rule, each: Unclear) -> str:
    return f"or {answer(each.question, each.other, rule).en}: {each.why_en}"


def _extension(rule: Rule) -> str:
    extension = rule.extension
    if extension is None:
        return ""
    return f"{extension.total} in all, if {extension.condition_en}; {extension.article_en} [{extension.certainty}]"


def _calendars() -> Iterator[str]:
    yield "| year | days | decree | dated | certainty | source |"
    yield "|---|---|---|---|---|---|"
    for year, file in national_calendar().years.items():
        for decree in file.decree:
            dated = decree.dated or ""
            source = decree.source.replace("|", "\\|")
            yield f"| {year} | {_days(file, decree.id)} | {decree.title_en} | {dated} | {decree.certainty} | {source} |"


def _days(file: CalendarFile, decree: str) -> str:
    if file.week and file.week.decree == decree:
        return "the week, and when offices close"
    found = [row for row in file.day if row.decree == decree]
    counts = [f"{n} {said}" for kind, said in DAYS.items() if (n := sum(row.kind is kind for row in found))]
    moving = [f"{row.date.day} {row.date:%B}" for row in found if row.tentative]
    return ", ".join(counts) + (f"; tentative: {', '.join(moving)}" if moving else "")
