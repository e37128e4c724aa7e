"""JSON documents: each read in one closed shape or refused, as TOML's are (toml_files).

Rules kept here: what is no UTF-8, or is nested without end, is refused as what is no JSON is: by one error.
Left to others: what the parts mean, whose error it becomes.
"""

import msgspec


def read_json[Kind](data: bytes, kind: type[Kind]) -> Kind:
    """The document as `kind`. Raises `msgspec.DecodeError`."""
    try:
        return msgspec.json.decode(data, type=kind)
    except UnicodeDecodeError as error:
        raise msgspec.DecodeError("no UTF-8") from error
    except RecursionError as error:
        raise msgspec.DecodeError("nested too deep") from error
