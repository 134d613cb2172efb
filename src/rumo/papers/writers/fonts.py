"""Where the fonts of the papers are: Tinos, the free twin of Times New Roman, comes with the built front-end."""

from __future__ import annotations

import os
from pathlib import Path

import rumo

FAMILY = "Tinos"


class FontsMissingError(RuntimeError):
    """The PDF cannot be written in its proper font. The message is for the administrator."""


def font_directory() -> Path:
    """`RUMO_FONTS`, or the folder the front-end build fills. Raises FontsMissingError when Tinos is not there."""
    folder = Path(os.environ.get("RUMO_FONTS") or Path(rumo.__file__).parent / "static" / "dist" / "fonts")
    if not any(folder.glob(f"{FAMILY}*.ttf")):
        raise FontsMissingError(
            f"В папке {folder} нет шрифтов {FAMILY}. Соберите оформление сайта (npm ci и npm run build) "
            "или укажите папку со шрифтами в переменной RUMO_FONTS."
        )
    return folder
