# Third-party packages, each wrapped once so that no other file knows how a distribution ships it.

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network WebSockets Widgets Svg LinguistTools)
if(RELAYSCOPE_BUILD_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
qt_standard_project_setup()

# hiredis 0.14 (Debian 12) sets variables only, hiredis >= 1.0 exports a target.
find_package(PkgConfig REQUIRED)
find_package(hiredis CONFIG QUIET)
add_library(relayscope_hiredis INTERFACE)
if(TARGET hiredis::hiredis)
    target_link_libraries(relayscope_hiredis INTERFACE hiredis::hiredis)
else()
    pkg_check_modules(HIREDIS REQUIRED IMPORTED_TARGET hiredis)
    target_link_libraries(relayscope_hiredis INTERFACE PkgConfig::HIREDIS)
endif()

# Header-only: RapidJSON reads JSON, msgpack-cxx MessagePack, Boost.Beast HTTP.
add_library(relayscope_rapidjson INTERFACE)
find_path(RAPIDJSON_INCLUDE_DIR rapidjson/reader.h REQUIRED)
target_include_directories(relayscope_rapidjson SYSTEM INTERFACE "${RAPIDJSON_INCLUDE_DIR}")

add_library(relayscope_msgpack INTERFACE)
find_path(MSGPACK_INCLUDE_DIR msgpack.hpp REQUIRED)
target_include_directories(relayscope_msgpack SYSTEM INTERFACE "${MSGPACK_INCLUDE_DIR}")

find_package(Boost 1.74 REQUIRED)
find_package(Threads REQUIRED)
add_library(relayscope_beast INTERFACE)
target_link_libraries(relayscope_beast INTERFACE Boost::headers Threads::Threads)

# QCustomPlot's Qt 6 build; its header is included in ui/plots/*.cpp only.
find_library(QCUSTOMPLOT_QT6_LIBRARY NAMES QCustomPlotQt6 qcustomplot-qt6 REQUIRED)
find_path(QCUSTOMPLOT_INCLUDE_DIR qcustomplot.h REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS PrintSupport)
add_library(relayscope_qcustomplot INTERFACE)
target_include_directories(relayscope_qcustomplot SYSTEM INTERFACE "${QCUSTOMPLOT_INCLUDE_DIR}")
target_link_libraries(relayscope_qcustomplot INTERFACE "${QCUSTOMPLOT_QT6_LIBRARY}" Qt6::Widgets Qt6::PrintSupport)
