# Header-only libraries of the host for the WebAssembly build. /usr/include as a whole must never be
# searched (it holds the host's C library), so only the needed folders are linked into the build tree.
set(host_include ${CMAKE_BINARY_DIR}/hostinclude)
file(MAKE_DIRECTORY ${host_include})
foreach(folder nlohmann tl)
  if(NOT EXISTS /usr/include/${folder})
    message(FATAL_ERROR "/usr/include/${folder} is missing: install nlohmann-json3-dev and libexpected-dev")
  endif()
  file(CREATE_LINK /usr/include/${folder} ${host_include}/${folder} SYMBOLIC)
endforeach()

add_library(host_headers INTERFACE)
target_include_directories(host_headers SYSTEM INTERFACE ${host_include})
add_library(nlohmann_json::nlohmann_json ALIAS host_headers)
add_library(tl::expected ALIAS host_headers)
