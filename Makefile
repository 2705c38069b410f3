# Every target sets up .venv by itself from the hashed lock files. Needed beforehand: Python 3.11
# or newer, make, and pip's usual way to a package index.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
RUN := .venv/.ready-run
DEV := .venv/.ready-dev
DEMO_DIR ?= build/demo

# Plugins are named, not discovered: a plugin that happens to be installed changes no result, and
# start-up takes 1.5 s instead of 16 s.
export PYTEST_DISABLE_PLUGIN_AUTOLOAD := 1
PYTEST := $(BIN)/python -m pytest -p xdist -p hypothesispytest -p inline_snapshot -p scripts.noskip
PYTEST_ARGS ?= -q -n 2 --dist worksteal

.PHONY: help setup demo test lint bench bench-ledger bench-read bench-match bench-outlook fuzz test-faults lock schemas readme parts clean

help:
	@echo "make demo     the embedded dossier from reports to brief, into $(DEMO_DIR)"
	@echo "make test     all tests"
	@echo "make lint     ruff, mypy, import contracts, house rules"
	@echo "make bench    speed beside the peers', into build/bench.json"
	@echo "make bench-read  how well texts are read, on the held-out reports"
	@echo "make bench-ledger  speed of the ledger beside the disk, sha256sum and pymerkle"
	@echo "make bench-match how well reports are matched, on made reports whose incidents are known"
	@echo "make bench-outlook how good forecasts are, beside the baselines; and the other parts of the outlook"
	@echo "make fuzz     100,000 spoilt texts thrown at the reader (FUZZ_ARGS='--count N --seed S')"
	@echo "make test-faults 500 kills at random moments over both stores (FAULT_ARGS='--kills N --seed S --flips N')"
	@echo "make setup    only .venv, with $(BIN)/ceasefire (PYTHON=... to choose the Python)"
	@echo "make schemas  write what is generated: JSON Schemas, the acts, the options of the commands"
	@echo "make readme   write the output of every command shown in README.md and docs/"
	@echo "make lock     resolve the dependencies anew"
	@echo "make clean    remove .venv, caches and build/"

setup: $(RUN)

# The Python is looked for here and not in setup_venv.py, because that needs one to start. A distribution's own comes first
# where it can make environments: it is built with its profile, and reads a tenth faster than one that is not.
SYSTEM_PYTHON ?= /usr/bin/python3.11
define find_python
candidates="$(PYTHON)"; if [ -z "$$candidates" ]; then candidates="python3.11 python3 python3.12 python3.13 python"; \
  if "$(SYSTEM_PYTHON)" -c 'import ensurepip, venv' >/dev/null 2>&1; then candidates="$(SYSTEM_PYTHON)"; fi; fi; \
for python in $$candidates ""; do \
  [ -n "$$python" ] || { if [ -n "$(PYTHON)" ]; then echo "PYTHON=$(PYTHON) is not there or older than 3.11; without it one is looked for" >&2; \
    else echo "Python 3.11 or newer is needed and none was found (Debian: apt-get install python3 python3-venv)" >&2; fi; exit 1; }; \
  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then break; fi; \
done
endef

$(RUN): requirements.lock requirements-dev.lock pyproject.toml
	@$(find_python); "$$python" scripts/setup_venv.py run

$(DEV): $(RUN) requirements-dev.lock
	@$(BIN)/python scripts/setup_venv.py dev

demo: $(RUN)
	@$(BIN)/ceasefire demo $(DEMO_DIR)

parts: $(DEV)
	@$(BIN)/python scripts/debian.py

test: $(DEV) parts
	@$(PYTEST) $(PYTEST_ARGS)

# All of them run even when one fails, so that one run shows every fault.
lint: $(DEV)
	@failed=; \
	$(BIN)/ruff check . || failed="$$failed ruff"; \
	$(BIN)/mypy || failed="$$failed mypy"; \
	$(BIN)/lint-imports --no-logo || failed="$$failed import-linter"; \
	$(BIN)/python scripts/generate.py --check || failed="$$failed generated-files"; \
	$(BIN)/python scripts/lint_house.py || failed="$$failed house-rules"; \
	if [ -n "$$failed" ]; then echo "lint failed:$$failed" >&2; exit 1; fi

FUZZ_ARGS ?=
fuzz: $(DEV)
	@$(BIN)/python -m scripts.fuzz_read $(FUZZ_ARGS)

FAULT_ARGS ?=
test-faults: $(DEV) parts
	@$(BIN)/python -m scripts.faults $(FAULT_ARGS)

bench: $(DEV)
	@$(BIN)/python scripts/bench.py

bench-match: $(DEV)
	@$(BIN)/python scripts/bench_match.py --million
	@$(BIN)/python scripts/bench_links.py

bench-ledger: $(DEV) parts
	@$(BIN)/python scripts/bench_ledger.py

bench-outlook: $(DEV)
	@$(BIN)/python scripts/bench_outlook.py

bench-read: $(DEV)
	@$(BIN)/python scripts/bench_read.py

schemas: $(DEV)
	@$(BIN)/python scripts/generate.py

readme: $(DEV)
	@$(BIN)/python scripts/docrun.py --write README.md $$(grep -rl --include=*.md '^```console' docs)
	@$(BIN)/python scripts/backtest_page.py

lock:
	@$(find_python); "$$python" scripts/lock.py

clean:
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
