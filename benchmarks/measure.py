"""The process of one measurement: `python -m benchmarks.measure NOUN OPTIONS` writes the result as JSON.

Started by `benchmarks.installation`, which sets the environment.
"""

from __future__ import annotations

import importlib
import json
import sys

import django


def main(noun: str, options: str) -> None:
    django.setup()
    # Models can be imported only after Django has started.
    module = importlib.import_module(f"benchmarks.{noun}")
    json.dump(module.measure(**json.loads(options)), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
