#include "html/html.h"

openmash::Html escaped_twice(const openmash::Html& html) {
  return openmash::escape(html);
}
