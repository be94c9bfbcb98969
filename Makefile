# Two targets do all the set-up on a machine that has git, make and python3 with venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
RUNS := $(VENV)/.runs

run: $(RUNS)  ## read an example article and write its dossier
	@mkdir -p out
	$(BIN)/pourparlers dossier examples/guarantees.fr.txt --date 2025-09-05 --issues examples/guarantees.issues.toml -o out/guarantees.html

test: $(STAMP)  ## everything that must hold
	$(BIN)/ruff check src tests gates bench training
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -n 2

$(RUNS): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(STAMP): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(RUNS)

gates: $(STAMP)  ## quality against pinned floors
	$(BIN)/python gates/reading.py

clean:
	rm -rf $(VENV) out build .pytest_cache .mypy_cache .ruff_cache

.PHONY: run test gates clean
