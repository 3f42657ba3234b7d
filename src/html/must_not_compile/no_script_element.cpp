#include "html/html.h"

openmash::Html script() {
  return openmash::element("script", "go()");
}
