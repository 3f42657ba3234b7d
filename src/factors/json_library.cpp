// Boost's JSON, compiled here once: Debian's library of it is not linked.
#include <boost/json/src.hpp>
