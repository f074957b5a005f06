# Two commands do everything on a fresh machine that has git, make and Python 3.11 or later:
#   make tender    the documents of the sample tender, in build/
#   make test      the whole test suite
# The environment is made once, in .venv, from the locked versions in requirements/.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PYTEST_ARGS ?=

.PHONY: tender test lint types contracts check bench lock browser-tools clean

tender: .venv/runtime
	$(BIN)/ictcriteria build templates/tender.yaml --out build

test: .venv/dev
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest $(PYTEST_ARGS)
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

lint: .venv/dev
	$(BIN)/ruff check src tests scripts bench
	$(BIN)/ruff format --check src tests scripts bench

types: .venv/dev
	$(BIN)/mypy

contracts: .venv/dev
	$(BIN)/lint-imports

check: .venv/dev
	$(BIN)/ictcriteria check criteria templates templates/tender.yaml --profile strict --fail-on warning

# Prints the rows of the performance goals; pandoc is used where it is installed.
bench: .venv/dev
	$(BIN)/python bench/run.py

# New versions within the ranges of pyproject.toml; hashes, and no address of an index.
lock: .venv/dev
	$(BIN)/python scripts/lock.py

# axe-core and the Nu HTML checker for the browser tests, and the YAML language server of editors, from npm.
browser-tools:
	npm install --no-save --no-package-lock --no-audit --no-fund --silent axe-core@4.14.1 vnu-jar@26.9.27 yaml-language-server@1.25.0

clean:
	rm -rf .venv build dist node_modules

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime: .venv/python requirements/runtime.txt requirements/build.txt pyproject.toml
	$(PIP) install --require-hashes --requirement requirements/runtime.txt --requirement requirements/build.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/runtime requirements/dev.txt
	$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@
