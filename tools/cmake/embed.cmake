# kst_embed(TARGET PATTERN FUNCTION): compiles the files of PATTERN ("parse/rules/*.rules",
# folders below included) into TARGET as
#   std::span<const kst::EmbeddedFile> kst::FUNCTION();
# sorted by their bare names, which are unique. Run as a script (cmake -P) it writes that source file.
if(CMAKE_SCRIPT_MODE_FILE)
  file(GLOB_RECURSE files ${PATTERN})
  list(SORT files COMPARE FILE_BASENAME)
  set(rows "")
  set(texts "")
  set(n 0)
  foreach(file IN LISTS files)
    get_filename_component(name ${file} NAME)
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
    string(APPEND texts "constexpr char kText${n}[] = {${bytes}'\\0'};\n")
    file(SHA256 ${file} digest)
    string(APPEND rows "    {\"${name}\", {kText${n}, sizeof kText${n} - 1}, \"${digest}\"},\n")
    math(EXPR n "${n} + 1")
  endforeach()
  file(WRITE ${OUTPUT} "// Made by tools/cmake/embed.cmake.\n#include \"schema/rule_file.h\"\n\nnamespace kst {\nnamespace {\n${texts}constexpr EmbeddedFile kFiles[] = {\n${rows}};\n}  // namespace\nstd::span<const EmbeddedFile> ${FUNCTION}();\nstd::span<const EmbeddedFile> ${FUNCTION}() { return kFiles; }\n}  // namespace kst\n")
  return()
endif()

set(KST_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
function(kst_embed target pattern function)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${pattern})
  string(MD5 list "${files}")  # in the command, so that a file that was taken away is missed
  set(output ${CMAKE_BINARY_DIR}/embedded/${function}.cc)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DPATTERN=${CMAKE_SOURCE_DIR}/${pattern} -DOUTPUT=${output} -DFUNCTION=${function} -DLIST=${list} -P ${KST_EMBED_SCRIPT}
    DEPENDS ${files} ${KST_EMBED_SCRIPT} VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
