# kst_made(TARGET FUNCTION MAKER sources… [ARGS files…] [ALSO file])
#
# A source file of TARGET that a small program writes when kst is built, so that its start need not work it out. MAKER
# (tools/cmake/MAKER.cc) is compiled with `sources`, sees the headers of TARGET, and is called with ARGS and then the path
# of the file to write, which stands for FUNCTION; ALSO names a second file that it writes beside that.
function(kst_made target function maker)
  cmake_parse_arguments(ARG "" "ALSO" "ARGS" ${ARGN})
  set(output ${CMAKE_BINARY_DIR}/embedded/${function}.cc)
  add_executable(kst_${maker} ${CMAKE_SOURCE_DIR}/tools/cmake/${maker}.cc ${ARG_UNPARSED_ARGUMENTS})
  target_include_directories(kst_${maker} PRIVATE $<TARGET_PROPERTY:${target},INTERFACE_INCLUDE_DIRECTORIES>)
  target_link_libraries(kst_${maker} PRIVATE kst_schema)
  add_custom_command(OUTPUT ${output} BYPRODUCTS ${ARG_ALSO}
    COMMAND kst_${maker} ${ARG_ARGS} ${output} DEPENDS kst_${maker} ${ARG_ARGS} VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
