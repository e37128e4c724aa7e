"""An audit of a running log, told step by step: honest as it stands, and bent by whoever gives other fields.

Rules kept here: the seed is the witness's first signature over the list, as the log's own history gives it.
Left to others: what the verifier says of it.
"""

from dataclasses import dataclass, field
from typing import Final, Self

import msgspec
import numpy as np

from saksama.entries.kinds.audit import AuditCommitted, AuditConcluded, AuditDrawn, AuditObserved, AuditOutcome
from saksama.entries.kinds.sheet import SheetImported, Source
from saksama.procedure.audit_seed import audit_seed
from saksama.statistics.audits import audit_shown, path_of, write_audit
from saksama.tally.audit.again import drawn, evaluated, in_millionths, readings
from saksama.tally.audit.plan import Claim, Plan, plan_of, write_tickets
from saksama.tally.columns import Columns
from saksama.tally.published.document import write_document
from saksama.tally.sheet.reading import sheet_of
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.strict import encode_base64
from saksama.tlog.tree import leaf_hashes, root_from_leaves
from tests.testonly.story import Story, subject

AUDIT: Final = subject("audit")
DICE: Final = "59018427361549203817"
WITNESS: Final = "penyaksi"
FIRST, SECOND = subject("ani in the audit"), subject("budi in the audit")
STATIONS: Final = 40


def figures() -> Columns:
    """Forty stations, one of which was not counted yet."""
    ids = np.array([f"52010110010{place:02}" for place in range(STATIONS)])
    votes = [np.array([float(base + place % 7) for place in range(STATIONS)]) for base in (30, 120, 12)]
    votes[1][3] = np.nan
    names = tuple(f"suara_paslon_{number}" for number in (1, 2, 3))
    listed = np.array([220.0 + place for place in range(STATIONS)])
    return Columns(ids, {**dict(zip(names, votes, strict=True)), "dpt_j": listed}, {}, "")


@dataclass
class Audited:
    """One audit, step by step; `changed` fields bend an entry."""

    story: Story
    plan: Plan
    document: bytes
    seen: list[AuditObserved] = field(default_factory=list)
    draws: int = 12
    draw: AuditDrawn | None = None
    listed: int | None = None
    seed: str = DICE
    dice: str = ""
    first_drawn: set[str] = field(default_factory=set)
    end: AuditConcluded | None = None

    subject: str = AUDIT

    @classmethod
    def begun(cls, story: Story) -> Self:
        """An audit of the forty stations, of which nothing stands in the log yet."""
        table = figures()
        plan = plan_of(table, sheet_of("ppwp-2024"), "52", Claim())
        return cls(story, plan, write_document(table, [*plan.candidates, "dpt_j"]))

    def append(self, body: msgspec.Struct, actor: str = FIRST) -> int:
        return self.story.bawaslu.append(body, subject=self.subject, actor=actor)  # type: ignore[arg-type]

    def imported(self, contest: str = "ppwp-2024") -> int:
        node = self.story.bawaslu
        body = SheetImported(contest=contest, document=node.blob(self.document), rows=STATIONS, source=Source.KPU_TABLE)
        return node.append(body, subject=subject("version"), actor=subject("ani in the version"))

    def committed(self, listed: bytes | None = None, **changed: object) -> int:
        node = self.story.bawaslu
        fields: dict[str, object] = {
            "agreement": self.story.world.digest,
            "contest": "ppwp-2024",
            "dice": self.dice or msgspec.UNSET,
            "figures": node.blob(self.document),
            "limit": 50,
            "list": node.blob(self.plan.document() if listed is None else listed),
            "margin": self.plan.unit,
            "region": "52",
            "sheet": "ppwp-2024",
            "stations": STATIONS,
            "witness": WITNESS,
        }
        body = AuditCommitted(**(fields | changed))  # type: ignore[arg-type]
        at = self.append(body)
        self.listed = at if body.witness is not msgspec.UNSET else None
        return at

    def signed(self) -> dict[str, object]:
        """The witness's first signature over the list, and the seed that it gives."""
        node, world = self.story.bawaslu, self.story.world
        assert self.listed is not None
        sizes = world.signed_sizes[node.origin].items()
        size, time = min(
            (each for each in sizes if each[0] > self.listed), default=(len(node.entries), int(world.now.timestamp()))
        )
        text = Checkpoint(node.origin, size, root_from_leaves(leaf_hashes(node.entries[:size]))).text()
        line = cosign(text, world.witness, time)
        self.seed = audit_seed(self.subject, line.signature[-64:], self.dice)
        return {"cosignature": encode_base64(line.key_id + line.signature), "size": size, "seed": self.seed}

    def publish(self) -> None:
        self.story.bawaslu.publish()

    def drawn(self, tickets: bytes | None = None, **changed: object) -> int:
        is_first = self.listed is not None and self.subject not in self.first_drawn
        self.first_drawn |= {self.subject} if is_first else set()
        found = self.signed() if is_first else {"seed": self.seed}
        made = write_tickets(drawn(self.plan, self.seed, self.draws)) if tickets is None else tickets
        fields: dict[str, object] = {"draws": self.draws, "tickets": self.story.bawaslu.blob(made), **found}
        self.draw = AuditDrawn(**(fields | changed))  # type: ignore[arg-type]
        return self.append(self.draw)

    @property
    def stations(self) -> list[str]:
        return sorted({each.station for each in drawn(self.plan, self.seed, self.draws)})

    def read(self, station: str, **changed: object) -> int:
        at = self.plan.ids.tolist().index(station)
        votes = (35, 125, 15) if self.plan.held[at] else tuple(int(each) for each in self.plan.votes[at])
        fields: dict[str, object] = {"second": SECOND, "station": station, "votes": votes}
        body = AuditObserved(**(fields | changed))  # type: ignore[arg-type]
        self.seen.append(body)
        return self.append(body)

    def read_all(self) -> None:
        for station in self.stations:
            self.read(station)

    def concluded(self, **changed: object) -> int:
        found = evaluated(self.plan, drawn(self.plan, self.seed, self.draws), readings(self.seen), 50)
        fields: dict[str, object] = {
            "evaluated": found.evaluated,
            "outcome": AuditOutcome(found.standing.value),
            "risk": in_millionths(found.risk),
        }
        self.end = AuditConcluded(**(fields | changed))  # type: ignore[arg-type]
        self.page()
        return self.append(self.end)

    def page(self, **changed: object) -> None:
        """What the node shows of the ended audit."""
        assert self.draw is not None
        assert self.end is not None
        shown = msgspec.structs.replace(audit_shown(self.draw, self.seen, self.end), **changed)
        self.story.bawaslu.write(path_of(AUDIT), write_audit(shown))

    def until_drawn(self) -> None:
        self.imported()
        self.committed()
        self.publish()
        self.drawn()
