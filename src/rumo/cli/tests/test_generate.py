"""`rumo generate`: nothing is written beside what is there already, unless asked for."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from rumo.cli.main import main
from rumo.directory.models import Region


@pytest.mark.usefixtures("cast")
def test_the_command_does_not_mix_invented_data_with_others() -> None:
    there = Region.objects.count()
    refused = CliRunner().invoke(main, ["generate", "--scale", "region"])
    assert (refused.exit_code, Region.objects.count()) == (1, there)
    assert "--add" in refused.output
