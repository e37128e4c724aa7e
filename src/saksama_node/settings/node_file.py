"""`node.toml`: the one file in a node's folder in which its settings stand, for every command that is run there.

Rules kept here:
  * A value is in the file what it would be in the environment: words; a whole number, true or false and a list may be
    written as TOML has them.
  * A key that is not known is refused with the nearest one that is: a setting that does nothing must not seem to count.
  * It is readable by the node's user alone: the database's address may hold its password. It is written whole under
    another name, and renamed; lines and comments of the keeper's stay where they are.
  * A line that was made a comment still tells its value: where a setting must not go along, that comment does not.
Left to others: which keys there are and what each means (`node`), what a value must be (`readers`).
"""

import json
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from saksama_node.settings import durable
from saksama_node.settings.refused import SettingRefused

NODE_FILE: Final = "node.toml"
PREFIX: Final = "SAKSAMA_"
OF_DATABASE: Final = ("database_url", "database_password_file")
"""Where the database is: of this machine, and no copy's."""
_NEAR: Final = 0.7
_TWICE: Final = "Cannot overwrite a value"
"""How `tomllib` begins of a key that stands there already."""
_HEAD: Final = (
    "# Settings of this node, read by every saksama-node command; what each is: docs/reference/settings.md.\n"
    "# The environment overrides one, as SAKSAMA_PORT the line port; `saksama-node doctor` says where it does.\n"
)


def named(key: str) -> str:
    """How a refusal names a key of the file."""
    return f"{NODE_FILE} {key}"


def variable(key: str) -> str:
    """The variable of the environment that overrides it."""
    return f"{PREFIX}{key.upper()}"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like this one; empty where none is."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=_NEAR)), "")


def read(data: Path, known: Collection[str]) -> tuple[dict[str, str], tuple[SettingRefused, ...]]:
    """What stands in the file, as words, and each line that cannot stand there. Raises `SettingRefused` for no TOML."""
    raw = _loaded(_text(data))
    found: dict[str, str] = {}
    wrong: list[SettingRefused] = []
    for key, value in raw.items():
        words = _words(value)
        if key not in known:
            near = nearest(key.lower().removeprefix(PREFIX.lower()), known)
            wrong.append(SettingRefused(named(key), "unknown-near" if near else "unknown", {"near": near}))
        elif words is None:
            wrong.append(SettingRefused(named(key), "form"))
        else:
            found[key] = words
    return found, tuple(wrong)


def written(values: Mapping[str, str]) -> bytes:
    """A new file with these settings, in this order."""
    return (_HEAD + "".join(f"{_line(key, value)}\n" for key, value in values.items())).encode()


def put(data: Path, values: Mapping[str, str]) -> None:
    """Set these in the file: over the line that has the key, else at its end. All at once, durably."""
    lines = _lines(data)
    for key, value in values.items():
        there = [at for at, line in enumerate(lines) if _has(line, key)]
        if there:
            lines[there[0]] = _line(key, value)
        else:
            lines.append(_line(key, value))
    _replace(data, lines, values)


def set_aside(data: Path, keys: Collection[str]) -> None:
    """Turn the lines of these settings into comments: they no longer count, and the keeper can see what they were."""
    _replace(data, [f"# {line}" if any(_has(line, key) for key in keys) else line for line in _lines(data)], {})


def without(text: str, keys: Collection[str]) -> str:
    """The same file without these settings, also where the line is a comment by now."""
    lines = (line for line in text.splitlines(keepends=True) if not any(_has(line.lstrip(" \t#"), key) for key in keys))
    left, whole = "".join(lines), _loaded(text)
    wanted = {key: value for key, value in whole.items() if key not in keys}
    with suppress(SettingRefused):
        if _loaded(left) == wanted:
            return left
    # A value over several lines: written anew, since a part of it is no setting and may be a password.
    return written({key: _words(value) or "" for key, value in wanted.items()}).decode()


def _text(data: Path) -> str:
    try:
        # An editor may have put a mark of the encoding before the first line.
        return (data / NODE_FILE).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingRefused(NODE_FILE, "node-file-octets") from error
    except OSError as error:
        raise SettingRefused(NODE_FILE, "node-file", {"why": error.strerror or type(error).__name__}) from error


def _loaded(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line ([0-9]+)", str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        reason = "node-file-twice" if str(error).startswith(_TWICE) else "node-file-line"
        raise SettingRefused(NODE_FILE, reason, {"line": line}) from error


def _lines(data: Path) -> list[str]:
    return _text(data).splitlines()


def _replace(data: Path, lines: Iterable[str], values: Mapping[str, str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    # A value that the keeper wrote over several lines is the keeper's to change.
    try:
        read_back = _loaded(text)
    except SettingRefused as broken:
        raise SettingRefused(NODE_FILE, "node-file-kept") from broken
    if any(_words(read_back.get(key)) != value for key, value in values.items()):
        raise SettingRefused(NODE_FILE, "node-file-kept")
    with durable.new_file(data / NODE_FILE, over=True) as file:
        file.write(text.encode())


def _has(line: str, key: str) -> bool:
    return re.match(rf"""\s*(["']?){re.escape(key)}\1\s*=""", line) is not None


def _line(key: str, value: str) -> str:
    # What JSON quotes, TOML reads alike.
    return f"{key} = {value if re.fullmatch('0|-?[1-9][0-9]{0,9}', value) else json.dumps(value, ensure_ascii=False)}"


def _words(value: object) -> str | None:
    """A value as the environment would hold it; None for what none can be."""
    match value:
        case bool():
            return str(int(value))
        case int() | str():
            return str(value)
        case list():
            words = [_words(each) for each in value if not isinstance(each, list)]
            return " ".join(filter(None, words)) if None not in words and len(words) == len(value) else None
        case _:
            return None
