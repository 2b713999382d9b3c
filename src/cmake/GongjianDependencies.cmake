# Outside libraries, each as an imported target: Boost::headers, fmt::fmt, nlohmann_json::nlohmann_json, CLI11::CLI11,
# SOCI::SQLite3, SQLite::SQLite3, Boost::locale, Boost::unit_test_framework, gongjian::libzip, pugixml::pugixml,
# gongjian::sodium, gongjian::wx. Imported targets are system headers for the compiler: their warnings are not ours.

if(GONGJIAN_PORTABLE_ONLY)
    # Cross builds: headers only, from a folder that holds nothing of the host's C library.
    set(GONGJIAN_HEADERS "" CACHE PATH "Folder with boost/, fmt/ and nlohmann/ for a portable-only build")
    foreach(_target Boost::headers fmt::fmt nlohmann_json::nlohmann_json)
        add_library(${_target} INTERFACE IMPORTED)
        target_include_directories(${_target} SYSTEM INTERFACE "${GONGJIAN_HEADERS}")
    endforeach()
    target_compile_definitions(fmt::fmt INTERFACE FMT_HEADER_ONLY)
    return()
endif()

find_package(Boost 1.74 REQUIRED COMPONENTS locale)
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2 REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(SOCI 4.0 REQUIRED)
find_package(pugixml 1.13 REQUIRED)

# libzip's own CMake package asks for its command-line tools; libsodium has none.
find_path(LIBZIP_INCLUDE_DIR zip.h REQUIRED)
find_library(LIBZIP_LIBRARY zip REQUIRED)
find_path(SODIUM_INCLUDE_DIR sodium.h REQUIRED)
find_library(SODIUM_LIBRARY sodium REQUIRED)
mark_as_advanced(LIBZIP_INCLUDE_DIR LIBZIP_LIBRARY SODIUM_INCLUDE_DIR SODIUM_LIBRARY)
foreach(_name LIBZIP SODIUM)
    string(TOLOWER ${_name} _target)
    add_library(gongjian::${_target} UNKNOWN IMPORTED)
    set_target_properties(gongjian::${_target} PROPERTIES
        IMPORTED_LOCATION "${${_name}_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${${_name}_INCLUDE_DIR}")
endforeach()
if(GONGJIAN_TESTS)
    find_package(Boost 1.74 REQUIRED COMPONENTS unit_test_framework)
endif()

# FindwxWidgets gives variables; everybody else links this one target.
find_package(wxWidgets 3.2 REQUIRED COMPONENTS stc aui adv html core base)
add_library(gongjian_wx INTERFACE)
target_include_directories(gongjian_wx SYSTEM INTERFACE ${wxWidgets_INCLUDE_DIRS})
target_compile_definitions(gongjian_wx INTERFACE ${wxWidgets_DEFINITIONS} $<$<CONFIG:Debug>:${wxWidgets_DEFINITIONS_DEBUG}>)
target_compile_options(gongjian_wx INTERFACE ${wxWidgets_CXX_FLAGS})
target_link_directories(gongjian_wx INTERFACE ${wxWidgets_LIBRARY_DIRS})
target_link_libraries(gongjian_wx INTERFACE ${wxWidgets_LIBRARIES})
add_library(gongjian::wx ALIAS gongjian_wx)
