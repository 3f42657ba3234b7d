# openmash_assets: the stylesheet, the scripts and the icon, embedded in the binary. src/govuk/assets.h shows them.
#
# Nothing of GOV.UK Frontend is in the repository: it comes from its npm package. assets/build.mjs cleans and names the files; the assembler embeds them.

include(${CMAKE_CURRENT_LIST_DIR}/npm.cmake)
set(openmash_govuk_package ${CMAKE_SOURCE_DIR}/node_modules/govuk-frontend)

set(openmash_assets_output ${CMAKE_BINARY_DIR}/assets)
file(GLOB openmash_asset_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/*.css ${CMAKE_SOURCE_DIR}/assets/*.js
     ${CMAKE_SOURCE_DIR}/assets/*.svg)
add_custom_command(
  OUTPUT ${openmash_assets_output}/assets.S ${openmash_assets_output}/assets_table.cpp
  COMMAND ${NODE} ${CMAKE_SOURCE_DIR}/assets/build.mjs ${openmash_govuk_package} ${CMAKE_SOURCE_DIR}/assets
          ${openmash_assets_output}
  DEPENDS ${openmash_asset_sources} ${CMAKE_SOURCE_DIR}/assets/build.mjs ${openmash_govuk_package}/package.json
  COMMENT "Assets: stylesheet, scripts, icon"
  VERBATIM)
# The assembly names its files by their content, so a changed file changes the assembly too.
add_library(openmash_assets STATIC ${openmash_assets_output}/assets.S ${openmash_assets_output}/assets_table.cpp)
target_link_libraries(openmash_assets PUBLIC openmash_flags)
