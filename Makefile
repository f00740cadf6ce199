# `make demo` and `make test` set everything up by themselves; the rest is for those who build.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SOURCES := src tests tools

.PHONY: demo test check units bench lock clean

demo: .venv/run  ## build the Western Balkans synopsis from the shipped figures, in demo/
	@test -f demo/synopsis.toml || $(BIN)/synopsis init demo --region western-balkans
	@$(BIN)/synopsis --workspace demo gather --from shipped
	@$(BIN)/synopsis --workspace demo build

test: check units  ## set everything up and pass the tests

check: .venv/test  ## style, types, floors, dependencies, dead code
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry src
	$(BIN)/vulture

units: .venv/test .venv/look
	$(BIN)/pytest -n 2 --dist loadfile

bench: .venv/test  ## whole-process times and memory, as docs/benchmarks.md quotes them
	$(BIN)/python tools/bench.py $(if $(EVENTS),--events $(EVENTS))
	$(BIN)/python tools/bench_outlooks.py
	$(BIN)/python tools/bench_composites.py
	$(BIN)/python tools/bench_scenarios.py --seeds 10
	$(BIN)/python tools/bench_check.py
	$(if $(SURVEY),$(BIN)/python tools/bench_survey.py $(SURVEY) $(if $(PEER),--peer $(PEER)))

.venv/run: requirements/run.txt pyproject.toml
	@echo "Setting up .venv ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test: .venv/run requirements/test.txt
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

# The look of the pages is checked where Node is present; the tests say so where it is not.
.venv/look: tests/report/look/package-lock.json
	@if command -v npm >/dev/null; then npm ci --prefix tests/report/look --silent --no-audit --no-fund; fi
	@mkdir -p .venv && touch $@

lock: .venv/test  ## lock the dependencies anew
	$(BIN)/pip-compile --quiet --upgrade --extra report --extra survey --extra outlook --extra scenarios --all-build-deps --allow-unsafe --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras \
	  --output-file requirements/run.txt pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --allow-unsafe --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras \
	  --output-file requirements/test.txt requirements/test.in

clean:
	rm -rf demo .venv
