# openmash_room(<name> SOURCES a.cpp b.cpp NEEDS other_room sqlite3 TESTS a_test.cpp TEST_NEEDS … LABEL unit)
#
# Makes the library openmash_<name> from a room's sources and, where TESTS are named, the doctest program
# test_<name>, known to ctest under LABEL. NEEDS names rooms by their short names; anything else is linked as it stands.
# READ_ONCE names headers that most of its sources include: the compiler reads them once for all (precompiled headers).
# It is for speed alone: every file still includes what it uses. TOGETHER compiles so many sources at a time as one, where
# each is small and all pay for the same templates; such a room's private names must not clash from file to file.
# Which room may include which is not said here: tools/rooms.json is the law and tools/check_rooms.py holds it.

set(OPENMASH_WARNINGS -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
    -Werror=switch -Werror=return-type -Werror=unused-result)

add_library(openmash_flags INTERFACE)
target_compile_options(openmash_flags INTERFACE ${OPENMASH_WARNINGS})
target_include_directories(openmash_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  # A precompiled header is the same when its text is: without its time of day ccache can tell.
  target_compile_options(openmash_flags INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
  # A designated initialiser leaves unnamed members at their defaults: that is what it is for.
  target_compile_options(openmash_flags INTERFACE -Wno-missing-designated-field-initializers)
  target_link_options(openmash_flags INTERFACE -fuse-ld=lld)
else()
  # That `ensure(false, …)` never returns is plain to clang, which ships, and not to g++.
  target_compile_options(openmash_flags INTERFACE -Wno-missing-field-initializers -Wno-return-type)
endif()
if(OPENMASH_SANITIZE)
  target_compile_options(openmash_flags INTERFACE -fsanitize=${OPENMASH_SANITIZE} -fno-omit-frame-pointer -O1)
  target_link_options(openmash_flags INTERFACE -fsanitize=${OPENMASH_SANITIZE})
endif()

function(openmash_links target)
  target_link_libraries(${target} PUBLIC openmash_flags)
  foreach(need IN LISTS ARGN)
    if(EXISTS ${CMAKE_SOURCE_DIR}/src/${need})
      target_link_libraries(${target} PUBLIC openmash_${need})
    else()
      target_link_libraries(${target} PUBLIC ${need})
    endif()
  endforeach()
endfunction()

# Nothing under src/ names a hub: a test there that needs a real folder is told one.
set(openmash_example_hubs
    EXAMPLE_HUB="hubs/redbridge" ANOTHER_HUB="hubs/coventry" THIRD_HUB="hubs/northamptonshire"
    HOLDING_HUB="hubs/bexley" FOURTH_HUB="hubs/islington")

# A test is built once and run for a second or two: not worth a compiler's thought. What it tests is built as it ships.
function(openmash_as_a_test target)
  if(CMAKE_BUILD_TYPE STREQUAL Release)
    target_compile_options(${target} PRIVATE -O0 -g0)
  endif()
endfunction()

function(openmash_test name)
  cmake_parse_arguments(T "" "LABEL;TIMEOUT" "SOURCES;NEEDS;READ_ONCE" ${ARGN})
  if(NOT T_LABEL)
    set(T_LABEL unit)
  endif()
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 120)
  endif()
  add_executable(test_${name} ${T_SOURCES} ${CMAKE_SOURCE_DIR}/tests/doctest_main.cpp)
  openmash_as_a_test(test_${name})
  openmash_links(test_${name} ${T_NEEDS})
  if(T_READ_ONCE)
    target_precompile_headers(test_${name} PRIVATE ${T_READ_ONCE})
  endif()
  add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES LABELS ${T_LABEL} TIMEOUT ${T_TIMEOUT})
endfunction()

function(openmash_room name)
  cmake_parse_arguments(R "" "LABEL;TIMEOUT" "SOURCES;NEEDS;TESTS;TEST_NEEDS;READ_ONCE;TESTS_READ_ONCE;TOGETHER" ${ARGN})
  if(R_SOURCES)
    add_library(openmash_${name} STATIC ${R_SOURCES})
    openmash_links(openmash_${name} ${R_NEEDS})
    if(R_TOGETHER)
      set_target_properties(openmash_${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${R_TOGETHER})
    endif()
    if(R_READ_ONCE)
      target_precompile_headers(openmash_${name} PRIVATE ${R_READ_ONCE})
    endif()
  else()
    add_library(openmash_${name} INTERFACE)
    target_link_libraries(openmash_${name} INTERFACE openmash_flags)
    foreach(need IN LISTS R_NEEDS)
      target_link_libraries(openmash_${name} INTERFACE openmash_${need})
    endforeach()
  endif()
  if(R_TESTS)
    openmash_test(${name} SOURCES ${R_TESTS} NEEDS ${name} ${R_TEST_NEEDS} LABEL ${R_LABEL} TIMEOUT ${R_TIMEOUT}
                  READ_ONCE ${R_TESTS_READ_ONCE})
  endif()
endfunction()
