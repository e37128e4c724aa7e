"""Any sequence of acts: the replay accepts exactly the lawful ones.

What is lawful is decided here a second time, from the bare TOML: a walk that only takes moves of the table and keeps
every guard must be found without fault; one act put in, taken out or spoiled must be found where it stands.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksama.entries.kinds.case import Organizer, Violation
from saksama.procedure.acts import Act
from saksama.procedure.case import Fault, FaultKind, replay_case
from saksama.procedure.deadlines import NoClocks
from saksama.procedure.reading import shipped
from tests.saksama.procedure.telling import body, person

RAW: Mapping[str, Mapping[str, Any]] = {
    name: tomllib.loads(files("saksama.procedure").joinpath("editions", f"{name}.toml").read_text("utf-8"))
    for name in ("pemilu-2022", "pilkada-2024")
}
EDITIONS = shipped()
OF_OTHER_LAW = {"civil-service", "military", "police", "regional-head", "communication", "other-office"}
CORRECTABLE = {"ethics": {"dkpp"}, "other-law": OF_OTHER_LAW}
SOURCES = ("report", "finding", "information")
AGREEMENT = "0" * 64
SIGNATURE = "A" * 102 + "=="
BEGAN = datetime(2024, 10, 1, 1, tzinfo=UTC)
NAMES = st.sampled_from(sorted(RAW))


@dataclass
class Walker:
    """Walks the bare table, keeping every guard by construction."""

    name: str
    data: st.DataObject
    state: str = ""
    source: str = ""
    types: list[str] = field(default_factory=list)
    organizers: list[str] = field(default_factory=list)
    sanctions: list[str] = field(default_factory=list)
    team: bool = False
    heard: list[str] = field(default_factory=list)
    discussed: list[str] = field(default_factory=list)
    contested: str = ""
    advised: bool = False
    anew: list[str] = field(default_factory=list)
    untold: bool = False
    office: str = "52"
    number: str = ""
    told: bool = False
    withdrawn: bool = False
    recused: list[str] = field(default_factory=list)
    forwarded: list[str] = field(default_factory=list)
    extended: bool = False
    committed: int = 0
    drawn: dict[int, str] = field(default_factory=dict)
    acts: list[Act] = field(default_factory=list)

    def step(self) -> bool:
        """One lawful act; False where there is none."""
        choices = [move for move in RAW[self.name]["move"] if self.state in move["from"] and self.can(move)]
        if not choices:
            return False
        move = self.data.draw(st.sampled_from(choices), "move")
        kind, _, qualifier = move["act"].partition(":")
        fields = self.fields(kind, qualifier, move)
        free = [letter for letter in "abcdefgh" if letter not in self.recused]
        by = self.data.draw(st.sampled_from(free), "by")
        if "two-persons" in move.get("guards", ()):
            others = [letter for letter in free if letter not in (by, fields.get("person"))]
            fields["second"] = self.data.draw(st.sampled_from(others), "second")
        at = BEGAN + timedelta(hours=len(self.acts))
        commits = frozenset({"reason"})
        self.acts.append(Act(len(self.acts), at, person(by), body(kind, fields), commits))
        self.state = move.get("to", self.state)
        return True

    def can(self, move: Mapping[str, Any]) -> bool:
        """Whether the guards can be kept by any act of this move."""
        guards, act = move.get("guards", ()), move["act"]
        if self.source and self.source not in move.get("sources", SOURCES) and act != "case.reviewed:register":
            return False
        asked: Mapping[str, bool] = {
            "reporter-told": self.told or not (self.source == "report" or self.untold),
            "status-told": self.told or self.withdrawn,
            "recommended-anew": bool(self.destinations(act) if self.anew else ()),
            "each-type-forwarded": not self.anew
            and all(not each.get("needed", True) or set(each["to"]) & set(self.forwarded) for each in self.ways()),
            "ad-hoc-settled": self.is_settled(),
            "team-made": self.team,
            "copy-after-status": self.told and bool(self.heard),
            "discussion-in-turn": (self.state in ("registered", "assigned", "studied") or "criminal" in self.types)
            and len(self.discussed) in ((2,) if {"gakkumdu", "police"} & set(self.forwarded) else (0, 1)),
            "correctable": not self.contested and bool(self.number) and bool(self.recommended()),
            "contest-open": bool(self.contested),
            "opinion-given": self.contested != "province" or self.advised,
            "sanction-fits": "bawaslu-ad-hoc" in self.organizers and self.office != "52",
            "within-power": act != "case.registered" or self.office != "52" or "bawaslu-ad-hoc" not in self.organizers,
            "handed-to-court": "constitutional-court" in self.forwarded,
            "was-forwarded": bool(self.forwarded),
            "not-yet-extended": not self.extended,
            "lifts-own": bool(self.recused),
            "as-drawn": self.committed == len(self.drawn)
            and (not self.committed or self.drawn[self.committed] not in self.recused),
            "first-draw": self.committed == 0,
            "further-draw": self.committed >= 1 and self.committed == len(self.drawn),
            "province-decides-tsm": "administrative-tsm" not in self.types or self.office == "52",
            "destination-fits": bool(self.destinations(act)),
        }
        if act == "lot.drawn" and self.committed == len(self.drawn):
            return False
        if act == "case.recused" and len(self.recused) > 2:
            return False
        if act in ("case.transferred:up", "case.transferred:across"):
            return self.office != "52" and "bawaslu-ad-hoc" not in self.organizers
        if act == "case.transferred:down":
            return self.office == "52"
        return all(asked.get(guard, True) for guard in guards)

    def destinations(self, act: str) -> list[str]:
        fits = [
            to for each in self.ways() for to in each["to"] if not each.get("after") or each["after"] in self.forwarded
        ]
        if self.state == "closed":
            fits = [to for to in fits if any(to in CORRECTABLE[each] for each in self.anew)]
        # The narrower name has a move of its own.
        return [to for to in fits if (to == "civil-service") is act.endswith(":civil-service")]

    def recommended(self) -> list[str]:
        return [each for each in CORRECTABLE if each in self.types and CORRECTABLE[each] & set(self.forwarded)]

    def ways(self) -> list[Mapping[str, Any]]:
        level = "provinsi" if self.office == "52" else "kabupaten-kota"
        return [
            each
            for each in RAW[self.name]["forwarding"]
            if each["type"] in self.types
            and level in each.get("levels", (level,))
            and (not each.get("organizers") or set(self.organizers) & set(each["organizers"]))
        ]

    def is_settled(self) -> bool:
        if "bawaslu-ad-hoc" not in self.organizers:
            return True
        return bool(set(self.sanctions) - {"rehabilitation"} if "ethics" in self.types else self.sanctions)

    def name_organizers(self, fields: dict[str, Any]) -> None:
        """Ethics of the Pemilu say whom they concern; the ad hoc supervisors' are handled by the regency."""
        if self.name == "pemilu-2022" and "ethics" in self.types:
            fits = [each for each in Organizer if self.office != "52" or each != "bawaslu-ad-hoc"]
            chosen = self.data.draw(st.sets(st.sampled_from(fits), min_size=1), "organizers")
            self.organizers = fields["organizers"] = [each for each in Organizer if each in chosen]

    def fields(self, kind: str, qualifier: str, move: Mapping[str, Any]) -> dict[str, Any]:
        made: Callable[[str, Mapping[str, Any]], dict[str, Any]] = getattr(self, f"_{kind.replace('.', '_')}", _nothing)
        return made(qualifier, move)

    def draw_types(self, least: int = 1, kinds: Sequence[str] = tuple(Violation)) -> list[str]:
        chosen = self.data.draw(st.sets(st.sampled_from(list(kinds)), min_size=least), "types")
        return [each for each in Violation if each in chosen]

    def _case_reviewed(self, qualifier: str, move: Mapping[str, Any]) -> dict[str, Any]:
        stopped = qualifier == "stopped"
        fields: dict[str, Any] = {"day": "2024-10-01", "office": "52", "procedure": self.name}
        fields["outcome"] = "not-accepted" if stopped else qualifier
        if stopped:
            fields["ground"] = "constitutional-court"
        elif qualifier in ("not-accepted", "becoming"):
            fields["outcome"], fields["ground"] = "not-accepted", "late"
            if self.name == "pemilu-2022":
                fields["substantial"] = qualifier == "becoming"
        elif qualifier == "withdrawn":
            fields |= {"outcome": "not-accepted", "ground": "withdrawn", "substantial": False}
            self.withdrawn = True
        if not self.state:
            self.source = self.data.draw(st.sampled_from(move.get("sources", SOURCES)), "source")
            fields["source"] = self.source
        elif self.state == "tracing":
            self.source = fields["source"] = "finding"
        if "report-dated" in move.get("guards", ()) and self.source == "finding":
            fields["written"] = "2024-10-01"
        self.types = fields["types"] = ["other-law"] if qualifier == "other-law" else self.draw_types()
        self.told = False
        return fields

    def _case_registered(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        self.types = self.draw_types()
        fields: dict[str, Any] = {"number": self._next(), "types": self.types}
        self.name_organizers(fields)
        return fields

    def _case_withdrawn(self, qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        self.withdrawn = True
        return {"violation": qualifier == "violation"}

    def _case_sanctioned(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        proven = ["warning", "dismissal"] if "ethics" in self.types else []
        self.sanctions.append(self.data.draw(st.sampled_from(["rehabilitation", *proven]), "sanction"))
        return {"sanction": self.sanctions[-1]}

    def _next(self) -> str:
        self.number = f"{len(self.acts):03}/{'LP' if self.source == 'report' else 'TM'}/PL/Prov/18.00/X/2024"
        return self.number

    def _case_renumbered(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        return {"replaces": self.number, "number": self._next()}

    def _case_transferred(self, qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        was = self.office
        self.office = {"down": "52.03", "up": "52", "across": "52.04" if was == "52.03" else "52.03"}[qualifier]
        ground = {"ground": "means-lacking"} if self.name == "pemilu-2022" and qualifier == "up" else {}
        return {"direction": qualifier, "to": self.office} | ground

    def _case_assigned(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        if self.committed:
            return {"assignee": self.drawn[self.committed], "draw": self.committed}
        return {"assignee": next(letter for letter in "hgfedcba" if letter not in self.recused)}

    def _case_teamed(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        self.team = True
        return {"members": [letter for letter in "hgf" if letter not in self.recused][:2] or ["e"]}

    def _case_copied(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        return {"role": self.heard[0], "nth": 1}

    def _case_discussed(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        self.discussed.append(("first", "second", "third")[len(self.discussed)])
        present = ["bawaslu", "police", "prosecutor"]
        return {"agreed": False, "day": "2024-10-04", "discussion": self.discussed[-1], "present": present}

    def _case_contested(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        self.contested, self.advised = "ri" if self.office == "52" else "province", False
        return {"requester": "reported", "examiner": self.contested}

    def _case_advised(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        self.advised = True
        return {}

    def _case_corrected(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        outcome = self.data.draw(st.sampled_from(["upheld", "corrected"]), "outcome")
        if self.contested == "province":
            self.told, self.untold = False, True
            self.anew = self.recommended() if outcome == "corrected" else []
        self.contested = ""
        return {"outcome": outcome}

    def _case_invited(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        return {"day": "2024-10-04", "role": "reported", "nth": 1}

    def _case_heard(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        if not self.data.draw(st.booleans()):
            return {"appeared": False, "role": "testifier", "nth": 1}
        self.heard.append("testifier")
        return {"appeared": True, "nth": 1, "role": "testifier", "oath": "refused", "signed": False}

    def _case_decided(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        self.told = False
        ripe = self.name != "pemilu-2022" or len(self.discussed) > 1
        kinds = [each for each in Violation if ripe or each != "criminal"]
        found = self.data.draw(st.sampled_from(["no-violation", "several", *kinds]), "outcome")
        fields: dict[str, Any] = {"outcome": found}
        if found == "several":
            self.types = fields["types"] = self.draw_types(2, kinds)
        else:
            self.types = [] if found == "no-violation" else [found]
        self.name_organizers(fields)
        return fields

    def _case_forwarded(self, _qualifier: str, move: Mapping[str, Any]) -> dict[str, Any]:
        if "to-the-court" in move.get("guards", ()):
            to = "constitutional-court"
        else:
            to = self.data.draw(st.sampled_from(self.destinations(move["act"])), "to")
        self.forwarded.append(to)
        self.anew = [each for each in self.anew if to not in CORRECTABLE[each]]
        return {"to": to}

    def _case_answered(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        return {"answerer": self.data.draw(st.sampled_from(self.forwarded)), "answer": "followed"}

    def _case_notified(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        self.told, self.untold = True, False
        return {"means": "letter", "reached": False}

    def _case_closed(self, qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        return {"outcome": qualifier}

    def _case_extended(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        self.extended = True
        return {}

    def _case_recused(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        person_ = next(letter for letter in "hgfedcba" if letter not in self.recused)
        self.recused.append(person_)
        return {"person": person_}

    def _case_readmitted(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        # Still among the recused while the two are chosen, so that neither is the one whom they readmit.
        person_ = self.recused[0]
        self.recused = [person_, *self.recused[1:]]
        self.readmitted = person_
        return {"person": person_}

    def _lot_committed(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        self.committed += 1
        roster = [f"{self.committed}{letter}" for letter in "abcd"]
        left = list(self.recused)[:3]
        fields = {"roster": roster, "excluded": roster[: len(left)], "recused": left}
        return fields | {"agreement": AGREEMENT, "draw": self.committed, "witness": "penyaksi"}

    def _lot_drawn(self, _qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
        chosen = next(letter for letter in "hgfedcba" if letter not in self.recused)
        self.drawn[self.committed] = chosen
        return {
            "assignee": chosen,
            "cosignature": SIGNATURE,
            "draw": self.committed,
            "member": f"{self.committed}d",
            "size": 9,
        }


def _nothing(_qualifier: str, _move: Mapping[str, Any]) -> dict[str, Any]:
    return {}


def walk(name: str, data: st.DataObject) -> Walker:
    walker = Walker(name, data)
    for _ in range(data.draw(st.integers(1, 25), "length")):
        if not walker.step():
            break
        readmitted = walker.__dict__.pop("readmitted", None)
        if readmitted is not None:
            walker.recused.remove(readmitted)
    return walker


def judged(name: str, acts: Sequence[Act]) -> tuple[str, tuple[Fault, ...]]:
    replay = replay_case(EDITIONS[name], acts, NoClocks())
    return replay.state, replay.faults


@settings(deadline=None, max_examples=120)
@given(name=NAMES, data=st.data())
def test_every_walk_that_keeps_moves_and_guards_is_lawful(name: str, data: st.DataObject) -> None:
    walker = walk(name, data)
    assert judged(name, walker.acts) == (walker.state, ())


def naive(name: str, acts: Sequence[Act]) -> tuple[str, int | None]:
    """The state that the bare table reaches, and the first act that it has no move for."""
    state, source = "", ""
    for act in acts:
        said = str(getattr(act.body, "source", ""))
        now = said if said in SOURCES else source
        for written in act.names:
            moves = [move for move in RAW[name]["move"] if move["act"] == written and state in move["from"]]
            if moves:
                break
        fitting = [move for move in moves if not now or now in move.get("sources", SOURCES)]
        if not fitting:
            return state, act.index
        state, source = fitting[0].get("to", state), now
    return state, None


@settings(deadline=None, max_examples=120)
@given(name=NAMES, data=st.data())
def test_acts_in_any_order_break_where_the_bare_table_breaks(name: str, data: st.DataObject) -> None:
    acts = [*walk(name, data).acts, *walk(name, data).acts]
    mixed = data.draw(st.permutations(acts) | st.lists(st.sampled_from(acts), max_size=12), "mixed")
    told = [replace(act, index=number) for number, act in enumerate(mixed)]
    state, faults = judged(name, told)
    moves = [fault.index for fault in faults if fault.kind is FaultKind.MOVE]
    expected, broken = naive(name, told)
    assert (state, moves) == (expected, [] if broken is None else [broken])


@settings(deadline=None, max_examples=80)
@given(name=NAMES, data=st.data())
def test_whoever_is_recused_from_the_start_makes_every_further_act_of_theirs_a_fault(
    name: str, data: st.DataObject
) -> None:
    walker = walk(name, data)
    if len(walker.acts) < 2 or any(act.body.KIND == "case.readmitted" for act in walker.acts):
        return
    first, *rest = walker.acts
    if walker.state == "closed" and len(walker.acts) == 1:
        return
    gone = data.draw(st.sampled_from([act.actor for act in rest]), "gone")
    recused = Act(1, first.at, gone, replace_person(gone), frozenset())
    told = [first, recused, *(replace(act, index=act.index + 1) for act in rest)]
    faults = {fault.index for fault in judged(name, told)[1] if fault.rule == "not-recused"}
    theirs = {
        act.index
        for act in told[2:]
        if gone in {act.actor, act.second, getattr(act.body, "assignee", None) if "assigned" in act.body.KIND else None}
        and getattr(act.body, "person", None) != gone
    }
    assert theirs <= faults


def replace_person(pseudonym: str) -> Any:
    made = body("case.recused", {"person": "a"})
    return type(made)(person=pseudonym)


@pytest.mark.parametrize("name", sorted(RAW))
def test_one_person_alone_is_found_wherever_two_are_asked(name: str) -> None:
    """Take the second person from each act that has one, in walks made by a fixed seed."""
    found: set[str] = set()

    @settings(deadline=None, max_examples=80, derandomize=True)
    @given(data=st.data())
    def holds(data: st.DataObject) -> None:
        walker = walk(name, data)
        for act in walker.acts:
            if act.second is None:
                continue
            fields = {one: value for one, value in _plain(act.body).items() if one != "second"}
            alone = replace(act, body=type(act.body)(**fields))
            told = [*walker.acts[: act.index], alone, *walker.acts[act.index + 1 :]]
            faults = [(fault.index, fault.rule) for fault in judged(name, told)[1]]
            assert faults == [(act.index, "two-persons")]
            found.add(act.names[0])

    holds()
    assert len(found) >= 4


def _plain(made: Any) -> dict[str, Any]:
    return {one: getattr(made, one) for one in made.__struct_fields__}
