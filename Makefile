# Everything a newcomer needs: `make help` lists it. Stamps keep second runs quick.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.stamps
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The tests and the build start hundreds of processes: each would compile every module anew if it kept none of them.
unexport PYTHONDONTWRITEBYTECODE
# Further arguments, as in `make test ARGS='-k silence'` or `make demo ARGS='--port 8001'`.
ARGS ?=

# What each file of pins in requirements/ is made from; a new extra or group is added here and nowhere else.
PINS := check test server cluster build uv
pins-server := pyproject.toml --extra server --extra settlement --extra dispatches --extra documents
pins-cluster := pyproject.toml --extra settlement --extra cluster
pins-test := $(pins-server) --extra cluster --group test
pins-check := $(pins-test) --group check --group docs
pins-build := --group build
pins-uv := --group uv

# What the tests use of Debian: a browser, a database server, a C compiler, ssh-keygen, a word processor, the layout of
# PDF, and letters for every script that the pages show.
DEBIAN_PACKAGES := chromium postgresql gcc libc6-dev openssh-client libreoffice-writer-nogui libpango-1.0-0 libpangoft2-1.0-0 \
	fonts-dejavu-core fonts-noto-core fonts-wqy-zenhei

.DEFAULT_GOAL := install
.PHONY: help install messages pages test check docs demo bench torture wheelhouse pins clean debian-packages

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

install: $(STAMPS)/server $(STAMPS)/project ## the product with its server: leaves the command at .venv/bin/goodoffices

test: $(STAMPS)/test $(STAMPS)/project debian-packages ## run the tests (ARGS goes to pytest)
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(STAMPS)/check $(STAMPS)/project ## lint, format, types, import rules, documentation
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(MAKE) --no-print-directory docs

docs: $(STAMPS)/check $(STAMPS)/project ## build the documentation into docs/_build/html
	$(BIN)/sphinx-build -W --keep-going -q docs docs/_build/html

demo: install ## open the product in a browser, with two talks loaded
	$(BIN)/goodoffices demo $(ARGS)

bench: $(STAMPS)/test $(STAMPS)/project ## measure speed, each figure beside its reference
	$(BIN)/python -m benchmarks $(ARGS)

pages: $(STAMPS)/test $(STAMPS)/project debian-packages ## open every page in every language, on a screen and on a telephone, by axe-core
	GOODOFFICES_EVERY_PAGE=1 $(BIN)/python -m pytest tests/e2e/test_languages.py tests/e2e/test_class_languages.py $(ARGS)

messages: $(STAMPS)/server $(STAMPS)/project ## bring the catalogues of the interface's languages up to date
	$(BIN)/python -m tools.messages

torture: $(STAMPS)/test $(STAMPS)/project debian-packages ## hurt the record in full, for hours: power, kill -9, full disk, changed bundles
	$(BIN)/python -m torture $(ARGS)

wheelhouse: $(STAMPS)/project ## collect all that an offline laptop needs
	rm -rf wheelhouse
	$(PIP) wheel --require-hashes --wheel-dir wheelhouse -r requirements/server.txt
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir wheelhouse .
	@echo "wheelhouse/ holds wheels for $$($(BIN)/python -c 'import platform; print(platform.system(), platform.machine(), "Python", platform.python_version())')."
	@echo "Copy it to the laptop (the same system and Python there) and install without a network by"
	@echo "    python3 -m venv goodoffices && goodoffices/bin/pip install --no-index --find-links wheelhouse 'goodoffices[server,settlement,dispatches,documents]'"

pins: $(STAMPS)/uv ## renew requirements/ from pyproject.toml (ARGS=--upgrade also moves to newer versions)
	$(foreach name,$(PINS),$(call compile,$(name)))

# The widest set comes first and the others take their versions from it, so that no two files disagree.
# --python-version is the oldest that counts (Debian 12 has 3.11.2); --universal keeps what another system needs.
define compile
	$(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes --no-header \
		$(pins-$(1)) $(if $(filter check,$(1)),$(ARGS),--constraint requirements/check.txt) -o requirements/$(1).txt

endef

clean: ## remove everything that was built, the virtual environment included
	rm -rf $(VENV) build dist wheelhouse docs/_build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests benchmarks torture -name __pycache__ -prune -exec rm -rf {} +

debian-packages:
	@scripts/debian-packages $(DEBIAN_PACKAGES)

$(BIN)/python:
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || scripts/debian-packages python3-venv
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(STAMPS)/%: requirements/%.txt | $(BIN)/python
	$(PIP) install --require-hashes -r $<
	@mkdir -p $(@D) && touch $@

# Installed from the checkout, so that an edited file counts at once; only a change of pyproject.toml calls for it again.
$(STAMPS)/project: pyproject.toml $(STAMPS)/build
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@
