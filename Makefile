# make demo    install, read the sample corpus into firsthand.db, print the ledger
# make test    install, run every test
# make check   what CI runs: lint, format, types, tests, quality gate
# make quality | bench | fuzz | pictures | clean

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
DONE := $(VENV)/.installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LEDGER ?= firsthand.db
SECONDS_OF_FUZZING ?= 60
# One more extra to install, as EXTRA=ru for Russian: about 60 MB, which not everyone wants.
EXTRA ?=
comma := ,
# A Python in which datasketch, gaoya and rensa are installed, to measure them beside Firsthand.
PEERS ?= .peers/bin/python

export PIP_ROOT_USER_ACTION := ignore

.PHONY: setup demo test check lint types quality bench fuzz pictures clean

setup: $(DONE)

$(DONE): pyproject.toml constraints.txt packages/reader/pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name it with PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed, $(PYTHON) is older; name another with PYTHON=..."; exit 1; }
	@echo "installing into $(VENV) (a minute or two, once)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade "pip>=25.1"
	@$(PIP) install --prefer-binary -c constraints.txt -e '.[fast,reader,web,parquet,postgres$(addprefix $(comma),$(EXTRA))]' ./packages/reader --group dev
	@touch $@

# FollowTheMoney in an environment of its own, to ask it about the export (FIRSTHAND_FTM).
.ftm/bin/ftm: pyproject.toml
	@$(PYTHON) -m venv .ftm
	@.ftm/bin/python -m pip --disable-pip-version-check --quiet install --upgrade "pip>=25.1"
	@.ftm/bin/python -m pip --disable-pip-version-check --quiet install --only-binary=:all: --group ftm
	@touch $@

demo: $(DONE)
	@$(BIN)/firsthand ingest examples --ledger $(LEDGER)
	@echo
	@$(BIN)/firsthand stories --ledger $(LEDGER)
	@echo
	@$(BIN)/python -c 'from firsthand import Ledger; \
	  [print(s.id) for s in Ledger.open("$(LEDGER)").stories()]' \
	  | while read -r id; do $(BIN)/firsthand story $$id --ledger $(LEDGER) || exit 1; echo; done
	@echo "The ledger is in $(LEDGER). Try next (. $(BIN)/activate first):"
	@echo "  firsthand events --type release"
	@echo "  firsthand statements --speaker ministry"
	@echo "  firsthand diff a-ap.txt d-ap-correction.txt"
	@echo "  firsthand origin a-ap.txt --why"
	@echo "  firsthand show a-valley-courier.md"
	@echo "  firsthand ingest YOUR-FOLDER --ledger yours.db"
	@echo "The pages: firsthand serve --ledger $(LEDGER) --open"

test: $(DONE)
	@$(BIN)/python -m pytest -n auto

lint: $(DONE)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(DONE)
	@$(BIN)/mypy

check: lint types test quality

quality: $(DONE)
	@$(BIN)/python -m quality

bench: $(DONE)
	@$(BIN)/python -m bench.ingest
	@$(BIN)/python -m bench.copies speed --peers $(PEERS)

fuzz: $(DONE)
	@$(PIP) install --prefer-binary -c constraints.txt --group fuzz
	@$(BIN)/python fuzz/fuzz_read.py -max_total_time=$(SECONDS_OF_FUZZING)

# The pictures of the README: the real pages over the sample corpus. Needs chromium.
pictures: $(DONE)
	@$(BIN)/python -m quality.pictures

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
