# `make run`, `make test` and `make test-long` require only Python 3.11+, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

PLAN ?=
MONTH ?=
YEAR ?=
HEADLESS ?=
SANDBOX_PORT ?=
export PLAN MONTH YEAR HEADLESS SANDBOX_PORT

# Tests that depend on the database run a second time on PostgreSQL; TEST_DATABASE=postgresql runs all tests there.
ON_POSTGRESQL := $(addprefix tests/promises/test_, storage at_once prepared ballot_secrecy ballot_keys ballot_shredded \
		bulk_check_in forged_updates ingest once sending_promises several_bots shared_pace troubles_database two_processes) \
	$(addprefix tests/commands/test_, backup_server copy doctor_postgresql)
# The long run adds the slow tests, and conversations, outages, clocks and webhooks on PostgreSQL.
LONG_ON_POSTGRESQL := $(addprefix tests/promises/test_, any_order bulk_check_in downtime kill_ballot kill_checkin \
	kill_decisions kill_leave kill_makeup kill_softly kill_year_papers many_processes migrations troubles_clock \
	troubles_database troubles_telegram) $(addprefix tests/commands/test_, deploy handed_in)
MORE_ON_POSTGRESQL := $(addprefix tests/promises/test_, migrations troubles_clock webhook) \
	$(addprefix tests/chats/test_, ballot binding changes check_in leave makeup month notice plan privacy roster schedule setup \
		summary todo)
PYTEST := $(BIN)/python -m pytest -n 3 -q -rs

.PHONY: run test test-long check bench screenshots samples lock clean

run: $(VENV)/run.stamp
	@$(BIN)/python -m sandbox run

test: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) -m "not long"
	$(PYTEST) -m "not long" --database postgresql $(ON_POSTGRESQL:%=%.py)

# Killed processes, network faults, many processes, generated months, the bench, full browser stories, other bots.
test-long: $(VENV)/test.stamp $(VENV)/bots.stamp
	$(PYTEST) -m long
	$(PYTEST) -m long --database postgresql $(LONG_ON_POSTGRESQL:%=%.py)
	$(PYTEST) -m "not long" --database postgresql $(MORE_ON_POSTGRESQL:%=%.py)

# Run before a commit: `make test` without the test suite, with fixes applied.
check: $(VENV)/test.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The figures of docs/performance.md, and bench/results.json; takes about half an hour on an otherwise idle machine.
# `.venv/bin/python -m bench --against COMMIT` compares this tree with an earlier version.
bench: $(VENV)/test.stamp
	$(BIN)/python -m bench

# The pictures of the READMEs and docs/, taken in a browser (Debian: chromium and fonts-noto-cjk).
screenshots: $(VENV)/test.stamp
	$(BIN)/python -m pytest -q tests/page/test_page_story.py tests/page/test_page_record.py
	$(BIN)/python -m tests.support.pictures

# The papers in docs/samples, with their pictures (Debian: libreoffice-writer-nogui and fonts-noto-cjk).
samples: $(VENV)/test.stamp
	$(BIN)/python -m tests.support.paper_samples

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info < (3, 11) and sys.exit("Python 3.11 or newer is needed, for example: make PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/run.stamp: requirements.lock | $(VENV)/bin/python
	@echo "Installing into $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/test.stamp: requirements-dev.lock | $(VENV)/bin/python
	@echo "Installing into $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# The bots on Node.js libraries; without npm their tests are skipped, and say so.
$(VENV)/bots.stamp: tests/support/bots/package-lock.json | $(VENV)/bin/python
	@if command -v npm >/dev/null; then \
		mkdir -p $(VENV)/bots && cp tests/support/bots/package*.json tests/support/bots/.npmrc $(VENV)/bots/ && \
		(cd $(VENV)/bots && npm ci --loglevel=error) && touch $@; \
	else echo "npm is not installed: the bots on grammY and telegraf are skipped"; fi

# The lock files contain hashes and no index address, so any mirror can serve them. The versions in the developers' lock
# constrain the other lock, so the bot runs with the versions that were tested.
lock:
	uv pip compile pyproject.toml --extra sandbox --extra dev --universal --generate-hashes --no-emit-index-url --no-header -o requirements-dev.lock
	uv pip compile pyproject.toml --extra sandbox --constraint requirements-dev.lock --universal --generate-hashes --no-emit-index-url --no-header -o requirements.lock

clean:
	rm -rf $(VENV) out
