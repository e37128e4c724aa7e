"""What `./run test --record` keeps: by step, with the machine; a short run leaves the whole one alone."""

import json
from pathlib import Path

from tools.steps import Done
from tools.suite_record import counted, here, keep, told


def test_a_run_is_kept_by_step_beside_the_other(tmp_path: Path) -> None:
    place = tmp_path / "suite.json"
    done = [Done("ruff", held=True, seconds=1.6), Done("journeys", held=True, seconds=600.4)]
    keep("whole", {**here(), **told(done, 602.0, 3, 0)}, place)
    keep("fast", {"seconds": 200}, place)
    kept = json.loads(place.read_text())
    assert kept["fast"] == {"seconds": 200}
    assert {"day", "version", "cores", "load_before", "seconds", "passed", "skipped", "steps"} == set(kept["whole"])
    assert kept["whole"]["steps"]["ruff"] == {"seconds": 2, "tests": 0}


def test_a_step_has_the_tests_that_its_report_tells(tmp_path: Path) -> None:
    (tmp_path / "node.xml").write_text("<testsuites><testsuite><testcase/><testcase/></testsuite></testsuites>")
    assert (counted("node", tmp_path), counted("ruff", tmp_path)) == (2, 0)
