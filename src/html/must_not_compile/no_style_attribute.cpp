#include "html/html.h"

openmash::Html styled() {
  return openmash::element("p", {{"style", "color: red"}}, "x");
}
