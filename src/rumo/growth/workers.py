"""What somebody is at the school, guessed from the post: reports count teachers and deputy heads apart."""

from __future__ import annotations

from rumo.growth.enums import WorkerKind

# The first that stands in the post decides: «заместитель директора» before «директор».
_WORDS = (
    ("заместитель директора", WorkerKind.DEPUTY),
    ("заместитель заведующ", WorkerKind.DEPUTY),
    ("завуч", WorkerKind.DEPUTY),
    ("заведующ", WorkerKind.KINDERGARTEN_HEAD),
    ("директор", WorkerKind.HEAD),
    ("управлени", WorkerKind.MUNICIPAL),
)


def worker_of(post: str) -> WorkerKind:
    """«заместитель директора по УВР» → DEPUTY; a post that says nothing of the kind is a teacher's."""
    words = " ".join(post.casefold().replace(".", " ").split())
    if words.startswith(("зам директора", "зам дир")):
        return WorkerKind.DEPUTY
    return next((kind for part, kind in _WORDS if part in words), WorkerKind.TEACHER)
