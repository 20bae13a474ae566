# kst_dictionary(TARGET): puts the Dutch word list of hunspell-nl into TARGET, indexed (extract/normalise/word_list.h), as
#   std::string_view kst::DutchWords();
function(kst_dictionary target)
  find_file(KST_DICTIONARY nl_NL.dic PATHS /usr/share/hunspell REQUIRED NO_DEFAULT_PATH)
  find_file(KST_AFFIXES nl_NL.aff PATHS /usr/share/hunspell REQUIRED NO_DEFAULT_PATH)
  add_executable(kst_make_dictionary ${CMAKE_SOURCE_DIR}/tools/cmake/make_dictionary.cc
    ${CMAKE_SOURCE_DIR}/extract/normalise/word_list.cc)
  target_include_directories(kst_make_dictionary PRIVATE ${CMAKE_BINARY_DIR}/roots/extract_normalise)
  target_link_libraries(kst_make_dictionary PRIVATE kst_schema)
  set(output ${CMAKE_BINARY_DIR}/embedded/DutchWords)
  add_custom_command(OUTPUT ${output}.cc BYPRODUCTS ${output}.image
    COMMAND kst_make_dictionary ${KST_DICTIONARY} ${KST_AFFIXES} ${output}.image ${output}.cc
    DEPENDS kst_make_dictionary ${KST_DICTIONARY} ${KST_AFFIXES} VERBATIM)
  target_sources(${target} PRIVATE ${output}.cc)
endfunction()
