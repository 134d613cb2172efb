"""The life of «Таёжный район»: its Atlas of practices."""

from __future__ import annotations

from rumo.demo.data.s2 import atlas
from rumo.demo.load.accounts import account_of
from rumo.demo.load.directory import World
from rumo.demo.load.expertise import load_subjects, load_tracks
from rumo.demo.load.practices import load_atlas


def live(world: World) -> None:
    subjects = load_subjects(world, atlas.SUBJECTS)
    load_tracks(world, [atlas.TRACK])
    load_atlas(world, atlas.PRACTICES, subjects, actor=account_of(world, "vyrypaeva"))
