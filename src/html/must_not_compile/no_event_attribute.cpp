#include "html/html.h"

openmash::Html eventful() {
  return openmash::element("p", {{"onclick", "go()"}}, "x");
}
