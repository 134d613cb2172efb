from __future__ import annotations

import pytest

from rumo.core.versions import Stale, save_edit
from rumo.meetings.tests.factories import make_meeting
from tests.cast import Cast


def test_an_edit_from_an_old_version_is_refused_and_writes_nothing(cast: Cast) -> None:
    meeting = make_meeting(cast.association, title="Было")
    save_edit(meeting, 1, title="Первый секретарь")
    with pytest.raises(Stale) as refused:
        save_edit(meeting, 1, title="Второй секретарь")
    assert refused.value.record.version == 2
    meeting.refresh_from_db()
    assert meeting.title == "Первый секретарь"
