#include "html/html.h"

openmash::Html link(const char* to) {
  return openmash::element("a", {{"href", to}}, "x");
}
