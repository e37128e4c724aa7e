"""What the public's pages may reach: public.py of a room or of its part, and the flows that are doors for the public.

Rules kept here: the list is closed; a flow or module that is not on it is refused until someone puts it there.
Left to others: the storeys (import-linter).
"""

import sys

import grimp

PORTAL = "saksama_node.web.portal"
# Flows that a stranger without an account may set going.
PUBLIC_FLOWS = {
    "reports.choose_place",
    "reports.file_report",
    "reports.follow_report",
    "reports.write_message",
    "reports.hand_out_receipt",
    "deadlines.read_calendar",
    "content.draw_card",
    "content.check_message",
}
BELOW = ("saksama_node.settings.", "saksama_node.web.")
OTHER_AUDIENCES = tuple(f"saksama_node.web.{name}" for name in ("desk", "peer", "operations"))


def is_open(module: str) -> bool:
    """Whether the portal may import `module` directly."""
    if module.startswith(OTHER_AUDIENCES):
        return False
    if not module.startswith("saksama_node."):
        return True
    _, storey, *rest = module.split(".")
    return module.startswith(BELOW) or rest[-1:] == ["public"] or (storey == "flows" and ".".join(rest) in PUBLIC_FLOWS)


def check_portal_doors() -> list[str]:
    """Each direct import of the portal that is no public door."""
    graph = grimp.build_graph("saksama_node", "saksama", cache_dir=None)
    inside = {PORTAL, *graph.find_descendants(PORTAL)}
    return [
        f"{module} imports {target}, which is no public door"
        for module in sorted(inside)
        for target in sorted(graph.find_modules_directly_imported_by(module))
        if not is_open(target)
    ]


def main() -> int:
    """Print the breaches; 1 when there is one."""
    found = check_portal_doors()
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
