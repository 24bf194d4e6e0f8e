# One INTERFACE target carries every compiler and linker flag of the project.
include(GNUInstallDirs)

set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
# C++ is for src/semantics/sat.cpp alone (docs/decisions/0006).
set(CMAKE_CXX_STANDARD 17)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# The rooms are in libmootipafair.so too.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Debug)
endif()

option(MOOT_SANITIZE "build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(MOOT_HARDEN "build with the hardening flags of a release" OFF)
option(MOOT_STATIC "put foreign libraries into the program where their archives are" OFF)
option(MOOT_FUZZ "build the libFuzzer programs (needs clang)" OFF)
option(MOOT_COVERAGE "build for gcov" OFF)

add_library(moot_flags INTERFACE)
target_compile_definitions(moot_flags INTERFACE _POSIX_C_SOURCE=200809L MOOT_VERSION="${MOOT_VERSION}")
target_compile_options(moot_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  $<$<COMPILE_LANGUAGE:C>:-Wstrict-prototypes> $<$<COMPILE_LANGUAGE:C>:-Wmissing-prototypes> -Wundef -Wcast-qual -Wcast-align -Wwrite-strings -Wformat=2 -Wvla
  -Wnull-dereference -Wimplicit-fallthrough -Wswitch-enum -Wdouble-promotion -Werror
  -ffp-contract=off -fno-common)
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
  target_compile_options(moot_flags INTERFACE -Wlogical-op -Wduplicated-cond -Wduplicated-branches)
endif()

if(MOOT_SANITIZE)
  # MOOT_ARENA_DEBUG gives every arena object a malloc of its own, so that ASan sees overruns.
  # MOOT_CHECK_WITNESSES has the solver check its own answers.
  target_compile_definitions(moot_flags INTERFACE MOOT_ARENA_DEBUG MOOT_CHECK_WITNESSES)
  target_compile_options(moot_flags INTERFACE -fsanitize=address,undefined
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(moot_flags INTERFACE -fsanitize=address,undefined)
endif()
if(MOOT_HARDEN)
  target_compile_options(moot_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
    -fstack-protector-strong -fstack-clash-protection -fcf-protection)
  target_link_options(moot_flags INTERFACE -Wl,-z,relro,-z,now)
endif()
if(MOOT_FUZZ)
  target_compile_options(moot_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(MOOT_COVERAGE)
  target_compile_options(moot_flags INTERFACE --coverage)
  target_link_options(moot_flags INTERFACE --coverage)
endif()
