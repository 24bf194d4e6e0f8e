# The front door; CMakePresets.json says what each build is.
all: build/dev/build.ninja
	@cmake --build --preset dev
build/%/build.ninja:
	@cmake --preset $* >/dev/null
quick: all
	@ctest --test-dir build/dev --output-on-failure -j2
.PHONY: all quick
