# Two commands are enough: `make demo` to run everything here, `make test` to check everything.
# Each installs what it needs the first time. The others: setup, check, long, bench, pictures, locks.

PYTHON ?= python3
BIN := .venv/bin
LOCK ?= requirements.lock
STEP := $(PYTHON) backend/cli/installing.py
# One more than the cores they are meant for: a test often waits for a browser, a server or a clock.
WORKERS ?= 3
# Neighbours stay together, for a file shares what it made; whoever has no more takes from the others.
SHARED := -n $(WORKERS) --dist worksteal
# What was compiled once is kept, whatever the shell says: each process that a test starts would compile it again.
export PYTHONDONTWRITEBYTECODE :=
SOURCES := $(shell find pwa locales -type f -not -path 'pwa/dist/*' 2>/dev/null)
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	--python-version 3.11 pyproject.toml

.PHONY: setup demo test check long bench pictures locks tools

setup: $(BIN)/.installed node_modules/.installed pwa/dist/manifest.json

$(BIN)/.installed: $(LOCK)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Il faut Python 3.11 ou plus : make PYTHON=python3.11")'
	@$(STEP) "L’environnement Python" - $(PYTHON) -m venv .venv
	@$(STEP) "Les paquets Python" $(LOCK) $(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r $(LOCK)
	@touch $@

node_modules/.installed: package-lock.json
	@node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || { echo "Il faut Node 20 ou plus."; exit 1; }
	@$(STEP) "Les paquets de l’interface" - npm ci --no-progress $(NPM_FLAGS)
	@touch $@

pwa/dist/manifest.json: node_modules/.installed $(SOURCES)
	@$(STEP) "L’interface" - npm run --silent build

# Ctrl-C stops everything; so does the end of make itself, whatever ended it.
demo: setup
	@$(BIN)/python -m backend demo --tied

# What the tests need beside Python and Node (tests/apt.txt). What cannot be had is told by a failing test.
tools: setup
	@$(BIN)/python -m tests.setup.install

test: tools
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest $(SHARED) -m "not long and not bench"

.PHONY: lint
lint: setup
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo >/dev/null || $(BIN)/lint-imports --no-logo
	npm run --silent types

# The inner loop: what needs neither a browser nor a server, and the stories.
check: setup lint
	$(BIN)/python -m pytest $(SHARED) -q -m "not (long or bench or browser or slow) and (story or not served)"

long: tools
	$(BIN)/python -m pytest -m long
	$(BIN)/python -m pytest -n $(WORKERS) -m "hypothesis and not long" --hypothesis-profile=others

bench: tools
	$(BIN)/python -m tests.bench
	$(BIN)/python -m pytest -q -m bench tests/bench

pictures: tools
	$(BIN)/python -m tests.browser.pictures

locks: setup
	$(COMPILE) --group dev --group embedded -o requirements.lock
	$(COMPILE) --constraint requirements.lock -o requirements.prod.lock
