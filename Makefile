# Everything happens in .venv, which make builds itself. Another interpreter: make PYTHON=python3.12 ...

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := out/demo
PIP := $(BIN)/python -m pip --disable-pip-version-check
CHECKED := toolkit corpora reports tests

.DEFAULT_GOAL := help
.PHONY: help demo test check neural reports corpora benchmark benchmark-alignment clean

help:
	@echo "make demo       compare the bundled reports and write pages to $(DEMO)/"
	@echo "make test       check, then run all tests"
	@echo "make check      ruff and mypy"
	@echo "make neural     add the extra neural (PyTorch, large), so that make test runs its tests too"
	@echo "make corpora    rebuild corpora/ from its annotations"
	@echo "make reports    rebuild reports/ from the corpora"
	@echo "make benchmark  measure speed and memory"
	@echo "make benchmark-alignment  align beside other aligners; FOLDERS=\"...\" for other documents than corpora/"
	@echo "make clean      remove everything that make made"

demo: $(VENV)/.package
	@mkdir -p $(DEMO)
	@tail -n +2 corpora/manifest.tsv | cut -f 1,7 | while read -r slug direction; do \
		$(BIN)/parallax compare corpora/$$slug/$${direction%-*}.txt corpora/$$slug/$${direction#*-}.txt \
			-o $(DEMO)/$$slug.html || exit $$?; \
		echo "$(DEMO)/$$slug.html"; \
	done
	@echo "Done. Open the pages above in a browser; they need no network."

test: check
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff format --check $(CHECKED)
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/mypy

neural: $(VENV)/.neural

corpora: $(VENV)/.dev
	$(BIN)/python corpora/build.py

reports: $(VENV)/.package
	$(BIN)/python reports/build.py

benchmark: $(VENV)/.package
	$(BIN)/python -m tests.benchmarks.speed

# FOLDERS: NAME.zh and NAME.en, a sentence a line, and NAME.gold; ARGUMENTS: what --help of the benchmark shows.
benchmark-alignment: $(VENV)/.peers
	$(BIN)/python -m tests.benchmarks.alignment $(FOLDERS) $(ARGUMENTS)

clean:
	rm -rf $(VENV) out dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find toolkit corpora reports tests -name __pycache__ -prune -exec rm -rf {} +

# Stamps: a file is touched when its step has succeeded, so that a repeated run does nothing.

$(VENV)/.made:
	@$(PYTHON) -c "" || { echo "make: $(PYTHON) does not run. Install Python 3.11 or newer (Debian: apt-get install \
	python3 python3-venv), or name one: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { echo "make: Parallax needs Python 3.11 or \
	newer, and $(PYTHON) is $$($(PYTHON) -V). Name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c "import ensurepip, venv" || { echo "make: $(PYTHON) cannot make virtual environments. Install what is \
	missing (Debian: apt-get install python3-venv), then run make again." >&2; exit 1; }
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.package: $(VENV)/.made pyproject.toml constraints.txt toolkit/version.py
	$(PIP) install --quiet -c constraints.txt -e .
	@touch $@

# Dependency groups (PEP 735) need pip 25.1.
$(VENV)/.dev: $(VENV)/.package
	$(PIP) install --quiet -c constraints.txt --upgrade pip
	$(PIP) install --quiet -c constraints.txt --group dev
	@touch $@

$(VENV)/.neural: $(VENV)/.dev
	$(PIP) install --quiet -c constraints.txt -e '.[neural]'
	@touch $@

# Peers may fail to build (sentalign needs a C compiler); the table then says which are missing.
$(VENV)/.peers: $(VENV)/.dev
	$(PIP) install --quiet -c constraints.txt --group peers || echo "make: not all peers could be installed" >&2
	@touch $@
