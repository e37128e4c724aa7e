from saksama_node.places.boundaries import framed, shapes
from saksama_node.places.regions import in_force


def test_every_kabupaten_kota_and_kecamatan_has_a_shape() -> None:
    wanted = {place.region for place in in_force("52") if place.level in {"regency", "district"}}
    assert set(shapes("52")) == wanted
    for shape in shapes("52").values():
        assert all(len(ring) >= 4 for ring in shape.rings)
        assert shape.path.startswith("M")
        assert shape.path.endswith("Z")


def test_the_kecamatan_of_a_kabupaten_lie_in_its_frame() -> None:
    whole = framed([shapes("52")["52.01"]], 30)
    parts = framed([shape for region, shape in shapes("52").items() if region.startswith("52.01.")], 0)
    assert whole.left <= parts.left
    assert whole.left + whole.width >= parts.left + parts.width
    assert whole.top <= parts.top
    assert whole.top + whole.height >= parts.top + parts.height


def test_a_province_without_data_has_no_shapes() -> None:
    assert shapes("11") == {}
