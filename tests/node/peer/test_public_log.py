"""What another node or any C2SP reader is answered, over Django's own request handling."""

import json

import pytest
from django.test import Client

from saksama.statistics.public import parse_statistics
from saksama.tlog.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from saksama.tlog.cosignature import verify_cosignature
from saksama.tlog.note import Note, SigningKey, parse_signature_lines
from saksama.tlog.policy import Policy
from saksama.tlog.tile import tile_at
from saksama.tlog.tree import leaf_hash, root_from_leaves
from saksama.tlog.witness import AddCheckpoint, origin_hash
from saksama.verify.kept_checkpoints import parse_kept
from saksama.verify.wellknown import parse_well_known
from saksama_node.ledger import actions, blobs, cosigning, models, public, sequencer
from saksama_node.ledger.signing import log_key, witness_key
from saksama_node.ledger.turn import writing
from saksama_node.settings.current import SETTINGS
from tests.node.ledger.conftest import a_body

PARTNER = "mitra.uji.saksama.example/log"


@pytest.fixture(autouse=True)
def _log(database: None) -> None:
    with actions.act():
        for number in range(300):
            actions.append(a_body(number), subject=actions.new_subject(), actor="0" * 32)
    assert sequencer.integrate_round() > 300


@pytest.fixture
def client() -> Client:
    return Client()


def test_the_newest_checkpoint_is_short_lived_and_tagged(client: Client) -> None:
    first = client.get("/log/checkpoint")
    assert first.status_code == 200
    assert first["Content-Type"] == "text/plain; charset=utf-8"
    assert first["Cache-Control"] == "public, max-age=1"
    assert "Set-Cookie" not in first
    opened = open_checkpoint(first.content, [log_key().verifier], SETTINGS.origin)
    assert opened.checkpoint.size == public.tree_size()
    assert client.get("/log/checkpoint", headers={"if-none-match": first["ETag"]}).status_code == 304
    by_size = client.get(f"/log/checkpoints/{opened.checkpoint.size}")
    assert (by_size.content, by_size["Cache-Control"]) == (first.content, "public, max-age=1")


def test_tiles_are_immutable_and_have_one_spelling(client: Client) -> None:
    size = public.tree_size()
    for path in (tile_at(0, 0, size), tile_at(0, 1, size), tile_at(1, 0, size), tile_at(-1, 0, size)):
        answer = client.get(f"/log/{path.encode()}")
        assert answer.status_code == 200, path
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Cache-Control"].endswith("immutable")
    assert len(client.get("/log/tile/0/000").content) == 8192
    assert client.get("/log/tile/0/000.p/5").content == client.get("/log/tile/0/000").content[:160]


@pytest.mark.parametrize(
    "path",
    [
        "/log/tile/0/0",
        "/log/tile/0/x000/000",
        "/log/tile/0/000.p/256",
        "/log/tile/0/000.p/0",
        "/log/tile/00/000",
        "/log/tile/0/002",
        "/log/tile/1/000",
        "/log/tile/64/000",
        "/log/tile/entries/001",
        "/log/tile/entries/000/",
        "/log/checkpoints/7",
        "/log/checkpoints/99999999999999999999",
        "/log/checkpoints/?after=x",
        "/log/checkpoints/bundle/99999999999999999999",
        "/log/checkpoints/bundle/x",
        "/log/blob/" + "0" * 64,
        "/witness/" + "0" * 64 + "/checkpoint",
    ],
)
def test_what_is_not_there_is_404_in_plain_words(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/plain; charset=utf-8")


def test_a_public_document_is_octets(client: Client) -> None:
    sha256 = blobs.put(b"<script>a note</script>")
    answer = client.get(f"/log/blob/{sha256}")
    assert (answer.content, answer["Content-Type"]) == (b"<script>a note</script>", "application/octet-stream")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_index_names_cosigned_checkpoints_only(client: Client) -> None:
    told = json.loads(client.get("/log/checkpoints/").content)
    assert told == {"following": None, "origin": SETTINGS.origin, "sizes": []}
    size = public.tree_size()
    with writing():
        assert cosigning.store_cosignature(size, str(witness_key().verifier), _line(size), 1)
    assert json.loads(client.get("/log/checkpoints/").content)["sizes"] == [size]
    assert json.loads(client.get(f"/log/checkpoints/?after={size}").content)["sizes"] == []


def test_kept_checkpoints_come_in_bundles(client: Client) -> None:
    size = public.tree_size()
    assert client.get("/log/checkpoints/bundle/0").content == b"", "nobody has cosigned one"
    with writing():
        assert cosigning.store_cosignature(size, str(witness_key().verifier), _line(size), 1)
    answer = client.get("/log/checkpoints/bundle/0")
    ((note, checkpoint),) = parse_kept(answer.content)
    assert (checkpoint.size, note.encode()) == (size, client.get(f"/log/checkpoints/{size}").content)
    assert answer["Cache-Control"] == "public, max-age=1", "it may still grow"
    assert client.get(f"/log/checkpoints/bundle/{size}").content == b""


def test_a_full_bundle_of_closed_checkpoints_is_immutable(client: Client) -> None:
    signed = models.Checkpoint.objects.get()
    for size in range(1, signed.size):
        models.Checkpoint.objects.create(
            size=size, root=signed.root, note=_note(size), signed_at=signed.signed_at - 10**8, cosigned=True
        )
    first = client.get("/log/checkpoints/bundle/0")
    assert [checkpoint.size for _, checkpoint in parse_kept(first.content)] == list(range(1, 257))
    assert first["Cache-Control"].endswith("immutable")
    rest = client.get("/log/checkpoints/bundle/256")
    assert [checkpoint.size for _, checkpoint in parse_kept(rest.content)] == list(range(257, signed.size))
    assert rest["Cache-Control"] == "public, max-age=1"


def _note(size: int) -> bytes:
    return sign_checkpoint(Checkpoint(SETTINGS.origin, size, bytes(32)), log_key()).encode()


def _line(size: int) -> str:
    return f"\u2014 {witness_key().name} {'A' * 104}\n"


def test_the_node_introduces_itself(client: Client) -> None:
    told = parse_well_known(client.get("/.well-known/saksama").content)
    assert (told.origin, told.vkey) == (SETTINGS.origin, str(log_key().verifier))
    assert {key.use for key in told.keys} >= {"log", "witness", "transport", "age", "vault"}
    assert told.agreement is None
    for key in told.keys:
        path = key.statement.removeprefix(SETTINGS.url)
        assert client.get(path).status_code == 200


def test_the_numbers_count_the_published_tree(client: Client) -> None:
    told = parse_statistics(client.get("/statistik.json").content)
    assert (told.size, told.origin) == (public.tree_size(), SETTINGS.origin)
    assert told.kinds["task.opened"] == 300


def test_the_partner_s_log_is_cosigned_and_shown(client: Client) -> None:
    theirs = SigningKey.generate(PARTNER)
    root = root_from_leaves([leaf_hash(b"a")])
    checkpoint = Checkpoint(PARTNER, 1, root)
    body = AddCheckpoint(0, (), sign_checkpoint(checkpoint, theirs).encode()).encode()

    def add(content: bytes) -> int:
        return client.post("/witness/add-checkpoint", content, content_type="application/octet-stream").status_code

    assert add(body) == 404
    actions.trust_log(PARTNER, str(theirs.verifier))
    answer = Client(enforce_csrf_checks=True).post("/witness/add-checkpoint", body, content_type="text/plain")
    assert answer.status_code == 200
    (line,) = parse_signature_lines(answer.content.decode())
    verify_cosignature(checkpoint.text(), line, witness_key().verifier)
    shown = client.get(f"/witness/{origin_hash(PARTNER)}/checkpoint")
    assert Note.parse(shown.content).text == checkpoint.text()
    assert add(body) == 409
    assert add(b"nonsense") == 400
    assert client.get("/witness/add-checkpoint").status_code == 405


def test_before_an_agreement_the_policy_asks_for_the_log_s_own_key_alone(client: Client) -> None:
    policy = Policy.parse(client.get("/policy.txt").content)
    assert [(entry.vkey, entry.url) for entry in policy.logs] == [(log_key().verifier, f"{SETTINGS.url}/log")]
    assert (policy.witnesses, policy.quorum) == ((), "none")
    assert policy.check(Note.parse(client.get("/log/checkpoint").content)).ok
