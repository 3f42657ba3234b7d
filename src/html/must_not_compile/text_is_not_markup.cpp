#include "html/html.h"

openmash::Html forgotten(openmash::Text typed) {
  return openmash::Html(typed);
}
