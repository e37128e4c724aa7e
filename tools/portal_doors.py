"""What pages without a login may reach: public.py of a room or of its part, and flows that are doors for the public.

Rules kept here:
  * The lists are closed: a flow or module that is on none is refused until someone puts it there, and one that nobody
    takes any more is refused its place.
  * What the portal stands on is walked too: the report form, what is asked at every page, and each module of the web's
    own that they take. They may take of rooms the values and words that are listed; the probes, of the machine.
Left to others: the storeys, and which audiences do not know each other (import-linter).
"""

import sys
from collections.abc import Iterator

import grimp

NODE = "saksama_node."
WEB = "saksama_node.web."
# Pages, the tags of their templates, and what Django's settings name for every page alike.
ROOTS = (
    *("portal", "reporting", "templatetags", "vitals"),
    *("context", "form_renderer", "language", "look", "plain_headers", "plain_text", "uploading"),
)
OTHER_AUDIENCES = {"desk", "field", "peer", "operations"}
BELOW = ("settings.", "places.", "spreadsheets.")
# Flows that a stranger without an account may set going.
PUBLIC_FLOWS = {
    "flows.reports.choose_place",
    "flows.reports.file_report",
    "flows.reports.follow_report",
    "flows.reports.write_message",
    "flows.reports.hand_out_receipt",
    "flows.deadlines.read_calendar",
    "flows.content.draw_card",
    "flows.content.check_message",
}
TAKEN = {
    "portal": set[str](),
    # What a page says that is kept from somebody, or that failed.
    "look": {"accounts.recused", "ledger.outcome", "ledger.world"},
    "uploading": {"cases.evidence"},
    "throttle": {"accounts.counting"},
    # A report's values, limits and grounds, and the law of a day.
    "reporting": {
        "cases.erasing.clearing",
        "cases.evidence",
        "cases.limit",
        "cases.report",
        "deadlines.ruling",
    },
    "vitals": {
        "condition.beats",
        "condition.check",
        "condition.database",
        "condition.files",
        "flows.node.measure_node",
        "ledger.outcome",
    },
}
# What the words of more than one audience take: codes, values, refusals.
OF_WORDS = {
    "accounts.policy",
    "agreements.words",
    "condition.check",
    "contentwatch.captures.dated",
    "contentwatch.captures.gathering",
    "contentwatch.strangers.refusal",
    "flows.content.claim_targets",
    "results.audits.listing",
    "results.judged.compared",
    "results.versions.built",
    "results.versions.contests",
}


def audience(module: str) -> str:
    """The folder or module of the web that `module` lies in."""
    return module.removeprefix(WEB).partition(".")[0]


def is_open(module: str, target: str) -> bool:
    """Whether `module`, which the public reaches, may import `target` directly."""
    if not target.startswith(NODE):
        return True
    if target.startswith(WEB):
        return audience(target) not in OTHER_AUDIENCES
    name = target.removeprefix(NODE)
    if name in PUBLIC_FLOWS or name.endswith(".public") or name.startswith("settings."):
        return True
    return name in TAKEN.get(audience(module), OF_WORDS) or (audience(module) != "portal" and name.startswith(BELOW))


def reached(graph: grimp.ImportGraph) -> Iterator[str]:
    """What stands at the roots, and every module of the web's own that it takes."""
    roots = [f"{WEB}{root}" for root in ROOTS]
    ahead, seen = [*roots, *(each for root in roots for each in graph.find_descendants(root))], set[str]()
    while ahead:
        module = ahead.pop()
        if module not in seen:
            seen.add(module)
            yield module
            taken = graph.find_modules_directly_imported_by(module)
            ahead += [each for each in taken if each.startswith(WEB) and is_open(module, each)]


def check_portal_doors() -> list[str]:
    """Each direct import, of what the public reaches, that is no public door; each listed door that nobody takes."""
    graph = grimp.build_graph("saksama_node", "saksama", cache_dir=None)
    taken = {module: graph.find_modules_directly_imported_by(module) for module in reached(graph)}
    listed = PUBLIC_FLOWS.union(OF_WORDS, *TAKEN.values())
    idle = listed - {target.removeprefix(NODE) for targets in taken.values() for target in targets}
    return [
        f"{module} imports {target}, which is no public door"
        for module, targets in sorted(taken.items())
        for target in sorted(targets)
        if not is_open(module, target)
    ] + [f"{name} is listed as a public door, and nobody takes it" for name in sorted(idle)]


def main() -> int:
    """Print the breaches; 1 when there is one."""
    found = check_portal_doors()
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
