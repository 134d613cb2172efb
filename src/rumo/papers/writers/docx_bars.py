"""Bars beside the numbers of a Word table: one dot of each shade, a picture, drawn as long as the number says.

A picture is what every office program shows and prints sharp; screen readers pass it by, the number stands beside it.
"""

from __future__ import annotations

from io import BytesIO

from docx.document import Document
from docx.oxml.ns import nsmap
from PIL import Image

from rumo.papers.writers.numbers import Bar

SHADES = (0x59, 0xB3, 0x85, 0xD9)  # as in templates/parts.typ
HEIGHT = 132  # twentieths of a point
_EMU = 635  # in a twentieth of a point
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_SPACES = " ".join(f'xmlns:{name}="{nsmap[name]}"' for name in ("wp", "a", "pic", "r"))


class Bars:
    """Draws into one document; a shade is put into the file when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._drawn = 0

    def drawing(self, bar: Bar, room: int) -> str:
        """A run with the bar; `room` is the longest there may be, in twentieths of a point."""
        self._drawn += 1
        width, height = max(1, int(bar.length * room)) * _EMU, HEIGHT * _EMU
        name = f'id="{self._drawn}" name="bar {self._drawn}"'
        size = f'cx="{width}" cy="{height}"'
        dot = self._shade(bar.shade)
        return (
            f'<w:r><w:drawing {_SPACES}><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr {name} descr="">{_DECORATIVE}</wp:docPr><a:graphic><a:graphicData uri="{nsmap["pic"]}">'
            f'<pic:pic><pic:nvPicPr><pic:cNvPr {name} descr=""/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{dot}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _shade(self, number: int) -> str:
        """The name of the relationship; asked again, it is the same."""
        dot = BytesIO()
        Image.new("L", (1, 1), SHADES[number % len(SHADES)]).save(dot, "PNG")
        dot.seek(0)
        return str(self._document.part.get_or_add_image(dot)[0])
