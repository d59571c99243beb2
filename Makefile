# Two commands do all the set-up: `make run` and `make test`. They need Python 3.11+ with pip, and make.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV ?= .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.run-ready
DEV_STAMP := $(VENV)/.dev-ready

.PHONY: help run test lint format types bench fuzz torture screenshots docs wheel clean

help:  ## show these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "bulletsmith needs Python 3.11 or newer: install it, or run 'make PYTHON=/path/to/python3 $(MAKECMDGOALS)'"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV_STAMP): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(RUN_STAMP)

run: $(RUN_STAMP)  ## set up, and open the program on the sample CV
	@$(BIN)/bulletsmith demo

test: $(DEV_STAMP)  ## run all tests
	@$(BIN)/pytest -n auto

lint: $(DEV_STAMP)  ## style, types, import contracts, generated docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV_STAMP)  ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(DEV_STAMP)  ## print the budgets table: each figure beside its floor
	@$(BIN)/python -m benchmarks

torture: $(DEV_STAMP)  ## kill the program N times while it types and saves, and look for a lost word
	@$(BIN)/python -m benchmarks.torture $(or $(N),50)

FILES ?= 10000
SECONDS ?= 60
fuzz: $(DEV_STAMP)  ## FILES mutated files for each reader, then SECONDS of atheris (TARGET=name: one)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]' || echo "no atheris here: mutated files only"
	@$(BIN)/python -m fuzzing --files $(FILES) --seconds $(SECONDS) $(if $(TARGET),--target $(TARGET))

screenshots: $(DEV_STAMP)  ## draw the README's pictures
	@$(BIN)/python -m benchmarks.screenshots

wheel: $(DEV_STAMP)  ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

clean:  ## remove what the commands above made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
