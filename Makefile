# Everything a newcomer needs: `make run` and `make test`. The rest is for those who build.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
POSTGRES_URL ?= postgres://$(shell id -un)@127.0.0.1:5432/bazarche
CHECKOUTS ?= 1000
STALLS ?= 400
MANAGE = .venv/bin/python manage.py
MO = $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po locale/borrowed/*/LC_MESSAGES/django.po))

.PHONY: help run test test-sqlite test-postgres test-browser test-migrations check format bench \
	bench-peer weight faults shots lock install messages clean

help: ## Say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

# --- Install -------------------------------------------------------------------------------
install: .venv/installed $(MO) ## Create the environment from the lock

.venv/installed: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Bazarche needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 …"; exit 1; }
	@test -x .venv/bin/pip || $(PYTHON) -m venv .venv || \
		{ echo "Python's venv module is missing: on Debian, apt-get install python3-venv"; exit 1; }
	@echo "Installing (once; about a minute) …"
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

%.mo: %.po .venv/installed
	@.venv/bin/pybabel --quiet compile --input-file $< --output-file $@ \
		--locale $(notdir $(patsubst %/LC_MESSAGES/,%,$(dir $@)))

lock: ## Pin the newest allowed versions with hashes
	.venv/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --quiet --upgrade -o requirements.lock

# --- Run -----------------------------------------------------------------------------------
run: install ## Serve the shop with demo data on http://127.0.0.1:8000
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) demo --if-empty --caught-up
	@$(MANAGE) schedule & one=$$!; trap "kill $$one 2>/dev/null" EXIT INT TERM; \
	$(MANAGE) runserver --noreload $(ADDRESS)

# --- Test ----------------------------------------------------------------------------------
test: install ## All tests this machine can run; says what it left out
	@status=0; \
	$(MAKE) --no-print-directory test-sqlite || status=1; \
	$(MAKE) --no-print-directory test-migrations || status=1; \
	.venv/bin/python tests/available.py postgres $(POSTGRES_URL); \
	case $$? in \
		0) $(MAKE) --no-print-directory test-postgres || status=1;; \
		2) status=1;; \
	esac; \
	.venv/bin/python tests/available.py chromium; \
	case $$? in \
		0) $(MAKE) --no-print-directory test-browser || status=1;; \
		2) status=1;; \
	esac; \
	exit $$status

test-sqlite: install
	@echo "== Tests on SQLite"
	@env -u DATABASE_URL .venv/bin/pytest -q -n 2 -m "not browser and not migrations"

test-migrations: install
	@echo "== Tests with the real migrations"
	@env -u DATABASE_URL .venv/bin/pytest -q --migrations -m migrations

test-postgres: install
	@echo "== Tests on PostgreSQL"
	@DATABASE_URL=$(POSTGRES_URL) .venv/bin/pytest -q -n 2 -m "not browser and not migrations and not once"
	@DATABASE_URL=$(POSTGRES_URL) .venv/bin/pytest -q --migrations -m migrations

test-browser: install
	@echo "== Journeys in Chromium"
	@env -u DATABASE_URL .venv/bin/pytest -q -n 2 -m browser

# --- Judge ---------------------------------------------------------------------------------
check: install ## Lint, format, types, import line, missing migrations, translations, weak packages
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/djlint themes --lint --quiet
	.venv/bin/mypy
	.venv/bin/lint-imports
	DJANGO_SETTINGS_MODULE=shop.settings.test $(MANAGE) makemigrations --check --dry-run
	.venv/bin/python tests/translations.py
	.venv/bin/python tests/advisories.py requirements.lock

format: install ## Let ruff format the code
	.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

messages: install ## Collect new texts for the translator (needs gettext)
	$(MANAGE) makemessages --locale fa --no-location \
		--ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*'

bench: install ## Measure pages, search, basket and orders on PostgreSQL
	.venv/bin/python -m tests.benchmarks $(BENCH)

bench-peer: install ## Compare with a stock django-oscar shop of the same goods
	.venv/bin/python -m tests.benchmarks.peer $(BENCH)

weight: install ## Weigh pages on a slow phone (needs Chromium; some minutes the first time)
	.venv/bin/python -m tests.weight $(WEIGHT)

# FAULTS="web database" plays these alone; CHECKOUTS=100 STALLS=50 make it shorter.
faults: install ## Kill, starve and slow down real processes; nothing may be lost
	FAULTS_CHECKOUTS=$(CHECKOUTS) FAULTS_STALLS=$(STALLS) .venv/bin/python -m tests.faults $(FAULTS)

shots: install ## Take the README's screenshots
	.venv/bin/python -m tests.journeys.shots

clean: ## Remove what was built; keeps the database
	rm -rf .venv var/static .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	rm -f $(MO)
