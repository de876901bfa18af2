"""Examples: folders of text files that people read and edit, loaded into talks through the same rules as live acts."""

from goodoffices.examples.folder import Example, ExampleError, Step, read, seats
from goodoffices.examples.loading import Loaded, in_memory, load, load_as, rehearse
from goodoffices.examples.places import is_example, shipped

__all__ = [
    "Example",
    "ExampleError",
    "Loaded",
    "Step",
    "in_memory",
    "is_example",
    "load",
    "load_as",
    "read",
    "rehearse",
    "seats",
    "shipped",
]
