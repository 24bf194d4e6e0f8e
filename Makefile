# The front door: what each build is stands in CMakePresets.json, what each step does in tools/.
#   make demo     build the release and map the example        make lint     every check of the style
#   make test     build with sanitizers and run every test     make format   let clang-format decide
#   make release  build/release/moot and build/release/vectors make golden   rewrite the expected bytes
#   make fuzz     60 seconds for each target                   make bench    measure
#   make install  PREFIX=/usr/local DESTDIR=                   make weights  fit the miner to data/
#   make clean
# The first two also install the Debian packages that are missing (.ci/packages).
PREFIX ?= /usr/local
SECONDS_EACH ?= 60

all: build/dev/build.ninja
	@cmake --build --preset dev
build/%/build.ninja:
	@cmake --preset $* >/dev/null
quick: all
	@ctest --test-dir build/dev --output-on-failure -j2
demo:
	@tools/need.sh build && $(MAKE) --no-print-directory release && tools/demo.sh
test:
	@tools/need.sh build test && $(MAKE) --no-print-directory all && tools/test.sh build/dev
lint:
	@tools/need.sh build test lint && $(MAKE) --no-print-directory all && tools/lint.sh build/dev
release: build/release/build.ninja
	@cmake --build --preset release --target moot_cli vectors
format:
	@tools/need.sh lint && git ls-files '*.c' '*.h' | xargs clang-format -i
golden: all
	@MOOT_GOLDEN=rewrite ctest --test-dir build/dev -R golden --output-on-failure && git status --short tests
fuzz:
	@tools/need.sh build fuzz && $(MAKE) --no-print-directory build/fuzz/build.ninja && tools/fuzz.sh $(SECONDS_EACH)
weights: build/release/build.ninja
	@cmake --build --preset release --target train sides && build/release/train data src/mine 10 && \
	cmake --build --preset release --target sides && build/release/sides data src/mine
bench: build/release/build.ninja
	@cmake --build --preset release && tools/bench.sh
install: release
	@cmake --preset release -DCMAKE_INSTALL_PREFIX=$(PREFIX) >/dev/null && cmake --build --preset release --target moot_cli && \
	DESTDIR=$(DESTDIR) cmake --install build/release
clean:
	@rm -rf build
.PHONY: all quick demo test lint release format golden fuzz weights bench install clean
