"""What must be done by the clock. Apps register jobs in `apps.ready()`; `rumo tick` and `rumo serve` run them.

Jobs must be idempotent: a job may run again after a crash.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    every: timedelta
    run: Callable[[], object]


_jobs: dict[str, Job] = {}


def register(name: str, every: timedelta, run: Callable[[], object]) -> None:
    """Have `run()` called about every `every`."""
    _jobs[name] = Job(name, every, run)


def jobs() -> tuple[Job, ...]:
    return tuple(_jobs.values())


class Ticker:
    """Remembers when each job last ran in this process."""

    def __init__(self) -> None:
        self._last: dict[str, datetime] = {}

    def tick(self, moment: datetime) -> list[str]:
        """Run what is due at `moment` and return the names. A job that fails does not stop the others."""
        due = [job for job in jobs() if job.name not in self._last or moment - self._last[job.name] >= job.every]
        for job in due:
            self._last[job.name] = moment
            try:
                job.run()
            except Exception:  # whatever it was, it is logged and the job comes up again in its next turn
                log.exception("job %s failed", job.name)
        return [job.name for job in due]
