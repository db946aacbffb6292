# Everything that is done with this repository, one word each:
#
#   make demo         build, then open a sample workspace; needs no account and no network
#   make build        build .build/release/lakelock
#   make test         check format and house rules, build and run every test
#   make lint         check format and house rules only
#   make chaos-config let the config file's writer fail and die some thousand times more
#   make scan-memory  look for values in the memory of the built program, ten times over
#   make chaos-editor try the editor, pastes and saves with ten thousand random cases of each
#   make chaos-verbs  kill and stop the built program at every request of its long-running verbs
#   make chaos-move   let every request of a move of 100 keys fail in every way
#   make chaos-read   let every request of comparisons, copies across and audits fail in every way
#   make bench        measure the built program beside a reference in C
#   make screenshots  take the pictures in Screenshots/ again
#   make install      copy the program, its manual page and completions to $(DESTDIR)$(PREFIX)
#   make clean        remove what was built
#
# Debian packages that are missing are installed with apt-get, and named before that.

SWIFT ?= swift
PREFIX ?= /usr/local
RELEASE = .build/release

# The Swift runtime goes into the program, so that it runs where no Swift is installed, and so do the
# libraries that Scripts/archives finds, so that it starts sooner. What is left comes from the system
# alone, never from the folder that the program happens to lie in.
#
# Of its own names the program shows libraries only those that take the place of theirs, in CHeap and
# CNcurses: with all of them shown, each of the ten thousand names that libcurl and its libraries look
# up is first searched for among six thousand more.
ARCHIVES = $(CURDIR)/.build/archives
RELEASE_FLAGS = -c release --static-swift-stdlib --disable-local-rpath \
  -Xswiftc -L$(ARCHIVES) -Xlinker --no-export-dynamic \
  $(addprefix -Xlinker --export-dynamic-symbol=,free realloc write)

.PHONY: build demo test lint chaos-config chaos-editor chaos-verbs chaos-move chaos-read \
  scan-memory bench screenshots install clean

build:
	@Scripts/packages libncurses-dev libcurl4-openssl-dev
	@SWIFT=$(SWIFT) Scripts/archives $(ARCHIVES)
	$(SWIFT) build $(RELEASE_FLAGS) --product lakelock

demo:
	@$(MAKE) --no-print-directory build >&2
	@Scripts/demo $(RELEASE)/lakelock

test:
	@SWIFT=$(SWIFT) Scripts/test

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	Scripts/house-rules

chaos-config:
	@Scripts/packages libncurses-dev libcurl4-openssl-dev strace python3
	@SWIFT=$(SWIFT) Tests/ConfigFaults/run all

scan-memory:
	@Scripts/packages libmicrohttpd-dev tmux bash openssl strace python3
	@SWIFT=$(SWIFT) Tests/MemoryScan/run all

chaos-editor:
	@Scripts/packages libncurses-dev libcurl4-openssl-dev libmicrohttpd-dev
	ALL_CASES=1 $(SWIFT) test --disable-xctest --filter \
	  '\.(RoundTrip|EditorScript|RandomPaste|SaveFault|RandomSaveFault)Tests/'

chaos-verbs:
	@Scripts/packages libncurses-dev libcurl4-openssl-dev libmicrohttpd-dev
	LAKELOCK_CHAOS=1 $(SWIFT) test --disable-xctest --filter \
	  'EndToEnd/Struck|is struck by a fault'

chaos-move:
	@Scripts/packages libncurses-dev libcurl4-openssl-dev libmicrohttpd-dev
	ALL_CASES=1 $(SWIFT) test --disable-xctest --filter '\.TransferFaultTests/'

chaos-read:
	@Scripts/packages libncurses-dev libcurl4-openssl-dev libmicrohttpd-dev
	ALL_CASES=1 $(SWIFT) test --disable-xctest --filter '\.(Compare|Audit)FaultTests/'

bench: build
	@Scripts/packages python3 curl fzf libmicrohttpd-dev
	$(SWIFT) build $(RELEASE_FLAGS) --product lakelock-emulator
	@python3 Tests/Benchmarks/bench.py $(RELEASE)/lakelock $(RELEASE)/lakelock-emulator

screenshots: build
	@Scripts/packages python3 xterm xvfb xdotool tmux imagemagick fonts-dejavu-core
	@PYTHONPATH=Tests/PythonHarness python3 Tests/Screenshots/screenshots.py $(RELEASE)/lakelock Screenshots

install: build
	install -D -m 755 $(RELEASE)/lakelock $(DESTDIR)$(PREFIX)/bin/lakelock
	@Scripts/install-texts $(RELEASE)/lakelock $(DESTDIR)$(PREFIX)/share

clean:
	$(SWIFT) package clean
	rm -rf .peers
