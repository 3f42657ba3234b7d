#include "linkage/lookup.h"

#include <doctest/doctest.h>

using namespace openmash::linkage;
