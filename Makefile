# valbench: `make demo` shows everything on the bundled sample, `make test` runs all tests.

.PHONY: all demo test test-cluster test-interop kills lint bench bench-extract bench-gateway bench-generate bench-deduplicate bench-split bench-scale fuzz fuzz-short dependencies clean

BIN = .build/release
OPTIONAL_PACKAGES =
SYSTEM_PACKAGES = libxml2-dev libbz2-dev libsqlite3-dev zlib1g-dev libzstd-dev pkg-config

all: dependencies
	swift build -c release

demo: all
	@echo
	@echo "== From a dump to a dataset: valbench run pipelines/rebuild-dataset.yaml"
	@$(BIN)/valbench run pipelines/rebuild-dataset.yaml
	@echo
	@echo "== Other splits of the dataset: valbench run pipelines/regenerate-splits.yaml"
	@$(BIN)/valbench run pipelines/regenerate-splits.yaml
	@echo
	@echo "== From pairs to scores: valbench run pipelines/evaluate-models.yaml"
	@$(BIN)/valbench run pipelines/evaluate-models.yaml
	@echo
	@echo "== What the judge is worth: valbench run pipelines/check-judge.yaml"
	@$(BIN)/valbench run pipelines/check-judge.yaml
	@echo
	@echo "There are two reports. Open them in a browser:"
	@echo "  file://$(CURDIR)/runs/evaluate-models/report.html  a model that answers by chance"
	@echo "  file://$(CURDIR)/runs/check-judge/report.html      responses whose true scores are known"

# Tests that keep the processors busy run first and by themselves: others wait for servers, and have deadlines.
LONG_SUMS = StatisticsTests|ReportingTests

# The tests kill programs and have system calls fail, for which they need strace, and open pages in a browser. Without one
# they skip that: on Ubuntu the package is a stub that needs snaps.
test kills: SYSTEM_PACKAGES += strace
test: OPTIONAL_PACKAGES += chromium
test: dependencies
	swift test --disable-xctest --filter "$(LONG_SUMS)"
	swift test --disable-xctest --skip-build --skip "$(LONG_SUMS)" --experimental-maximum-parallelization-width 12

# A thousand kills of runs that ask a model, and one at every system call that touches the ledger.
kills: dependencies
	VALBENCH_CAMPAIGN=1 swift test --disable-xctest --filter "KillTests|LedgerFaultTests"

# The pipelines in shards, with Snakemake on this machine and on a Slurm of one node, both installed for that: needs Python
# 3.11 and takes six minutes.
test-cluster: SYSTEM_PACKAGES += python3-venv
test-cluster: all
	Tests/Cluster/cluster_tests.py $(TEST)

# What valbench writes, opened with the field's own tools: needs Python 3.11, and takes a few minutes the first time.
test-interop: SYSTEM_PACKAGES += python3-venv
test-interop: all
	Tests/Interop/interop_tests.py $(TEST)

# Compares with public tools, where they are installed, in the same run: needs Python 3. BENCH holds options of one of them.
bench: bench-extract bench-gateway bench-generate bench-deduplicate bench-split bench-scale

bench-extract: dependencies
	swift build -c release --product valbench-extract
	Benchmarks/extract.py $(BENCH)

bench-gateway: dependencies
	swift build -c release --product valbench-evaluate
	swift build -c release --product loopback-model
	Benchmarks/gateway.py $(BENCH)

bench-generate: dependencies
	swift build -c release --product valbench-extract
	swift build -c release --product valbench-generate
	swift build -c release --product loopback-model
	Benchmarks/generate.py $(BENCH)

bench-deduplicate: dependencies
	swift build -c release --product valbench-deduplicate
	Benchmarks/deduplicate.py $(BENCH)

# A whole dataset with planted duplicates and leaks.
bench-split: dependencies
	for product in valbench-embed valbench-deduplicate valbench-split valbench-publish loopback-model; do \
	  swift build -c release --product $$product || exit 1; \
	done
	Benchmarks/split.py $(BENCH)

# What whole wikis would take, reckoned from rates that are measured here.
bench-scale: dependencies
	for product in valbench-extract valbench-generate valbench-evaluate valbench-deduplicate valbench-split loopback-model; do \
	  swift build -c release --product $$product || exit 1; \
	done
	Benchmarks/scale.py $(BENCH)

FUZZ = WikitextScanner XMLEvents BZip2Driver

# Feeds the parsers what libFuzzer makes up: so many RUNS a target, from the SEED. The short one is for every change.
fuzz: RUNS = 10000000
fuzz: SEED = 0
fuzz-short: RUNS = 150000
fuzz-short: SEED = 1
fuzz fuzz-short: all
	Fuzz/seeds
	Fuzz/build $(FUZZ)
	@set -e; for target in $(FUZZ); do Fuzz/run $$target $(RUNS) $(SEED); done

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Fuzz Benchmarks

# Installs what the build needs and this machine lacks, asking nothing.
dependencies:
	@command -v swift >/dev/null || { \
	  echo "Swift 6.2 or later is needed: https://www.swift.org/install/linux/"; exit 1; }
	@if command -v dpkg-query >/dev/null; then \
	  missing=""; root=""; [ "$$(id -u)" = 0 ] || root="sudo"; \
	  for package in $(SYSTEM_PACKAGES); do \
	    dpkg-query -W -f '$${db:Status-Status}' $$package 2>/dev/null | grep -qx installed || missing="$$missing $$package"; \
	  done; \
	  if [ -n "$$missing" ]; then \
	    echo "Installing$$missing"; \
	    $$root apt-get -qq update </dev/null && \
	    $$root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install $$missing </dev/null >/dev/null || exit 1; \
	  fi; \
	  for package in $(OPTIONAL_PACKAGES); do \
	    command -v $$package >/dev/null || { \
	      $$root apt-get -qq update </dev/null && \
	      $$root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install $$package </dev/null >/dev/null; \
	    } || echo "Going on without $$package."; \
	  done; \
	else \
	  echo "Not Debian or Ubuntu: install the packages that correspond to $(SYSTEM_PACKAGES) yourself."; \
	fi

clean:
	rm -rf .build runs
