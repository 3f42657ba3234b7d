#include <string>

#include "html/html.h"

void forgotten(openmash::Html& html, const std::string& typed) {
  html += typed;
}
