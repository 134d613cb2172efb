"""The desk's part on monitoring."""

from __future__ import annotations

from rumo.monitoring.enums import ResponseState
from rumo.monitoring.tests import factories as make
from rumo.portal.desk_monitoring import my_forms, to_accept
from tests.cast import Cast


def test_form_stands_on_the_desk_until_it_is_handed_in(cast: Cast) -> None:
    campaign = make.make_campaign(cast.association, [make.make_version(cast.association)])
    form = make.make_respondent(campaign, cast.municipality)
    assert [line.title for line in my_forms(cast.municipal_methodologist)] == [campaign.title]
    assert my_forms(cast.teacher) == my_forms(cast.stranger) == to_accept(cast.secretary) == ()
    form.delete()
    make.make_respondent(campaign, cast.municipality, state=ResponseState.SUBMITTED)
    assert my_forms(cast.municipal_methodologist) == ()
    assert [line.note for line in to_accept(cast.secretary)] == ["принять: 1\N{NO-BREAK SPACE}форма"]
    assert to_accept(cast.stranger) == ()
