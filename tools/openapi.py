"""Write docs/reference/openapi.json: what a node answers to machines, for machines. `python -m tools.openapi`.

Rules kept here:
  * One table; every address of the peer and of the portal is in it, or is a page for people and named as one.
  * What is answered is closed: no status, type or field that is not written here (schemathesis holds a node to it).
Left to others: what it means (docs/reference/public-addresses.md), the log's formats (C2SP).
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tools.steps import TOP

PLACE: Final = TOP / "docs" / "reference" / "openapi.json"

type Schema = dict[str, Any]

TEXT, OCTETS, JSON, CSV, HTML, CSS = (
    "text/plain",
    "application/octet-stream",
    "application/json",
    "text/csv",
    "text/html",
    "text/css",
)
_SIZE: Final[Schema] = {"type": "integer", "minimum": 0, "maximum": (1 << 63) - 1}
_INDEX: Final[Schema] = {"type": "integer", "minimum": 0, "maximum": (1 << 53) - 1}
_SHA256: Final[Schema] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_ORIGIN: Final[Schema] = {"type": "string", "pattern": "^[a-z0-9][a-z0-9./_-]*$"}
_URL: Final[Schema] = {"type": "string", "pattern": "^https?://"}
_VKEY: Final[Schema] = {"type": "string", "pattern": "^[^+ ]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]+$"}
_TILE: Final[Schema] = {
    "type": "string",
    "pattern": r"^([0-9]|[1-5][0-9]|6[0-3]|entries)/(x[0-9]{3}/){0,3}[0-9]{3}(\.p/[1-9][0-9]{0,2})?$",
}


def _closed(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


_KEY: Final = _closed(use={"type": "string"}, key={"type": "string"}, statement=_URL)
WELL_KNOWN: Final = _closed(
    node={"type": "string", "pattern": "^[a-z][a-z0-9-]{1,39}$"},
    name={"type": "string", "minLength": 1},
    name_en={"type": "string", "minLength": 1},
    url=_URL,
    origin=_ORIGIN,
    log=_URL,
    vkey=_VKEY,
    witness=_URL,
    institution_key=_VKEY,
    keys={"type": "array", "items": _KEY},
    revocations={"type": "array", "items": _KEY},
    agreement=_or_null(_URL),
    proposal=_or_null(_URL),
)
STATISTICS: Final = _closed(
    kinds={"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}}, origin=_ORIGIN, size=_SIZE
)
INDEX: Final = _closed(following=_or_null(_SIZE), origin=_ORIGIN, sizes={"type": "array", "items": _SIZE})
_ENTRY: Final[Schema] = {"type": "object", "required": ["v", "kind", "at", "node", "actor", "body"]}


@dataclass(frozen=True, slots=True)
class Operation:
    """One address and method. `answers`: status to type (or types), and schema where it is JSON."""

    name: str
    path: str
    told: str
    answers: Mapping[int, tuple[str, Schema | None]]
    given: Mapping[str, Schema] = field(default_factory=dict)
    asked: Mapping[str, Schema] = field(default_factory=dict)
    method: str = "get"
    body: str = ""


_NONE: Final[tuple[str, Schema | None]] = (TEXT, None)
_NO_PAGE: Final[tuple[str, Schema | None]] = (HTML, None)

OPERATIONS: Final[tuple[Operation, ...]] = (
    Operation("peer:well_known", "/.well-known/saksama", "Who the node is.", {200: (JSON, WELL_KNOWN)}),
    Operation("peer:policy", "/policy.txt", "The file for `saksama verify --policy`.", {200: (TEXT, None), 404: _NONE}),
    Operation("peer:statistics", "/statistik.json", "Entries by kind.", {200: (JSON, STATISTICS)}),
    Operation(
        "peer:content_statistics",
        "/statistik-konten.json",
        "The numbers on watched content, as `saksama verify` counts them again.",
        {200: (JSON, None), 404: _NONE},
    ),
    Operation(
        "peer:supervision_statistics",
        "/statistik-pengawasan.json",
        "The numbers on supervision, as `saksama verify` counts them again.",
        {200: (JSON, None), 404: _NONE},
    ),
    Operation(
        "peer:checkpoint", "/log/checkpoint", "The newest published checkpoint.", {200: (TEXT, None), 404: _NONE}
    ),
    Operation(
        "peer:checkpoint_index",
        "/log/checkpoints/",
        "Sizes of all cosigned checkpoints above one, 10,000 a page.",
        {200: (JSON, INDEX), 404: _NONE},
        asked={"after": _SIZE},
    ),
    Operation(
        "peer:checkpoint_of",
        "/log/checkpoints/{size}",
        "The checkpoint of a size.",
        {200: (TEXT, None), 404: _NONE},
        {"size": _SIZE},
    ),
    Operation(
        "peer:checkpoint_bundle",
        "/log/checkpoints/bundle/{size}",
        "Up to 256 kept checkpoints of sizes above one, each behind its length in two big-endian octets.",
        {200: (OCTETS, None), 404: _NONE},
        {"size": _SIZE},
    ),
    Operation(
        "peer:tile",
        "/log/tile/{path}",
        "A hash tile or entry bundle.",
        {200: (OCTETS, None), 404: _NONE},
        {"path": _TILE},
    ),
    Operation(
        "peer:blob",
        "/log/blob/{sha256}",
        "A public document.",
        {200: (OCTETS, None), 404: _NONE},
        {"sha256": _SHA256},
    ),
    Operation(
        "peer:add_checkpoint",
        "/witness/add-checkpoint",
        "Ask for a cosignature (C2SP tlog-witness); 409 tells the size in text/x.tlog.size.",
        {
            200: (TEXT, None),
            400: _NONE,
            403: _NONE,
            404: _NONE,
            409: ("text/x.tlog.size", None),
            413: _NONE,
            422: _NONE,
        },
        method="post",
        body=TEXT,
    ),
    Operation(
        "peer:newest",
        "/witness/{hashed}/checkpoint",
        "The newest checkpoint that the node vouches for, of the origin with this SHA-256.",
        {200: (TEXT, None), 404: _NONE},
        {"hashed": _SHA256},
    ),
    Operation(
        "peer:mirror_checkpoint",
        "/mirror/{hashed}/checkpoint",
        "The newest checkpoint of a log that is mirrored here.",
        {200: (TEXT, None), 404: _NONE},
        {"hashed": _SHA256},
    ),
    Operation(
        "peer:mirror_index",
        "/mirror/{hashed}/checkpoints/",
        "Sizes of its kept checkpoints above one.",
        {200: (JSON, INDEX), 404: _NONE},
        {"hashed": _SHA256},
        {"after": _SIZE},
    ),
    Operation(
        "peer:mirror_checkpoint_of",
        "/mirror/{hashed}/checkpoints/{size}",
        "Its checkpoint of a size.",
        {200: (TEXT, None), 404: _NONE},
        {"hashed": _SHA256, "size": _SIZE},
    ),
    Operation(
        "peer:mirror_checkpoint_bundle",
        "/mirror/{hashed}/checkpoints/bundle/{size}",
        "Up to 256 of its kept checkpoints of sizes above one.",
        {200: (OCTETS, None), 404: _NONE},
        {"hashed": _SHA256, "size": _SIZE},
    ),
    Operation(
        "peer:mirror_tile",
        "/mirror/{hashed}/tile/{path}",
        "A tile or entry bundle of it.",
        {200: (OCTETS, None), 404: _NONE},
        {"hashed": _SHA256, "path": _TILE},
    ),
    Operation(
        "peer:sealed",
        "/sealed/{sha256}",
        "A sealed dispatch, to its receiver alone (RFC 9421).",
        {200: (OCTETS, None), 401: _NONE, 404: _NONE, 410: _NONE},
        {"sha256": _SHA256},
    ),
    Operation(
        "portal:entry-bytes",
        "/catatan/{index}/isi",
        "The exact bytes of an entry.",
        {200: (JSON, _ENTRY), 404: _NO_PAGE},
        {"index": _INDEX},
    ),
    Operation(
        "portal:entry-proof",
        "/catatan/{index}/bukti",
        "The tlog-proof of an entry.",
        {200: (TEXT, None), 404: _NO_PAGE},
        {"index": _INDEX},
    ),
    Operation(
        "portal:cases",
        "/perkara/",
        "Cases as the public log tells them: a table where it is asked for, else a page.",
        {200: (f"{CSV} {HTML}", None)},
        asked={"bentuk": {"type": "string", "enum": ["csv"]}, "sebelum": _SIZE, "nomor": {"type": "string"}},
    ),
    Operation(
        "portal:treatment",
        "/kesetaraan/",
        "Whether all sides are treated alike, as `saksama fairness` computes it; a page where nothing is computed yet.",
        {200: (f"{JSON} {CSV} {HTML}", None)},
        asked={
            "bentuk": {"type": "string", "enum": ["csv", "json"]},
            "menurut": {"type": "string", "enum": ["party", "region", "level"]},
        },
    ),
    Operation(
        "portal:content_numbers",
        "/konten/angka/",
        "The numbers on watched content as a page, the months as a table.",
        {200: (f"{CSV} {HTML}", None)},
        asked={"bentuk": {"type": "string", "enum": ["csv"]}},
    ),
    Operation(
        "portal:supervision",
        "/pengawasan/",
        "The numbers on supervision as a page, reports by regency or advice as a table.",
        {200: (f"{CSV} {HTML}", None)},
        asked={"bentuk": {"type": "string", "enum": ["csv"]}, "tabel": {"type": "string", "enum": ["saran"]}},
    ),
    Operation(
        "portal:clarification_feed",
        "/klarifikasi/umpan.atom",
        "The clarifications that stand, as Atom.",
        {200: ("application/atom+xml", None)},
    ),
    Operation(
        "portal:clarification_card",
        "/klarifikasi/{code}/kartu.png",
        "The picture card of the clarification that stands under this code.",
        {200: ("image/png", None), 404: _NO_PAGE},
        {"code": {"type": "string", "minLength": 1}},
    ),
    Operation(
        "portal:calendar_feed",
        "/kalender/{key}.ics",
        "The deadlines of whoever bears this key, for calendar programs; many wrong keys are slowed.",
        {200: ("text/calendar", None), 404: (f"{TEXT} {HTML}", None), 429: (TEXT, None)},
        {"key": {"type": "string", "minLength": 1}},
    ),
    Operation(
        "portal:results_file",
        "/hasil/{contest}/{source}/{number}.{form}",
        "A version of a source's figures of a contest: the CSV that `sheet.imported` names, or the same as Parquet.",
        {200: (f"{CSV} application/vnd.apache.parquet", None), 404: _NO_PAGE},
        {
            "contest": {"type": "string", "minLength": 1},
            "source": {"type": "string", "minLength": 1},
            "number": {"type": "integer", "minimum": 0},
            "form": {"type": "string", "enum": ["csv", "parquet"]},
        },
    ),
    Operation(
        "portal:results_figures",
        "/hasil/{contest}/{source}/{number}.json",
        "What the pages show of a version by area, with its list and counts; `saksama verify` makes it again.",
        {200: (JSON, None), 404: _NO_PAGE},
        {
            "contest": {"type": "string", "minLength": 1},
            "source": {"type": "string", "minLength": 1},
            "number": {"type": "integer", "minimum": 0},
        },
    ),
    Operation(
        "portal:results_open",
        "/hasil/{contest}/beda.json",
        "What the page of open findings lists, as lines of the lists in the log; `saksama verify` makes it again.",
        {200: (JSON, None), 404: _NO_PAGE},
        {"contest": {"type": "string", "minLength": 1}},
    ),
    Operation(
        "portal:audit_ended",
        "/hasil/audit/{subject}.json",
        "What the page of an ended audit shows; `saksama verify` makes it again from the log.",
        {200: (JSON, None), 404: _NO_PAGE},
        {"subject": {"type": "string", "minLength": 1}},
    ),
    Operation(
        "portal:checker",
        "/periksa/",
        "The receipt checker, the very bytes of its blob.",
        {200: (HTML, None), 404: _NO_PAGE},
    ),
)

PAGES: Final = frozenset(
    {
        "peer:nothing",
        "portal:home",
        "portal:agreement",
        "portal:log",
        "portal:entry",
        "portal:report",
        "portal:report_place",
        "portal:report_steps",
        "portal:follow",
        "portal:follow_file",
        "portal:follow_message",
        "portal:case",
        "portal:clarifications",
        "portal:clarification",
        "portal:clarification_version",
        "portal:clarification_short",
        "portal:is_it_true",
        "portal:hand_in",
        "portal:results",
        "portal:results_one",
        "portal:results_differing",
        "portal:results_stations",
        "portal:results_tiers",
        "portal:audits",
        "portal:audit",
    }
)
"""Addresses for people: they answer pages, or the forms on them."""


def _parameter(name: str, where: str, schema: Schema) -> Schema:
    return {"name": name, "in": where, "required": where == "path", "schema": schema}


def _answer(status: int, content_types: str, schema: Schema | None) -> Schema:
    content = {each: {"schema": schema} if schema else {} for each in content_types.split()}
    return {"description": f"{status}", "content": content}


def _operation(each: Operation) -> Schema:
    told: Schema = {
        "operationId": each.name.replace(":", "_").replace("-", "_"),
        "summary": each.told,
        "parameters": [
            *(_parameter(name, "path", schema) for name, schema in each.given.items()),
            *(_parameter(name, "query", schema) for name, schema in each.asked.items()),
        ],
        # 400: what is no address at all (a NUL), whatever it was meant for.
        "responses": {str(status): _answer(status, *answer) for status, answer in each.answers.items()}
        | {"400": {"description": "no address, or not a request"}},
    }
    if each.body:
        told["requestBody"] = {"required": True, "content": {each.body: {"schema": {"type": "string"}}}}
    return told


def document() -> Schema:
    """The whole document."""
    paths: Schema = {}
    for each in OPERATIONS:
        paths.setdefault(each.path, {})[each.method] = _operation(each)
    about = "Made by `python -m tools.openapi`. Signatures and proofs say what is true; this says what is answered."
    return {
        "openapi": "3.1.0",
        "info": {"title": "What a Saksama node serves to machines", "version": "1", "description": about},
        "paths": paths,
    }


def main() -> int:
    """Write it; with --check say whether it is stale."""
    made = json.dumps(document(), indent=1, ensure_ascii=False) + "\n"
    if "--check" in sys.argv[1:]:
        return 0 if PLACE.read_text(encoding="utf-8") == made else 1
    PLACE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
