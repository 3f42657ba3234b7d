#include "app/fixture_test.h"

using namespace openmash;
