# moot_module(ROOM FILE...)   one room of src/, an object library that is part of libmoot
# moot_service(ROOM FILE...)  a room that is no part of libmoot: a library of its own for the program
# moot_program(NAME FILE...)  a program that links libmoot
# moot_test(NAME FILE...)     a test program, run by ctest without arguments in the source folder
function(moot_module room)
  add_library(moot_${room} OBJECT ${ARGN})
  target_include_directories(moot_${room} PUBLIC ${CMAKE_SOURCE_DIR}/include ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(moot_${room} PUBLIC moot_flags)
  target_link_libraries(moot PUBLIC moot_${room})
  target_sources(moot PRIVATE $<TARGET_OBJECTS:moot_${room}>)
endfunction()

function(moot_service room)
  add_library(moot_${room} STATIC ${ARGN})
  target_include_directories(moot_${room} PUBLIC ${CMAKE_SOURCE_DIR}/include ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(moot_${room} PUBLIC moot_flags moot)
endfunction()

function(moot_program name)
  add_executable(${name} ${ARGN})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/include ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE moot_flags moot)
endfunction()

function(moot_test name)
  moot_program(${name} ${ARGN})
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()
