# make         the edition as HTML, PDF and EPUB, in build/
# make as-known  the edition as known on the day of the post, in build/as-known/
# make serve   a preview that follows your changes
# make docs    the documentation of the extensions, in build/docs/
# make check   style, types and the quick tests, in under a minute
# make test    every test that can run on this machine
# make catalogs  the printed words of the extensions, for translation
# make settings  the version and addresses of pyproject.toml, written where they are named
# make release   wheels, HTML, PDF and EPUB of a version, with hashes and notes, in build/release/
# make clean   remove what was made

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SOURCES := conf.py index.md references.bib contributors.yml \
           $(shell find source glossary extensions -type f -not -path '*/__pycache__/*' -not -path '*.egg-info/*')
# The colophon of the PDF names the commit, as conf.py asks for it; nothing where this is no checkout.
COMMIT  := $(if $(wildcard .git),$(shell git rev-parse --verify --short=10 HEAD 2>/dev/null))

.PHONY: all html pdf epub as-known serve docs docs-html docs-pdf docs-epub lint check test node passages catalogs settings release clean
# The site offers PDF and EPUB to download: they come first, however many jobs there are.
all: pdf epub
	@$(MAKE) --no-print-directory html
	@echo "The edition is in:"
	@echo "  build/html/index.html"
	@echo "  build/pdf/whither-kazakhstan.pdf"
	@echo "  build/epub/whither-kazakhstan.epub"

html epub: %: build/.%
pdf: build/.pdf-$(COMMIT)

build/.html: $(SOURCES) $(VENV)/.ready
	$(call build,html)

build/.epub: $(SOURCES) $(VENV)/.ready
	$(call build,epub)
	$(call publish,epub)

build/.pdf-$(COMMIT): $(SOURCES) $(VENV)/.ready
	@rm -f build/.pdf*
	$(call build,pdf)
	$(call publish,pdf)

# The file of a format, put into the site. Pages that were made without it are made again.
define publish
@mkdir -p build/html
@for file in build/$(1)/*.$(1); do \
  [ -e "build/html/$${file##*/}" ] || rm -f build/.html; cp "$$file" build/html/ || exit; done
endef

# Warnings are errors, and all of them are shown. Each format reads the sources for itself:
# with a shared environment a page could miss a change that another format's build had taken note of.
define build
@echo "Building build/$(1)"
@$(BIN)/sphinx-build -q -W --keep-going -j auto -d build/doctrees/$(1) -b $(1) . build/$(1)
@touch $@
endef

$(VENV)/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; name one with PYTHON=…")'
	@echo "Setting up $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.ready-%: $(VENV)/.ready
	@echo "Installing what '$*' needs (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[$*]'
	@touch $@

# What became known after the day of the post is left out; sources that are later say so.
as-known: $(VENV)/.ready
	@mkdir -p build/as-known/html
	@for format in pdf epub html; do echo "Building build/as-known/$$format"; \
	  $(BIN)/sphinx-build -q -W --keep-going -j auto -t as_known -d build/doctrees/as-known-$$format \
	  -b $$format . build/as-known/$$format || exit; \
	  [ $$format = html ] || cp build/as-known/$$format/*.$$format build/as-known/html/ || exit; done

serve: $(VENV)/.ready-serve
	$(BIN)/sphinx-autobuild --watch extensions -d build/doctrees/serve . build/serve

docs: docs-html docs-pdf docs-epub

docs-html docs-pdf docs-epub: docs-%: $(VENV)/.ready
	@$(BIN)/sphinx-build -q -W --keep-going -d build/docs/doctrees/$* -b $* docs build/docs/$*

# In folders that are no packages, all have one name. To mypy they get one each.
CONFTESTS = $(foreach file,$(wildcard tests/*/conftest.py tests/*/*/conftest.py), \
              $(if $(wildcard $(dir $(file))__init__.py),,$(file)))

lint: $(VENV)/.ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@rm -rf build/conftests && mkdir -p build/conftests
	@for file in $(CONFTESTS); do ln -s ../../$$file build/conftests/$$(echo $$file | tr / _); done
	$(BIN)/mypy build/conftests

# The tests of a file stay together in one process: they share what it has built.
PYTEST = $(BIN)/python -m pytest -n auto --dist loadfile

check: lint
	$(PYTEST) -q -m "not browser and not latex and not slow"

test: lint
	$(PYTEST)

# Checkers that come from npm; tests that need one are skipped without it.
node: tests/node_modules/.ready
tests/node_modules/.ready: tests/package.json
	npm install --prefix tests --ignore-scripts --no-package-lock --no-audit --no-fund --loglevel=error
	@touch $@

# Add passages that are new to the registry; those already issued never change.
passages: $(VENV)/.ready
	$(BIN)/sphinx-build -q -b dummy -D apparatus_issue_passages=1 -d build/doctrees/passages . build/passages

# Collect the printed words of the extensions for translation, and compile the translations.
catalogs: $(VENV)/.ready
	$(BIN)/python tools/catalogs.py

# Write the version, owner, contact and repository of pyproject.toml into the files that name them.
settings: $(VENV)/.ready
	$(BIN)/python tools/settings.py

# DRAFT=--draft tries it out before all is committed and has a version.
release: all $(VENV)/.ready-release
	$(if $(DRAFT),,$(BIN)/python -m sphinx_apparatus.cli check --release)
	$(BIN)/python tools/release.py $(DRAFT)

clean:
	rm -rf build
