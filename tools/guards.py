"""House guards that read the tree: each judges one thing and returns its breaches as sentences.

Rules kept here: a guard changes nothing, needs nothing but the files under `top`, and names file and line.
Left to others: what a module says it is (tools.grammar), where a right is asked (tools.written_places), ruff's and
import-linter's rules (pyproject.toml), the models' keys (tools.keys_down), the public's doors (tools.portal_doors);
tests/house runs all of them on this tree, and on a copy with one breach of each kind to see that it is caught.
"""

import ast
import re
import statistics
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tools.grammar import check_grammar_of_rooms, check_names_in_docstrings
from tools.sources import python_files, trees, where
from tools.written_places import check_written_places

Guard = Callable[[Path], list[str]]

LONGEST_FILE = 600
LONGEST_OF_PRODUCT = 450
NINETY_FIFTH = 280
MOST_IN_FOLDER = 40
LONGEST_FLOW = 120
LONGEST_TABLE = 280
MEDIAN_FILE = 150
LONGEST_TEMPLATE_LINE = 240
ATTIC_NAMES = {"utils", "util", "helpers", "helper", "shared", "common", "misc"}
# The house's own word for it is "ketidaksesuaian" (mismatch): design.md 1.
VERDICTS = re.compile(r"\b(?:kecurangan|curang|fraud\w*|rigg(?:ed|ing))\b", re.IGNORECASE)
QUOTED = re.compile(r"<blockquote[^>]*\bdata-claim\b.*?</blockquote>", re.DOTALL)
# Written apart, so that this file does not hold what it looks for.
REGISTRIES = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry." + "npmjs",
    "proxy.golang" + ".org",
    "deb.debian" + ".org",
]
MACHINE = ["/" + "work/", "/" + "root/", "../" + "shared", "." + "library/"]
# What a tool left lying about: a commit of all that is new sweeps it in.
ARCHIVES = {".whl", ".egg", ".tar", ".tgz", ".gz", ".zst", ".7z", ".so", ".pyc", ".prof", ".sqlite3"}
PACKAGE_FILE = re.compile(r"https?://[^ \"]+(?:/simple/|\.whl|\.tar\.gz#|/-/[^ \"]+\.tgz)")
# The code of a real pair as a claim's target: its contest, and its number there.
REAL_PAIR = re.compile(r"\.paslon-[0-9]")
NOQA = re.compile(
    r"#\s*(?:noqa|type:\s*ignore)(?P<codes>:\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*|\[[\w, \-]+\])?(?P<reason>.*)$"
)
DOORS = {"print", "sys.stdout.write", "sys.stderr.write", "sys.stdout.writelines", "sys.stderr.writelines"}
READS_OF_NOW = {"now", "utcnow", "today", "time", "monotonic"}
# The library's own doors to the world; everything else in it is pure.
WORLDLY = {"cli", "fetch.py", "clock_file.py", "progress.py"}


def pure(top: Path) -> list[str]:
    """Each package and module of the library that only thinks, by its name under `src/saksama`."""
    names = {place.name for place in (top / "src/saksama").iterdir() if place.is_dir() or place.suffix == ".py"}
    return sorted(names - WORLDLY - {"__pycache__"})


def check_file_lengths(top: Path) -> list[str]:
    """No file over 600 lines, none of the product over 450, flows under 120; median under 150, 95th at most 280.

    The one table of acts of two persons is no flow: it sequences nothing, and is read as a whole; it has a bound of its
    own.
    """
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in python_files(top)}
    product = top / "src"
    bounds = {file: LONGEST_OF_PRODUCT if product in file.parents else LONGEST_FILE for file in lengths}
    found = [f"{where(top, file)}: {n} lines, over {bounds[file]}" for file, n in lengths.items() if n > bounds[file]]
    flows = top / "src" / "saksama_node" / "flows"
    table = flows / "seconds" / "table.py"
    found += [
        f"{where(top, file)}: a flow of {n} lines, {LONGEST_FLOW} or more"
        for file, n in lengths.items()
        if flows in file.parents and n >= LONGEST_FLOW and file != table
    ]
    if lengths.get(table, 0) > LONGEST_TABLE:
        found.append(f"{where(top, table)}: a table of {lengths[table]} lines, over {LONGEST_TABLE}")
    filled = [n for n in lengths.values() if n > 1]
    if filled and statistics.median(filled) >= MEDIAN_FILE:
        found.append(f"the median file has {statistics.median(filled):.0f} lines, {MEDIAN_FILE} or more")
    own = sorted(n for file, n in lengths.items() if product in file.parents and file.name != "__init__.py")
    if own and own[int(0.95 * (len(own) - 1))] > NINETY_FIFTH:
        found.append(f"the 95th percentile of the product's files has over {NINETY_FIFTH} lines")
    return found


def check_folder_sizes(top: Path) -> list[str]:
    """No folder of over 40 modules: what has so many is several things, and a card index to whoever looks for one."""
    folders = Counter(file.parent for file in python_files(top) if file.name != "__init__.py")
    return [
        f"{where(top, folder)}: {n} modules, over {MOST_IN_FOLDER}"
        for folder, n in folders.items()
        if n > MOST_IN_FOLDER
    ]


def check_template_lines(top: Path) -> list[str]:
    """No line of a template over 240 letters: whoever changes one word of a page reads what else its line does."""
    return [
        f"{where(top, file, number)}: a line of {len(line)} letters, over {LONGEST_TEMPLATE_LINE}"
        for kind in ("templates/**/*.html", "templates/**/*.txt", "*.typ")
        for file in sorted((top / "src").rglob(kind))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST_TEMPLATE_LINE
    ]


def check_attic_names(top: Path) -> list[str]:
    """No module that is named for not knowing where a thing belongs (style.md 8)."""
    return [
        f"{where(top, file)}: a module of that name belongs nowhere; name it for what it does"
        for file in python_files(top)
        if ATTIC_NAMES & {file.stem, *file.relative_to(top).parts[:-1]}
    ]


def check_tests_stand_alone(top: Path) -> list[str]:
    """No test takes anything from another test's module: what tests share stands beside them, or in tests/testonly."""
    taken = re.compile(r"^\s*from (tests\.[a-z_.]*\.test_[a-z_]+) import", re.MULTILINE)
    return [
        f"{path.relative_to(top)}: takes something from {module}"
        for path in python_files(top, "tests", "tools")
        for module in taken.findall(path.read_text(encoding="utf-8"))
    ]


SESSIONS = "src/saksama_node/accounts/staying.py"


def check_save_overrides(top: Path) -> list[str]:
    """No class overrides `save` or `delete`: an act is a named verb (style.md, seen in the anchors).

    A store of sessions is no row: Django asks it by that name to end one.
    """
    return [
        f"{where(top, file, node.lineno)}: {cls.name}.{node.name} overrides Django's; write an act"
        for file, tree in trees(top, "src/saksama_node")
        for cls in ast.walk(tree)
        if isinstance(cls, ast.ClassDef) and (file, cls.name) != (top / SESSIONS, "SessionStore")
        for node in cls.body
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete", "save_base"}
    ]


def check_hidden_dependencies(top: Path) -> list[str]:
    """No call of `get_model`, `import_module`, `__import__`, and no `@receiver` or `.connect(` of a signal."""
    hidden = {"get_model", "import_module", "__import__", "import_string"}
    found = []
    for file, tree in trees(top, "src"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in hidden:
                    found.append(f"{where(top, file, node.lineno)}: {name}() hides a dependency from the linters")
            if isinstance(node, ast.FunctionDef):
                names = {getattr(d.func if isinstance(d, ast.Call) else d, "id", "") for d in node.decorator_list}
                if "receiver" in names:
                    found.append(f"{where(top, file, node.lineno)}: @receiver; dispatch is a visible table in a flow")
    return found


def check_library_reads_no_clock(top: Path) -> list[str]:
    """The library receives its time and its randomness (style.md 2); only what is `WORLDLY` may look at the world."""
    found = []
    for file, tree in trees(top, *(f"src/saksama/{part}" for part in pure(top))):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Attribute) and node.func.attr in READS_OF_NOW:
                owner = ast.unparse(node.func.value)
                if owner in {"datetime", "datetime.datetime", "date", "datetime.date", "time"}:
                    found.append(f"{where(top, file, node.lineno)}: {owner}.{node.func.attr}() reads a clock")
            if isinstance(node.func, ast.Name) and node.func.id in {"open", "input", "print"}:
                found.append(f"{where(top, file, node.lineno)}: {node.func.id}() touches the world")
    return found


def check_one_door(top: Path) -> list[str]:
    """What a command of the outsider says of a node goes through `saksama.cli.door`: nothing else prints or writes.

    `match`, `cluster` and `tally` speak of the caller's own files, and stream more rows than a door would let through.
    """
    own = {"door.py", "match.py", "cluster.py", "tally"}
    return [
        f"{where(top, file, node.lineno)}: {ast.unparse(node.func)}() goes around the door"
        for file, tree in trees(top, "src/saksama/cli")
        if file.relative_to(top / "src/saksama/cli").parts[0] not in own
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in DOORS
    ]


def check_json_is_read_once(top: Path) -> list[str]:
    """The library reads JSON through `json_documents`: each other reader would have to think of every way to refuse."""
    return [
        f"{where(top, file, node.lineno)}: msgspec.json.decode() beside json_documents"
        for file, tree in trees(top, "src/saksama")
        if file.name != "json_documents.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "msgspec.json.decode"
    ]


def check_words(top: Path) -> list[str]:
    """Our own screens give no verdict; a marked quotation of a claim (`<blockquote data-claim>`) may."""
    found = []
    web = top / "src"
    files = [file for kind in ("*.html", "*.po", "*.txt", "*.typ", "*.js", "*.css") for file in sorted(web.rglob(kind))]
    for file in files:
        if "vendor" in file.parts:
            continue
        text = QUOTED.sub(lambda m: "\n" * m.group().count("\n"), file.read_text(encoding="utf-8"))
        for number, line in enumerate(text.splitlines(), 1):
            if VERDICTS.search(line):
                found.append(f"{where(top, file, number)}: a verdict on a screen: {line.strip()[:80]}")
    for file, tree in trees(top, "src/saksama_node/web"):
        found += [
            f"{where(top, file, node.lineno)}: a verdict in a text for a screen"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and VERDICTS.search(node.value)
        ]
    return found


def check_exemptions(top: Path) -> list[str]:
    """Every exemption has its reason: on the line in code, beside the rule in pyproject.toml."""
    found = []
    for file in python_files(top, "src", "tools"):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            match = NOQA.search(line)
            if match and '"' not in line[: match.start()][-2:] and "NOQA" not in line:
                if not match["codes"]:
                    found.append(f"{where(top, file, number)}: an exemption without a rule")
                elif not re.search(r"\w{3}", match["reason"]):
                    found.append(f"{where(top, file, number)}: an exemption without a reason")
    for number, line in enumerate((top / "pyproject.toml").read_text().splitlines(), 1):
        if re.match(r"\s+\"[A-Z]+\d*\"", line) and "#" not in line and "=" not in line:
            found.append(f"pyproject.toml:{number}: an exempted rule without a reason")
    return found


def check_no_real_pair(top: Path) -> list[str]:
    """No demo, test or tool names a real pair as whom a claim is about: claims that are made up have `peserta`."""
    return [
        f"{where(top, file, number)}: a claim about a real pair; its target is `peserta`"
        for file in python_files(top, "src/saksama_demo", "tests", "tools")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if REAL_PAIR.search(line)
    ]


def check_tracked(top: Path, tracked: Iterable[Path]) -> list[str]:
    """No tracked file is a package or an archive, or names a machine's path, a registry's host, a package's address."""
    found = []
    for file in tracked:
        if file.suffix in ARCHIVES:
            found.append(f"{where(top, file)}: an archive or a build product is not source")
        if file.name == "uv.lock":
            found.append(f"{where(top, file)}: names hosts; keep requirements.lock")
        try:
            text = file.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            bad = next((word for word in [*REGISTRIES, *MACHINE] if word in line), None) or PACKAGE_FILE.search(line)
            if bad:
                found.append(f"{where(top, file, number)}: names {bad if isinstance(bad, str) else bad.group()}")
    return found


def check_lock(top: Path) -> list[str]:
    """The lock is hashed, names no host, and holds every dependency that pyproject.toml asks for."""
    lock = (top / "requirements.lock").read_text()
    project = tomllib.loads((top / "pyproject.toml").read_text())
    asked = [*project["project"]["dependencies"]]
    asked += [each for group in project["dependency-groups"].values() for each in group if isinstance(each, str)]
    extras: Mapping[str, list[str]] = project["project"]["optional-dependencies"]
    asked += [each for extra in extras.values() for each in extra]
    names = {re.split(r"[=\[]", line)[0].lower() for line in lock.splitlines() if "==" in line}
    found = [
        f"requirements.lock: lacks {each}" for each in asked if re.split(r"[\[<>=; ]", each)[0].lower() not in names
    ]
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock.strip())
    found += [f"requirements.lock: no hash for {block.split()[0]}" for block in blocks if "--hash=sha256:" not in block]
    if "://" in lock:
        found.append("requirements.lock: names a host")
    return found


READING: Mapping[str, Guard] = {
    "file lengths": check_file_lengths,
    "folder sizes": check_folder_sizes,
    "template lines": check_template_lines,
    "attic names": check_attic_names,
    "tests stand alone": check_tests_stand_alone,
    "grammar of rooms": check_grammar_of_rooms,
    "names in docstrings": check_names_in_docstrings,
    "save overrides": check_save_overrides,
    "hidden dependencies": check_hidden_dependencies,
    "the library reads no clock": check_library_reads_no_clock,
    "one door for strangers' words": check_one_door,
    "one reader of JSON": check_json_is_read_once,
    "words on screens": check_words,
    "exemptions have reasons": check_exemptions,
    "places are written": check_written_places,
    "no claim about a real pair": check_no_real_pair,
    "the lock": check_lock,
}
