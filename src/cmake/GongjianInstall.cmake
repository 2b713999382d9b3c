# What is installed where, and the Debian package. Everything stands relative to the program: bin/, share/gongjian/,
# share/locale/, so that an unpacked package works in any place.
install(TARGETS gongjian gj RUNTIME DESTINATION bin)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/forms" "${PROJECT_SOURCE_DIR}/rules" DESTINATION share/gongjian)
install(FILES "${PROJECT_SOURCE_DIR}/installer/gongjian.desktop" DESTINATION share/applications)
install(FILES "${PROJECT_SOURCE_DIR}/installer/gongjian.svg" DESTINATION share/icons/hicolor/scalable/apps)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION share/doc/gongjian RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gongjian)
set(CPACK_PACKAGE_VENDOR "The Gongjian authors")
set(CPACK_PACKAGE_CONTACT "The Gongjian authors <gongjian@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "${PROJECT_DESCRIPTION}
 Gongjian (共建) keeps the forms of a township office, checks what is filled in,
 scores it by rules that the office can read and change, and shows why each
 point was given. The client gongjian and the command line gj share one
 workspace.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, wx3.2-i18n")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
# What was built is packed; packing builds nothing.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
include(CPack)
