"""Where a right is asked stands in the call, and a place that is no region has its reason beside it.

Rules kept here:
  * What asks for a right has no place that is meant where none is written: neither the function nor a row of a page.
  * `ANYWHERE` and `INSTITUTION` have a comment on their line or on the one above; an empty text is no place.
Left to others: that the place is a region or one of the two (types), what each of them means (`accounts.policy`), that
it is the right one: the walk over every address.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.sources import trees, where

REACHES = {"ANYWHERE", "INSTITUTION"}
ASKING: Mapping[str, int] = {"may": 3, "require": 3, "holds": 3, "with_role": 2}
"""What asks for a place, and how many arguments it has with it, the last."""
POLICY = "src/saksama_node/accounts/policy.py"
DEFINED: Mapping[str, tuple[str, ...]] = {
    POLICY: ("may", "require", "holds"),
    "src/saksama_node/accounts/queries.py": ("with_role",),
}
ROW = ("src/saksama_node/web/desk/frame/acts.py", "ActPage")


def check_written_places(top: Path) -> list[str]:
    """No right is asked without a place, and none anywhere or at the institution without a reason."""
    found = [*_defaults(top)]
    for file, tree in trees(top, "src/saksama_node"):
        named = where(top, file)
        found += [
            f"{named}:{node.lineno}: {node.func.id}() without a place"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not _has_place(node)
        ]
        if named == POLICY:
            continue
        uses = sorted(set(_uses(tree)))
        reasons = _reasons(file.read_text(encoding="utf-8")) if uses else set()
        found += [f"{named}:{line}: {name} without its reason beside it" for line, name in uses if line not in reasons]
    return found


def _defaults(top: Path) -> Iterator[str]:
    """What would let a call leave its place out."""
    for path, names in DEFINED.items():
        tree = ast.parse((top / path).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name in names:
                given = [*node.args.posonlyargs, *node.args.args]
                if len(given) != ASKING[node.name] or given[-1].arg != "place" or node.args.defaults:
                    yield f"{path}:{node.lineno}: {node.name}() lets its place be left out"
    path, name = ROW
    for node in ast.walk(ast.parse((top / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and node.name == name:
            for each in node.body:
                if isinstance(each, ast.AnnAssign) and ast.unparse(each.target) == "place" and each.value is not None:
                    yield f"{path}:{each.lineno}: {name} lets its place be left out"


def _has_place(call: ast.Call) -> bool:
    """Whether a call of what asks has its place; another function has nothing to write."""
    wanted = ASKING.get(call.func.id if isinstance(call.func, ast.Name) else "")
    if wanted is None:
        return True
    place = next((each.value for each in call.keywords if each.arg == "place"), None)
    if place is None and len(call.args) == wanted and not any(isinstance(each, ast.Starred) for each in call.args):
        place = call.args[-1]
    return place is not None and not (isinstance(place, ast.Constant) and place.value == "")


def _uses(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Where one of the two is used: its line and its name."""
    for node in ast.walk(tree):
        match node:
            case (
                ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(value=ast.Name(id="Reach" | "policy"), attr=name)
            ) if name in REACHES:
                yield node.lineno, name
            case _:
                pass


def _reasons(text: str) -> set[int]:
    """The lines that have their reason: with a comment behind them, or with one that stands alone above them."""
    lines = text.splitlines()
    comments = (each for each in tokenize.generate_tokens(io.StringIO(text).readline) if each.type == tokenize.COMMENT)
    return {
        each.start[0] + lines[each.start[0] - 1].lstrip().startswith("#")
        for each in comments
        if re.search(r"\w{3,}.*\w{3,}", each.string)
    }
