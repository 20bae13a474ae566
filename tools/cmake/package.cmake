# cmake --install, and the packages that cpack makes of it: kst (the program, its man pages and completions, which it
# writes itself), kst-ocr (the program of --ocr) and libkst-dev (the stages as static libraries, for CMake's find_package and for pkg-config; docs/library.md).
set(kst_libraries kst_schema kst_extract_pdf kst_extract_xml kst_extract_layout kst_extract_normalise kst_parse kst_corpus)

install(TARGETS kst kst-all RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT kst)
install(TARGETS kst-ocr RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT kst-ocr)
install(FILES ${CMAKE_SOURCE_DIR}/tools/cmake/copyright DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/kst-ocr COMPONENT kst-ocr)
install(CODE "
  set(share \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATAROOTDIR}\")
  execute_process(COMMAND $<TARGET_FILE:kst> help --files \"\${share}\" COMMAND_ERROR_IS_FATAL ANY)
  file(GLOB pages \"\${share}/man/man1/kst*.1\")
  execute_process(COMMAND gzip -9nf \${pages} COMMAND_ERROR_IS_FATAL ANY)
" COMPONENT kst)
install(FILES ${CMAKE_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT kst)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT kst)
install(FILES ${CMAKE_SOURCE_DIR}/tools/cmake/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT kst)

install(TARGETS ${kst_libraries} EXPORT kst ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/kst COMPONENT libkst-dev
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/kst)
foreach(folder schema extract parse corpus)
  install(DIRECTORY ${CMAKE_SOURCE_DIR}/${folder} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/kst COMPONENT libkst-dev
    FILES_MATCHING PATTERN "*.h" PATTERN rules EXCLUDE PATTERN examples EXCLUDE PATTERN model EXCLUDE)
endforeach()
set(cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/kst)
install(EXPORT kst NAMESPACE kst:: DESTINATION ${cmake_folder} FILE kstTargets.cmake COMPONENT libkst-dev)
include(CMakePackageConfigHelpers)
configure_file(${CMAKE_CURRENT_LIST_DIR}/kstConfig.cmake.in ${CMAKE_BINARY_DIR}/package/kstConfig.cmake @ONLY)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/package/kstConfigVersion.cmake COMPATIBILITY SameMinorVersion)
file(RELATIVE_PATH prefix_from_pc /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)  # so that the libraries may be moved together
configure_file(${CMAKE_CURRENT_LIST_DIR}/kst.pc.in ${CMAKE_BINARY_DIR}/package/kst.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/package/kstConfig.cmake ${CMAKE_BINARY_DIR}/package/kstConfigVersion.cmake
  DESTINATION ${cmake_folder} COMPONENT libkst-dev)
install(FILES ${CMAKE_BINARY_DIR}/package/kst.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT libkst-dev)
install(FILES ${CMAKE_SOURCE_DIR}/tools/cmake/copyright DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/libkst-dev COMPONENT libkst-dev)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "the kst project <kst@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "linked graph of Dutch parliamentary papers")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL kst kst-ocr libkst-dev)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_KST_PACKAGE_NAME kst)
set(CPACK_DEBIAN_KST_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_KST_PACKAGE_RECOMMENDS poppler-data)
set(CPACK_DEBIAN_KST_PACKAGE_SUGGESTS kst-ocr)
set(CPACK_DEBIAN_KST_DESCRIPTION "linked graph of Dutch parliamentary papers
Turns PDFs of Kamerstukken into a graph of letters, motions and commitments,
in which every statement carries the words and the place on the page that
prove it. Batch runs, full-text search, registers of motions and commitments,
a reading room for the browser, clickable PDFs, feeds for search engines.")
set(CPACK_DEBIAN_KST-OCR_PACKAGE_NAME kst-ocr)
set(CPACK_DEBIAN_KST-OCR_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_KST-OCR_PACKAGE_DEPENDS "kst (= ${PROJECT_VERSION}), tesseract-ocr-nld")
set(CPACK_DEBIAN_KST-OCR_DESCRIPTION "reads scans for kst
What kst --ocr runs: kst with tesseract, which reads pages that are pictures.")
set(CPACK_DEBIAN_LIBKST-DEV_PACKAGE_NAME libkst-dev)
set(CPACK_DEBIAN_LIBKST-DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBKST-DEV_PACKAGE_DEPENDS "libexpected-dev, libpoppler-private-dev, zlib1g-dev, libicu-dev, libhunspell-dev, libre2-dev, libpcre2-dev, nettle-dev, libsqlite3-dev, libzstd-dev, libpugixml-dev, nlohmann-json3-dev, pkg-config")
set(CPACK_DEBIAN_LIBKST-DEV_DESCRIPTION "stages of kst as static libraries, with headers
From the bytes of a PDF to the values that kst prints: extract, normalise,
parse, corpus. For CMake's find_package(kst) and for pkg-config.")
include(CPack)
