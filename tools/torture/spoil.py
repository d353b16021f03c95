"""Ways to spoil bytes and JSON."""

from random import Random
from typing import Any

NASTY: tuple[Any, ...] = (None, True, "", -1, 0, 2**63, 1e308, [], {}, [[]] * 9, "\0", "x" * 5000)


def spoiled(data: bytes, chance: Random) -> bytes:
    """Return bytes with some of them changed, gone, doubled or moved."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        at = chance.randrange(len(found) + 1)
        some = chance.choice((1, 2, 16, 300))
        match chance.randrange(7):
            case 0 | 1 if at < len(found):
                found[at] ^= 1 << chance.randrange(8)
            case 2:
                del found[at:]
            case 3:
                del found[at : at + some]
            case 4:
                found[at:at] = chance.randbytes(some)
            case 5:
                found[at : at + some] = bytes(some)
            case _:
                found[at:at] = found[:some]
    return bytes(found)


def spoiled_fields(fields: dict[str, Any], chance: Random) -> dict[str, Any]:
    """Return a JSON object with one value of another kind, none, or one too many."""
    name = chance.choice(sorted(fields))
    match chance.randrange(4):
        case 0:
            return {key: value for key, value in fields.items() if key != name}
        case 1:
            return {**fields, f"{name}2": chance.choice(NASTY)}
        case 2 if isinstance(fields[name], dict):
            return {**fields, name: spoiled_fields(fields[name] or {"x": 1}, chance)}
        case _:
            return {**fields, name: chance.choice(NASTY)}
