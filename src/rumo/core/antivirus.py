"""A virus scanner beside the system ⚙: a command that reads a file from its input and answers by its exit code.

`clamdscan --no-summary -` and `clamscan --no-summary -` answer 0 for a clean file, 1 for an infected one.
"""

from __future__ import annotations

import logging
import subprocess

from django.conf import settings

log = logging.getLogger(__name__)

CLEAN, INFECTED = 0, 1


class ScannerFailed(Exception):
    """The scanner did not answer: it is not there, took too long, or broke."""


def is_infected(content: bytes) -> bool:
    """What the scanner says; False without one. Raises ScannerFailed."""
    command = settings.VIRUS_SCANNER
    if not command:
        return False
    try:
        # The command comes from the administrator's settings; the user's bytes are its input, never its words.
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=settings.VIRUS_SCANNER_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.error("the virus scanner failed: %s", error)
        raise ScannerFailed from error
    if done.returncode not in (CLEAN, INFECTED):
        log.error("the virus scanner answered %s: %s", done.returncode, done.stderr[:500])
        raise ScannerFailed
    return done.returncode == INFECTED
