# SOCI as Debian 12 ships it (no CMake package of its own): targets SOCI::Core and SOCI::SQLite3.
find_path(SOCI_INCLUDE_DIR soci/soci.h)
find_library(SOCI_CORE_LIBRARY soci_core)
find_library(SOCI_SQLITE3_LIBRARY soci_sqlite3)
mark_as_advanced(SOCI_INCLUDE_DIR SOCI_CORE_LIBRARY SOCI_SQLITE3_LIBRARY)

if(SOCI_INCLUDE_DIR AND EXISTS "${SOCI_INCLUDE_DIR}/soci/version.h")
    file(STRINGS "${SOCI_INCLUDE_DIR}/soci/version.h" _line REGEX "^#define SOCI_LIB_VERSION \"")
    string(REGEX REPLACE ".*\"([0-9]+)_([0-9]+)(_([0-9]+))?\".*" "\\1.\\2" SOCI_VERSION "${_line}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(SOCI
    REQUIRED_VARS SOCI_CORE_LIBRARY SOCI_SQLITE3_LIBRARY SOCI_INCLUDE_DIR VERSION_VAR SOCI_VERSION)

if(SOCI_FOUND AND NOT TARGET SOCI::Core)
    # SOCI's sqlite3 backend header includes <sqlite3.h> itself.
    find_package(SQLite3 REQUIRED)
    add_library(SOCI::Core UNKNOWN IMPORTED)
    set_target_properties(SOCI::Core PROPERTIES
        IMPORTED_LOCATION "${SOCI_CORE_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${SOCI_INCLUDE_DIR}")
    add_library(SOCI::SQLite3 UNKNOWN IMPORTED)
    set_target_properties(SOCI::SQLite3 PROPERTIES
        IMPORTED_LOCATION "${SOCI_SQLITE3_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${SOCI_INCLUDE_DIR}")
    target_link_libraries(SOCI::SQLite3 INTERFACE SOCI::Core SQLite::SQLite3)
endif()
