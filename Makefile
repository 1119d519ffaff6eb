# Everything a newcomer types. Needs Python 3.11 or newer, git and make; all else goes into .venv.

PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3.14 python3; do \
	$$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
READY := .venv/.ready
CHROMIUM := $(firstword $(foreach name,chromium chromium-browser google-chrome,$(shell command -v $(name) 2>/dev/null)))
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# The tests that are near the modules of which every branch is to be run ([tool.coverage.run] in pyproject.toml).
GUARDING := $(addprefix tests/,domain bot_api intake delivery storage texts test_logs.py test_logs_in_process.py \
	conversation works/test_worker.py works/test_crashes.py e2e/test_faults_delivery.py e2e/test_faults_intake.py \
	e2e/test_group_moves.py)

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup system demo run test lint format texts docs pictures links audit secrets sbom release coverage mutants kill-test fuzz \
	controls campaign restore-drills figures bench lock clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(READY) ## Make .venv and install everything into it

system: ## Install Debian's Chromium and fonts, for the browser tests
	$(SUDO) apt-get update -qq
	$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
		chromium fonts-dejavu-core fonts-noto-color-emoji

demo: $(READY) ## Start the sandbox and the bot, and print the address of the page (ARGS=--keep, ARGS=--script)
	$(BIN)/reportbot demo $(ARGS)

run: $(READY) ## Serve real Telegram with the settings of .env
	$(BIN)/reportbot run

test: lint ## Lint, types, import contracts, all tests (ARGS=tests/domain)
	@[ -n "$(CHROMIUM)" ] || echo "No Chromium found: the browser tests are skipped. 'make system' installs one."
	$(BIN)/python -m pytest $(or $(ARGS),-n 2 --dist loadfile)

lint: $(READY) ## Lint, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --explicit-package-bases reportbot tests benchmarks
	$(BIN)/lint-imports

format: $(READY) ## Format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

texts: $(READY) ## Check every text: keys, arguments, lengths, markup; then write the pages that show them
	$(BIN)/python -m pytest -q tests/texts tests/conversation/filing/test_small_screens.py
	@$(BIN)/python -m tests.documents.pages

docs: $(READY) ## Write the pages of docs/ that are made from the program
	@$(BIN)/python -m tests.documents.pages

pictures: $(READY) ## Take the pictures of docs/ from the real page and a real letter, with Chromium
	@$(BIN)/python -m tests.browser.pictures

links: $(READY) ## Fetch each outside address that documents and texts send people to, and say which are lost
	@$(BIN)/python -m tests.documents.links

audit: $(READY) ## Known vulnerabilities of what is locked, where the package index tells them
	@$(BIN)/python -m tests.supply_chain.audit $(ARGS)

secrets: $(READY) ## Nothing that looks like a secret is in the tree (ARGS=--history: or was ever committed)
	@$(BIN)/python -m tests.supply_chain.secret_scan $(ARGS)

sbom: $(READY) ## build/sbom.json: what the bot consists of, in CycloneDX
	@$(BIN)/python -m tests.supply_chain.sbom $(ARGS)

release: $(READY) ## dist/: wheel, sdist, bill of materials, checksums of the version (ARGS=--draft: whatever is missing)
	@$(BIN)/python -m tests.supply_chain.release $(ARGS)

coverage: $(READY) ## Every branch of what must not be wrong is run by the tests that are near it
	@mkdir -p build
	nice $(BIN)/python -m coverage run -m pytest $(GUARDING)
	$(BIN)/python -m coverage report

mutants: $(READY) ## Change the program in some places more, one at a time: do the tests notice? (ARGS=--most=50)
	nice $(BIN)/python -m tests.campaigns.mutants $(ARGS)

kill-test: $(READY) ## 200 SIGKILLs under load: nothing lost, nothing twice (ARGS=…)
	$(BIN)/python -m tests.campaigns.kill $(ARGS)

fuzz: $(READY) ## 10 seeds of fuzzed updates through the whole receiving path (ARGS="--runs 100 --record")
	$(BIN)/python -m tests.campaigns.fuzz $(ARGS)

controls: $(READY) ## Make the bot wrong in 23 ways, one by one: a campaign finds each (ARGS="--only 03")
	$(BIN)/python -m tests.campaigns.controls $(ARGS)

campaign: $(READY) ## Go on with all campaigns from their ledger (ARGS="--minutes 30 --kinds crashes")
	$(BIN)/python -m tests.campaigns $(ARGS)

restore-drills: $(READY) ## Backups under load, restored and proven (ARGS="--runs 5")
	$(BIN)/python -m tests.campaigns.restore_drills $(ARGS)

figures: $(READY) ## The table of what all campaigns have shown, from their ledger
	@$(BIN)/python -m tests.campaigns.figures

bench: $(READY) ## ReportBot beside two plain bots and the floor: CPU, speed, memory, and the goals (ARGS=--short)
	@$(BIN)/python -m benchmarks $(ARGS)

lock: ## Resolve the requirements anew (needs uv)
	uv pip compile --universal --generate-hashes --no-annotate --no-header --extra dev pyproject.toml -o requirements-dev.txt
	uv pip compile --universal --generate-hashes --no-annotate --no-header -c requirements-dev.txt pyproject.toml -o requirements.txt
	echo 'hatchling>=1.27' | uv pip compile --universal --generate-hashes --no-annotate --no-header -c requirements-dev.txt - -o requirements-build.txt

clean: ## Remove .venv, caches and what was built; data stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
	find reportbot tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The build backend comes from the hashed requirements too, so nothing is fetched without a hash.
$(READY): requirements-dev.txt pyproject.toml
	@[ -n "$(PYTHON)" ] || { echo "ReportBot needs Python 3.11 or newer with venv (Debian: apt-get install python3-venv)."; exit 1; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
