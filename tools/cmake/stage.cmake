# kst_stage(FOLDER DEPENDS targets… [PRIVATE libraries…] [RULES pattern FUNCTION name])
#
# One static library from the .cc files of FOLDER and of the folders in it. Its headers are reached as
# "FOLDER/name.h" through an include root that holds this folder alone (a link in
# the build tree), so that including a stage that is not among DEPENDS does not
# compile. RULES compiles the files of a pattern (schema/record/*.json) in, from
# folders below too, behind FUNCTION.
function(kst_stage folder)
  cmake_parse_arguments(ARG "" "RULES;FUNCTION" "DEPENDS;PRIVATE" ${ARGN})
  string(REPLACE "/" "_" name ${folder})
  set(target kst_${name})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cc)
  if(NOT sources)
    return()
  endif()
  set(root ${CMAKE_BINARY_DIR}/roots/${name})
  get_filename_component(parent ${root}/${folder} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${folder} ${root}/${folder} SYMBOLIC)

  add_library(${target} STATIC ${sources})
  target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${root}>)
  target_link_libraries(${target} PUBLIC ${ARG_DEPENDS} PRIVATE ${ARG_PRIVATE})
  if(ARG_RULES)
    kst_embed(${target} ${ARG_RULES} ${ARG_FUNCTION})
  endif()
endfunction()
