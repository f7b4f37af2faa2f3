# The commands of a checkout. `make` alone lists them; everything is installed under .venv/.

SHELL := /bin/sh
.DEFAULT_GOAL := help
BIN := .venv/bin
PORT ?= 8000
DATABASE ?= sqlite
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	--no-emit-find-links --python-version 3.11 --no-annotate --no-header
CATALOGUES := $(wildcard tracker/web/translations/*/LC_MESSAGES/*.po)
# What the build reads besides the code: when one changes, the project is installed anew.
BUILD := pyproject.toml tracker/web/translations/compile.py
EXTRACT := $(BIN)/pybabel --quiet extract --mapping-file=pyproject.toml --add-location=file \
	--keyword=lazy_gettext --keyword=lazy_ngettext:1,2 --keyword=lazy_pgettext:1c,2 \
	--output-file=.venv/messages.pot .
UPDATE := $(BIN)/pybabel --quiet update --input-file=.venv/messages.pot \
	--output-dir=tracker/web/translations \
	--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

.PHONY: help run test sure proof bench fix lock

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

run: .venv/installed $(CATALOGUES:.po=.mo) ## show the demo: the Qods session at http://127.0.0.1:8000 (PORT=... changes it)
	@$(BIN)/tracker demo --port $(PORT)

test: .venv/tools $(CATALOGUES:.po=.mo) ## run every test, on every core (DATABASE=postgresql: with the stores in PostgreSQL)
	@$(need_programs)
	$(BIN)/python -m pytest --numprocesses=auto --database=$(DATABASE)

sure: .venv/tools $(CATALOGUES:.po=.mo) ## check everything: format, lint, types, imports, templates, tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet templates
	$(EXTRACT)
	$(UPDATE) --check
	@$(MAKE) --no-print-directory test

proof: .venv/tools ## prove at length that nothing acknowledged is lost: 500 kills, 50 backups, 1,000 walks
	$(BIN)/python -m pytest tests/proof --capture=no --kills 500 --backups 50 --walks 1000

bench: .venv/tools $(CATALOGUES:.po=.mo) ## measure: one table of ratios with their targets (some minutes)
	$(BIN)/python -m tests.bench

fix: .venv/tools ## format the code, mend what lint can mend, bring the catalogues up to date
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format
	$(EXTRACT)
	$(UPDATE)

lock: ## pin the dependencies anew (needs uv)
	$(COMPILE) --extra postgres --group build pyproject.toml -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o tests/requirements.lock

# The environment. Each stamp is newer than what it was made from: a second run does nothing.

$(BIN)/python:
	@$(find_python)

.venv/locked: requirements.lock | $(BIN)/python
	@echo 'Installing requirements.lock into .venv ...'
	@$(PIP) install --require-hashes --requirement requirements.lock
	@touch $@

.venv/installed: .venv/locked $(BUILD)
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

.venv/tools: .venv/installed tests/requirements.lock
	@echo 'Installing tests/requirements.lock into .venv ...'
	@$(PIP) install --require-hashes --requirement tests/requirements.lock
	@touch $@

%.mo: %.po | .venv/installed
	@$(BIN)/python tracker/web/translations/compile.py

# Make .venv with the first Python that is new enough and can; else say what to install.
define find_python
enough='import sys; sys.exit(sys.version_info < (3, 11))'; found=; \
other=python3; command -v python3 >/dev/null && other=python3.11; \
for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c "$$enough" 2>/dev/null || continue; found=$${found:-$$python}; \
	$$python -c 'import ensurepip, venv' 2>/dev/null || continue; \
	$$python -m venv --clear .venv && exit; rm -rf .venv; exit 1; \
done; \
echo "Python 3.11 or newer, with venv, is needed. Install it with:" >&2; \
echo "    sudo apt-get install $${found:-$$other}-venv" >&2; exit 1
endef

# The suite never skips its browser and database tests: what they drive must be there (the
# node inside playwright's wheel wants libatomic).
define need_programs
missing=; \
command -v chromium >/dev/null || missing="$$missing chromium"; \
ls /usr/lib/*/libatomic.so.1 >/dev/null 2>&1 || missing="$$missing libatomic1"; \
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null \
	|| missing="$$missing postgresql"; \
[ -z "$$missing" ] && exit; \
echo "The tests need programs that are not here. Install them with:" >&2; \
echo "    sudo apt-get install$$missing" >&2; exit 1
endef
