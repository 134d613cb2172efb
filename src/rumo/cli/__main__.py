from __future__ import annotations

from rumo.cli.main import main

main()
