from __future__ import annotations

from rumo.directory.powers import powers_of
from tests.cast import Cast


def test_who_runs_what(cast: Cast) -> None:
    both = {cast.association.pk, cast.section.pk}
    runs = {name: set(powers_of(user).runs) & both for name, user in cast.everybody().items()}
    assert runs == {
        "admin": both,
        "chair": both,
        "deputy": both,
        "secretary": both,
        "section_leader": {cast.section.pk},
        "member": set(),
        "expert": set(),
        "teacher": set(),
        "municipal_methodologist": set(),
        "stranger": set(),
    }
