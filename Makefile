# `make demo` and `make test` need Python 3.11+ and nothing else; README.md tells the same for Windows.
PYTHON ?= python3
PY := .venv/bin/python

.PHONY: demo test lint bench seeds clean

demo: .stamp/front-end
	$(PY) -m rumo.cli demo

test: .stamp/front-end
	$(PY) tests/run.py

lint: .stamp/python
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	RUMO_DEBUG=1 $(PY) -m mypy
	.venv/bin/lint-imports

bench: .stamp/front-end
	$(PY) -m benchmarks

seeds: .stamp/python
	$(PY) -m benchmarks.seeds

.stamp/python: requirements/dev.txt pyproject.toml
	test -x $(PY) || $(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	mkdir -p .stamp && touch $@

# The script itself sees whether there is anything to build.
.stamp/front-end: .stamp/python $(shell find frontend -type f) package-lock.json
	$(PY) frontend/build.py
	touch $@

clean:
	rm -rf .venv .stamp node_modules src/rumo/static/dist var
