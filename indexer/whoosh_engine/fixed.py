"""Arrays for compiled code: all of one kind (type, contiguous, read-only), so that it is compiled once."""

from indexer.whoosh_engine.array_file import Array


def fixed(array: Array) -> Array:
    """The same array, read-only."""
    if array.flags.writeable:
        array = array.view()
        array.flags.writeable = False
    return array
