"""200 MB are sealed and opened in a few megabytes of memory, and land as one renamed folder or not at all."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import resource, sys
from pathlib import Path
import pyrage
from saksama.envelope.container import AttachmentSource
from saksama.envelope.seal import seal, unseal
from tests.saksama.envelope.dispatches import dataset, frame_for, permit_for
from saksama.vocabulary import DispatchKind

SIZE = 200 * 2**20


class Pattern:
    left = SIZE

    def read(self, size):
        size = min(size, self.left)
        self.left -= size
        return b"a" * size


class Folder:
    total = 0

    def open(self, member):
        return (Path(sys.argv[1]) / "plain").open("wb")

    def commit(self):
        pass

    def abort(self):
        raise AssertionError


before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
key = pyrage.x25519.Identity.generate()
path = Path(sys.argv[1]) / "sealed.age"
with path.open("wb") as out:
    permit, source = permit_for(DispatchKind.DATASET_SHARE), AttachmentSource("a.bin", SIZE, Pattern())
    sealed = seal(permit, frame_for(), dataset(), [source], [str(key.to_public())], out)
assert sealed.size >= SIZE
with path.open("rb") as source:
    opened = unseal(source, [str(key)], Folder())
assert opened.attachments[0].size == (Path(sys.argv[1]) / "plain").stat().st_size == SIZE
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def test_peak_memory(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": f"{root}/src:{root}"},
    )
    assert int(run.stdout) < 24, "megabytes of peak memory above the start"
