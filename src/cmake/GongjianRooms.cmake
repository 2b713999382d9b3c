# gongjian_room, gongjian_program and gongjian_tests: how a folder becomes a library, a program, a test.

set(GONGJIAN_ROOMS base seal lang form cases interview scoring store exchange report present ui tool)

# Room names in a list of links become their targets; anything else is an outside target and stays.
function(gongjian_link target visibility)
    foreach(_link IN LISTS ARGN)
        if(_link IN_LIST GONGJIAN_ROOMS)
            target_link_libraries(${target} ${visibility} gongjian_${_link})
        else()
            target_link_libraries(${target} ${visibility} ${_link})
        endif()
    endforeach()
endfunction()

# gongjian_room(<room> SOURCES a.cpp b.cpp LINKS base form Boost::headers)
# The library gongjian_<room>. LINKS are rooms (the arrows of src/README.md) and outside targets.
function(gongjian_room room)
    cmake_parse_arguments(PARSE_ARGV 1 _room "" "" "SOURCES;LINKS")
    add_library(gongjian_${room} STATIC ${_room_SOURCES})
    target_link_libraries(gongjian_${room} PUBLIC gongjian_options)
    gongjian_link(gongjian_${room} PUBLIC ${_room_LINKS})
endfunction()

# gongjian_program(<name> SOURCES main.cpp LINKS tool store)
# A program in build/<preset>/bin.
function(gongjian_program name)
    cmake_parse_arguments(PARSE_ARGV 1 _program "" "" "SOURCES;LINKS")
    add_executable(${name} ${_program_SOURCES})
    target_link_libraries(${name} PRIVATE gongjian_options)
    gongjian_link(${name} PRIVATE ${_program_LINKS})
endfunction()

# gongjian_tests(<room> [NAME store_kill_tests] [TIMEOUT seconds] SOURCES a_tests.cpp LINKS store)
# Boost.Test program <room>_tests (or NAME) and one ctest entry of that name. main() comes from tests/support.
# Its definition GONGJIAN_SOURCE_DIR is the root of the repository, GONGJIAN_BINARY_DIR the build folder.
function(gongjian_tests room)
    cmake_parse_arguments(PARSE_ARGV 1 _tests "" "NAME;TIMEOUT" "SOURCES;LINKS")
    if(NOT _tests_NAME)
        set(_tests_NAME ${room}_tests)
    endif()
    if(NOT _tests_TIMEOUT)
        set(_tests_TIMEOUT 300)
    endif()
    add_executable(${_tests_NAME} ${_tests_SOURCES})
    target_link_libraries(${_tests_NAME} PRIVATE gongjian_test_support)
    gongjian_link(${_tests_NAME} PRIVATE ${_tests_LINKS})
    target_compile_definitions(${_tests_NAME} PRIVATE
        GONGJIAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}" GONGJIAN_BINARY_DIR="${PROJECT_BINARY_DIR}")
    add_test(NAME ${_tests_NAME}
        COMMAND ${_tests_NAME} --color_output=no
            --logger=HRF,error:JUNIT,error,${PROJECT_BINARY_DIR}/junit/${_tests_NAME}.xml)
    set_tests_properties(${_tests_NAME} PROPERTIES LABELS unit TIMEOUT ${_tests_TIMEOUT})
endfunction()
