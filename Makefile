# Two commands are all most people need: `make serve` and `make test`. `make help` lists the rest.
# Each target here is run by .ci/run.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
INDEX  ?= index
DOCS   ?=
HOST   ?= 127.0.0.1
PORT   ?= 8000

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z][a-z0-9-]*:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# The virtual environment: made once, and again when a list of requirements changes.
$(VENV)/.product: requirements.txt
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.development: tests/requirements.txt $(VENV)/.product
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

.PHONY: install
install: $(VENV)/.product ## make .venv with what the product needs

# Exit status 1 of the indexer means: published, but some files were skipped (each was named).
.PHONY: index
index: $(VENV)/.product ## make INDEX hold the documents of DOCS, or the shipped samples
	$(BIN)/python -m indexer update "$(or $(DOCS),corpus/samples)" --index "$(INDEX)" || [ $$? -eq 1 ]

.PHONY: serve
serve: $(VENV)/.product ## index DOCS, or the samples when there is no index, then serve http://HOST:PORT
	@$(if $(DOCS),,test -e "$(INDEX)" ||) $(MAKE) --no-print-directory index
	@$(BIN)/python -m search_app serve --index "$(INDEX)" --host $(HOST) --port $(PORT)

.PHONY: test
test: $(VENV)/.development ## run all tests but those in a browser
	$(BIN)/python -m pytest

.PHONY: check
check: $(VENV)/.development ## formatting, lint, types, structure
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_structure.py tests/test_documentation.py

.PHONY: extraction
extraction: $(VENV)/.development ## measure what is read of documents against golden ones; fail below a floor
	$(BIN)/python -m tests.extraction

.PHONY: relevance
relevance: $(VENV)/.development ## measure how well passages are found for judged questions; fail below a floor
	$(BIN)/python -m tests.relevance --gate

$(VENV)/.peers: tests/benchmarks/requirements.txt $(VENV)/.development
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/benchmarks/requirements.txt
	@touch $@

# Of the samples and what is made of them, or of PASSAGES=file (JSON Lines; see tests/benchmarks/passages.py) and COUNT=n of its passages.
# With SAVE=--save the figures are added to tests/benchmarks/runs/. COUNTS, SECONDS: how far to grow, how long to ask the server.
COUNT   ?= 3000
COUNTS  ?= 1000,3000
SECONDS ?= 5
ROWS     = $(if $(PASSAGES),--passages $(PASSAGES))
.PHONY: bench
bench: $(VENV)/.peers ## measure reading, analysis, facets, pages, engines side by side, rebuilding, growth, the server under load
	$(BIN)/python -m tests.benchmarks.bench_corpus $(SAVE)
	$(BIN)/python -m tests.benchmarks.bench_analyzers $(SAVE)
	$(BIN)/python -m tests.benchmarks.bench_facets $(SAVE)
	$(BIN)/python -m tests.benchmarks.bench_pages $(SAVE)
	$(BIN)/python -m tests.benchmarks.bench_engines --count $(COUNT) $(ROWS) $(SAVE)
	$(BIN)/python -m tests.benchmarks.bench_rebuild --count $(COUNT) $(ROWS) $(SAVE)
	$(BIN)/python -m tests.benchmarks.bench_growth --counts $(COUNTS) $(ROWS) $(SAVE)
	tests/benchmarks/install.sh
	$(BIN)/python -m tests.benchmarks.bench_server --count $(COUNT) --seconds $(SECONDS) $(ROWS) $(SAVE)

.PHONY: e2e
e2e: $(VENV)/.development ## drive the site in a real browser (installs chromium where it is missing)
	tests/e2e/install.sh
	$(BIN)/python -m pytest tests/e2e

# Public lists of divisions change a few times a year; see corpus/data/README.md for where to get them.
.PHONY: regions
regions: $(VENV)/.product ## make the gazetteer anew from the lists in SOURCE
	$(if $(SOURCE),,$(error make regions needs SOURCE=, the folder with the lists: see corpus/data/README.md))
	$(BIN)/python corpus/data/build_regions.py $(SOURCE)
	$(BIN)/python -m analyzers.data.build_places corpus/data/regions.tsv corpus/data/place_exceptions.tsv

.PHONY: clean
clean: ## remove .venv, the index made without INDEX= and caches
	rm -rf $(VENV) index tests/artefacts tests/e2e/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
