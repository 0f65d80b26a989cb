# Two commands: `make run` and `make test`. Both start from nothing but Python 3.11+, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

PLAN ?=
MONTH ?=
YEAR ?=
HEADLESS ?=
SANDBOX_PORT ?=
export PLAN MONTH YEAR HEADLESS SANDBOX_PORT

# What leans on the database, for a second round on PostgreSQL; TEST_DATABASE=postgresql runs everything there.
ON_POSTGRESQL := $(addprefix tests/chats/test_, plan schedule check_in leave ballot makeup summary todo month privacy \
		roster binding setup changes) \
	$(addprefix tests/commands/test_, copy backup_server doctor_postgresql) \
	$(addprefix tests/promises/test_, storage prepared two_processes ballot_secrecy ballot_secrecy_postgresql downtime \
		once bulk_check_in ingest any_order sending_promises shared_pace webhook many_processes several_bots \
		troubles_* kill_*)

.PHONY: run test check bench screenshots lock clean

run: $(VENV)/run.stamp
	@$(BIN)/python -m sandbox run

test: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 3 -q -rs
	$(BIN)/python -m pytest -n 3 -q -rs --database postgresql $(ON_POSTGRESQL:%=%.py)

# What a developer runs before a commit: the same, without waiting for the suite.
check: $(VENV)/test.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The figures of docs/performance.md, and bench/results.json; about half an hour, on a machine that does nothing else.
# `.venv/bin/python -m bench --against COMMIT` compares this tree with an earlier version.
bench: $(VENV)/test.stamp
	$(BIN)/python -m bench

# The pictures of the READMEs and of docs/: the story is played in a browser (Debian's chromium and fonts-noto-cjk).
screenshots: $(VENV)/test.stamp
	$(BIN)/python -m pytest -q tests/page/test_page_story.py
	$(BIN)/python -m tests.support.pictures

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

# The lock files carry hashes and no index address, so that any mirror serves. What runs is what was tested: the versions
# that the developers' lock settles on bind the other one.
lock:
	uv pip compile pyproject.toml --extra sandbox --extra dev --universal --generate-hashes --no-emit-index-url --no-header -o requirements-dev.lock
	uv pip compile pyproject.toml --extra sandbox --constraint requirements-dev.lock --universal --generate-hashes --no-emit-index-url --no-header -o requirements.lock

clean:
	rm -rf $(VENV) out
