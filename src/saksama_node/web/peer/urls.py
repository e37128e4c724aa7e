"""Addresses of `web.peer`; each room adds its own list."""

from django.urls import URLPattern, URLResolver, path, re_path

from saksama_node.web.peer import answers, introduction, sealed, tiles, witness

app_name = "peer"

_SHA256 = r"(?P<%s>[0-9a-f]{64})"

urlpatterns: list[URLPattern | URLResolver] = [
    path(".well-known/saksama", introduction.well_known, name="well_known"),
    path("policy.txt", introduction.policy, name="policy"),
    path("statistik.json", introduction.statistics, name="statistics"),
    path("statistik-konten.json", introduction.content_statistics, name="content_statistics"),
    path("statistik-pengawasan.json", introduction.supervision_statistics, name="supervision_statistics"),
    path("log/checkpoint", tiles.checkpoint, name="checkpoint"),
    path("log/checkpoints/", tiles.checkpoint_index, name="checkpoint_index"),
    path("log/checkpoints/<int:size>", tiles.checkpoint_of, name="checkpoint_of"),
    path("log/checkpoints/bundle/<int:size>", tiles.checkpoint_bundle, name="checkpoint_bundle"),
    path("log/tile/<path:path>", tiles.tile, name="tile"),
    re_path(rf"^log/blob/{_SHA256 % 'sha256'}$", tiles.blob, name="blob"),
    path("witness/add-checkpoint", witness.add_checkpoint, name="add_checkpoint"),
    re_path(rf"^witness/{_SHA256 % 'hashed'}/checkpoint$", witness.newest, name="newest"),
    re_path(rf"^mirror/{_SHA256 % 'hashed'}/checkpoint$", tiles.mirror_checkpoint, name="mirror_checkpoint"),
    re_path(rf"^mirror/{_SHA256 % 'hashed'}/checkpoints/$", tiles.mirror_index, name="mirror_index"),
    re_path(
        rf"^mirror/{_SHA256 % 'hashed'}/checkpoints/(?P<size>[0-9]+)$",
        tiles.mirror_checkpoint_of,
        name="mirror_checkpoint_of",
    ),
    re_path(
        rf"^mirror/{_SHA256 % 'hashed'}/checkpoints/bundle/(?P<size>[0-9]+)$",
        tiles.mirror_checkpoint_bundle,
        name="mirror_checkpoint_bundle",
    ),
    re_path(rf"^mirror/{_SHA256 % 'hashed'}/tile/(?P<path>.+)$", tiles.mirror_tile, name="mirror_tile"),
    re_path(rf"^sealed/{_SHA256 % 'sha256'}$", sealed.sealed, name="sealed"),
    # Last: under these nothing but the above is there, and a machine is told so in its own way.
    re_path(r"^(?:\.well-known|log|mirror|witness|sealed)/", answers.nothing, name="nothing"),
]
