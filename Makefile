.PHONY: run test bench faults lint format lock migration
.DEFAULT_GOAL := run

VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv

# A stamp a lock file: installing happens again only when what is locked changed.
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev

run: $(RUNTIME)  ## the product on this machine; with no settings, the sample office
	@exec $(BIN)/nhacviec run

test: $(DEV)  ## every test
	$(BIN)/python -m pytest -n 4 --dist loadfile

bench: $(DEV)  ## how fast it is beside the libraries it stands on; ONLY="plan_reading" for some
	@$(BIN)/python -m tests.bench $(ONLY)

faults: $(DEV)  ## kill the real process KILLS times on each database of ON; SEED to draw the same again
	@$(BIN)/python -m tests.faults --kills $(or $(KILLS),200) --on $(or $(ON),sqlite$(comma)postgresql) $(if $(SEED),--seed $(SEED))

comma := ,

lint: $(DEV)  ## style, types and the floors of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

migration: $(DEV)  ## a new step of the tables' history, from what differs between it and storage/schema
	$(BIN)/python -m storage.migrations.draft
	$(BIN)/ruff format storage/migrations

lock: $(DEV)  ## write the lock files anew from pyproject.toml
	$(UV) pip compile pyproject.toml --group dev --group build $(LOCK) -o requirements-dev.txt
	$(UV) pip compile pyproject.toml --group build -c requirements-dev.txt $(LOCK) -o requirements.txt

LOCK := --quiet --upgrade --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

$(BIN)/python:
	@python3 -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python's venv is missing. Install it with:  apt-get install python3-venv" >&2; exit 1; }

$(RUNTIME): requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing what Nhắc Việc needs into $(VENV) (once, about a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
