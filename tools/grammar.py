"""House guards of what a module says it is: its name in a room, and the names in its docstring.

Rules kept here: as in `tools.guards`.
Left to others: every other guard (`tools.guards`).
"""

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from tools.sources import trees, where

_MANAGERS: Final = {"objects", "_default_manager", "_base_manager"}
_SHORTCUTS: Final = {"get_object_or_404", "get_list_or_404"}
_CHANGES: Final = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "save", "delete"}
_DOING: Final = re.compile(r"actions|.*ing")
_DONE: Final = re.compile(r"__init__|public|queries|(?:.*_)?(?:.*ed|.*en|built|drawn|held|kept|known|sought|told)")
# What ends as a doing or a done does, and is a thing.
_NOUNS: Final = {
    *("building", "finding", "heading", "hearing", "meeting", "setting", "string", "thing"),
    *("citizen", "deed", "feed", "need", "screen", "seed", "speed", "token"),
}

_LEFT: Final = re.compile(r"Left to others:(.*?)(?:\n\s*\n|\Z)", re.DOTALL)
_MARKED: Final = re.compile(r"\(([^()]*)\)|`([^`]*)`")
_BETWEEN: Final = re.compile(r"[,;:]\s*|\s+(?:and|or)\s+")
_KIND: Final = re.compile(r"(?:flows?|the room|room)\s+")
_NAME: Final = re.compile(r"[a-z]\w*(?:\.\w+)*|[a-z][\w.-]*(?:/[\w.-]+)+/?")
_OF_CODE: Final = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b")


def check_grammar_of_rooms(top: Path) -> list[str]:
    """In a room a module that changes rows or enters something is named for the doing (`keying`, or `actions`).

    One that only reads rows is named for the done (`keyed`, or `queries`), or for the doing of which it is a part. What
    stores them (`models`) and what the public may see of them (`public`, which changes none) have their own names; any
    other noun keeps no row: data, values, files, faults.
    """
    found = []
    for file, tree in trees(top, *(str(room.relative_to(top)) for room in _rooms(top))):
        last = file.stem.rpartition("_")[2]
        noun = last in _NOUNS
        if "models" in {file.parent.name, last} or (_DOING.fullmatch(file.stem) and not noun):
            continue
        nodes = list(ast.walk(tree))
        changes = [node.lineno for node in nodes if isinstance(node, ast.Call) and _is_change(node)]
        if changes:
            found.append(f"{where(top, file, changes[0])}: changes rows; name the module for the doing (-ing)")
        elif (noun or not _DONE.fullmatch(file.stem)) and any(map(_is_read, nodes)):
            found.append(f"{where(top, file)}: reads rows; name the module for what was done (-ed)")
    return found


def _rooms(top: Path) -> list[Path]:
    """Every package that keeps rows, but the ledger: that is one machine, and named by its parts."""
    node = top / "src/saksama_node"
    found = {models.relative_to(node).parts[0] for models in node.glob("*/models*")}
    return [node / name for name in sorted(found - {"ledger"})]


def _is_change(call: ast.Call) -> bool:
    """Whether a row is changed or something entered, however the row was come by.

    `save` and `delete` of a row take nothing by its place, those of a picture or a file do; `update` with fields named
    is a query's, without them a dictionary's.
    """
    if isinstance(call.func, ast.Name):
        return call.func.id == "append"
    if not isinstance(call.func, ast.Attribute):
        return False
    if call.func.attr == "update":
        return bool(call.keywords)
    return call.func.attr in _CHANGES and not (call.func.attr in {"save", "delete"} and call.args)


def _is_read(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(attr=name):
            return name in _MANAGERS
        case ast.Name(id=name):
            return name in _SHORTCUTS
    return False


def check_names_in_docstrings(top: Path) -> list[str]:
    """Where a module's docstring names code in parentheses or between backticks, there is such code.

    Below "Left to others" a word, or words with dots, names a file, a folder, a definition, or a package that is
    imported; what is none of these says so by an article ("the caller"). Elsewhere words joined by `_` stand in code.
    What is shipped leaves nothing to tests and tools but by their whole name (`tools.guards`).
    """
    there = [place for root in ("src", "tests", "tools", "docs", "data") for place in (top / root).rglob("*")]
    files = {place.name for place in there}
    paths = "".join(f"/{place.relative_to(top)}/\n" for place in there)
    told, used = list[tuple[Path, str]](), set[str]()
    places: dict[bool, list[set[str]]] = {True: [], False: []}
    for file, tree in trees(top):
        nodes = list(_without_prose(tree))
        place = {*file.relative_to(top).with_suffix("").parts, *chain.from_iterable(map(_defined, nodes))}
        used.update(place, *map(_used, nodes))
        places[_is_shipped(top, file)].append(place)
        told.append((file, ast.get_docstring(tree) or ""))

    def is_there(name: str, file: Path) -> bool:
        if "/" in name:
            return f"/{name.rstrip('/')}/\n" in paths
        parts = set(name.removesuffix(".py").split("."))
        near = places[True] if _is_shipped(top, file) and len(parts) == 1 else chain(*places.values())
        return name in files or ("." in name and name in used) or any(parts <= place for place in near)

    return [
        f"{where(top, file)}: its docstring names `{name}`, which is not there"
        for file, said in told
        for name in sorted({name for name in _left(said) if not is_there(name, file)} | (_of_code(said) - used))
    ]


def _is_shipped(top: Path, file: Path) -> bool:
    return file.is_relative_to(top / "src")


def _without_prose(tree: ast.Module) -> Iterator[ast.AST]:
    """Every node but the docstrings."""
    prose = set[ast.AST]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            prose.add(node.value)
        if not (isinstance(node, ast.Constant) and node in prose):
            yield node


def _defined(node: ast.AST) -> Iterable[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Import(names=names):
            return [each.name.partition(".")[0] for each in names]
        case ast.ImportFrom(module=str(module)):
            return [module.partition(".")[0]]
    return []


def _used(node: ast.AST) -> Iterable[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.keyword(arg=str(name)):
            return [name]
        case ast.Constant(value=str(words)):
            return [words, *re.findall(r"\w+", words)]
    return []


def _left(said: str) -> set[str]:
    """The names below "Left to others"."""
    names = {
        _KIND.sub("", name.replace("`", "").strip())
        for left in _LEFT.findall(said)
        for listed, quoted in _MARKED.findall(left)
        for name in ([quoted] if quoted else _BETWEEN.split(listed))
    }
    return {name for name in names if _NAME.fullmatch(name)}


def _of_code(said: str) -> set[str]:
    marked = (listed or quoted for listed, quoted in _MARKED.findall(said))
    return {name for words in marked for name in _OF_CODE.findall(words)}
