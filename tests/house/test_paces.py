"""What `./run test --fast` runs is computed from what was measured, touches every room, and forgets no new file."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tools.longest import NODES
from tools.paces import A_ROOM, PROCESSOR, SECONDS, Pace, chosen, left_out, measured, read, room_of, there

UNMEASURED = 0.15
"""The share of files that may be new since the last whole run was recorded."""

paces = st.dictionaries(
    st.builds("tests/node/{}/test_{}.py".format, st.sampled_from("abc"), st.integers(0, 20)),
    st.builds(Pace, st.integers(1, 90), st.integers(0, 200).map(float)),
    max_size=30,
)


def test_the_record_knows_the_files_that_there_are() -> None:
    files, known = there(), read()
    new = [file for file in files if file not in known]
    assert sorted(set(known) - set(files)) == [], "gone: python -m tools.paces after a whole run"
    assert len(new) <= UNMEASURED * len(files), f"python -m tools.paces after a whole run: {new}"


def test_what_is_chosen_touches_every_room_and_keeps_to_its_seconds() -> None:
    files, known = there(), read()
    taken = chosen(files, known)
    assert {room_of(file) for file in taken} == {room_of(file) for file in files}
    assert sum(known[file].seconds for file in taken if file in known) <= SECONDS
    assert set(left_out()) == {*NODES, *files} - taken


@given(known=paces, new=st.sets(st.integers(30, 40)), seconds=st.floats(0.0, 400.0))
def test_whatever_was_measured_each_room_has_its_share_and_a_new_file_runs(
    known: dict[str, Pace], new: set[int], seconds: float
) -> None:
    fresh = {f"tests/node/d/test_{number}.py" for number in new}
    taken = chosen(sorted({*known, *fresh}), known, seconds)
    assert fresh <= taken <= {*known, *fresh}
    for room in {room_of(file) for file in known}:
        every = [file for file in known if room_of(file) == room]
        inside = sum(known[file].tests for file in every if file in taken)
        assert inside >= A_ROOM * sum(known[file].tests for file in every)
    for file in set(known) - taken:
        # Left out only where it did not fit beside what is in.
        assert sum(known[each].seconds for each in taken if each in known) + known[file].seconds > seconds


def test_a_report_of_pytest_is_read(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    told = f'<properties><property name="{PROCESSOR}" value="1.5" /></properties>'
    report.write_text(
        "<testsuites><testsuite>"
        f'<testcase classname="tests.node.cases.test_desk" name="one" time="9">{told}</testcase>'
        f'<testcase classname="tests.node.cases.test_desk" name="two" time="9">{told}</testcase>'
        '<testcase classname="tests.node.web.test_pages" name="one" time="0.1" />'
        f'<testcase classname="tests.house.test_house" name="one" time="0.1">{told}</testcase>'
        "</testsuite></testsuites>"
    )
    assert measured(report) == {
        "tests/node/cases/test_desk.py": Pace(2, 3.0),
        "tests/node/web/test_pages.py": Pace(1, 0.0),
    }
