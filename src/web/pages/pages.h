// Every page of the site, by name: one file each, beside this one.
// A page answers GET with itself and POST with what it does; it is called only after the checks in
// serve.cpp. Which address leads to it is in routes.cpp.
#pragma once

#include "web/visit.h"

namespace openmash::web {

// ---- people and their sessions ----
http::Response sign_in(Visit& visit);
http::Response sign_out(Visit& visit);
http::Response parked(Visit& visit);
http::Response events(Visit& visit);

// ---- queues, requests, the hub itself ----

// ---- everybody: refer, copy ----

// ---- contacts and cases ----

}  // namespace openmash::web
