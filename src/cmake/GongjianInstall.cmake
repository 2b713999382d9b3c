# What is installed where. Everything stands relative to the program: bin/, share/gongjian/, share/locale/.
foreach(_program gongjian gj)
    if(TARGET ${_program})
        install(TARGETS ${_program} RUNTIME DESTINATION bin)
    endif()
endforeach()
