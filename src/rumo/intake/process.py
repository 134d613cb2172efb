"""Reading a stranger's file in a process of its own: whatever it does to the reader, the worker goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from rumo.papers.readers.document import UnreadableFile

SECONDS = 60
_COMMAND = (sys.executable, "-m", "rumo.intake.extraction")


def extract_safely(data: bytes, name: str, people: Sequence[tuple[str, str, str]]) -> dict[str, Any]:
    """What `extraction.to_json` gives. Raises UnreadableFile, also when the file takes too long or too much memory."""
    about = json.dumps({"name": name, "people": people}).encode() + b"\n"
    try:
        done = subprocess.run(_COMMAND, input=about + data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UnreadableFile(
            _("Файл читается дольше минуты. Разделите его на части или сохраните заново в Word.")
        ) from None
    if done.returncode != 0:
        raise UnreadableFile(
            _("Файл не удалось прочитать. Откройте его в Word, сохраните как .docx и загрузите снова.")
        )
    answer: dict[str, Any] = json.loads(done.stdout)
    if "message" in answer:
        raise UnreadableFile(answer["message"])
    return answer
