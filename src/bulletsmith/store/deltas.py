"""One version of a file told by another: what both begin and end with is left out."""

from __future__ import annotations

_WINDOW = 32 * 1024 - 262  # bytes of a dictionary that zlib looks at


def packed(data: bytes, base: bytes = b"") -> bytes:
    """`data` in as few bytes as may be, to be had back from them and `base`."""
    import zlib  # here: most commands pack nothing

    head = common(base, data)
    tail = common(base[head:][::-1], data[head:][::-1])
    middle, was = data[head : len(data) - tail], base[head : len(base) - tail][-_WINDOW:]
    packer = zlib.compressobj(9, zdict=was) if was else zlib.compressobj(9)
    return b"%d %d\n" % (head, tail) + packer.compress(middle) + packer.flush()


def unpacked(told: bytes, base: bytes = b"") -> bytes:
    """What `packed` was given with `base`. Raises ValueError for bytes that tell nothing."""
    import zlib

    first, found, rest = told.partition(b"\n")
    head, tail = (int(part) for part in first.split())
    if not found or min(head, tail) < 0 or head + tail > len(base):
        raise ValueError("not a version of this file")
    was = base[head : len(base) - tail][-_WINDOW:]
    packer = zlib.decompressobj(zdict=was) if was else zlib.decompressobj()
    try:
        middle = packer.decompress(rest) + packer.flush()
    except zlib.error as error:
        raise ValueError(str(error)) from error
    return base[:head] + middle + base[len(base) - tail :]


def common(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
