# Flags for our own targets, and the one way to make a library or a program of ours.

find_program(RELAYSCOPE_CCACHE ccache)
if(RELAYSCOPE_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${RELAYSCOPE_CCACHE}")
endif()

add_library(relayscope_flags INTERFACE)
target_compile_options(relayscope_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Werror)
# GCC 12's optimiser warns of members of an empty std::optional or std::variant; it sees them with optimisation only.
target_compile_options(relayscope_flags INTERFACE
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<NOT:$<CONFIG:Debug>>>:-Wno-maybe-uninitialized>)
target_compile_definitions(relayscope_flags INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
    QT_NO_URL_CAST_FROM_STRING QT_STRICT_ITERATORS RELAYSCOPE_VERSION="${PROJECT_VERSION}")
if(RELAYSCOPE_SANITIZE)
    target_compile_options(relayscope_flags INTERFACE -fsanitize=${RELAYSCOPE_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(relayscope_flags INTERFACE -fsanitize=${RELAYSCOPE_SANITIZE})
endif()
if(RELAYSCOPE_FUZZ)
    target_compile_options(relayscope_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# relayscope_library(NAME SOURCES ... PUBLIC ... PRIVATE ... [STRICT_CONVERSIONS])
# A static library. Everything it links publicly is a layer it may include; CMake is the first layer check,
# tests/architecture the second.
function(relayscope_library name)
    cmake_parse_arguments(ARG "STRICT_CONVERSIONS" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} relayscope_flags)
    if(ARG_STRICT_CONVERSIONS)
        target_compile_options(${name} PRIVATE -Wconversion)
    endif()
endfunction()

# relayscope_program(NAME SOURCES ... LIBRARIES ...)
function(relayscope_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES} relayscope_flags)
endfunction()
