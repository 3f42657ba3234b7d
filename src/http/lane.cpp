#include "http/lane.h"

#include <sys/resource.h>

#include <algorithm>
#include <thread>

#include "base/faults.h"

namespace openmash::http {
namespace {

constexpr std::size_t descriptors_for_others = 256;

}  // namespace

Connection::Connection(Lane& on, tcp::socket socket, std::size_t buffer_max,
                       std::function<void()> at_end)
    : lane(on),
      stream(std::move(socket)),
      buffer(buffer_max),
      wake(on.io),
      ended(std::move(at_end)) {
  error_code ec;
  const auto end = stream.socket().remote_endpoint(ec);
  if (!ec) peer = end.address().to_string();
  stream.socket().set_option(tcp::no_delay(true), ec);
}

Connection::~Connection() {
  lane.connections.erase(this);
  ended();
}

std::vector<std::unique_ptr<Lane>> make_lanes(unsigned count) {
  if (count == 0) count = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::unique_ptr<Lane>> lanes;
  for (unsigned i = 0; i < count; ++i) lanes.push_back(std::make_unique<Lane>());
  return lanes;
}

tcp::acceptor listen_on(asio::io_context& io, const Options& options) {
  const std::string place = "port " + std::to_string(options.port) + " on " + options.address;
  error_code ec;
  const auto address = asio::ip::make_address(options.address, ec);
  if (ec) {
    throw ConfigurationFault("\"" + options.address +
                             "\" is not an address to listen on: write 127.0.0.1 for this machine "
                             "alone, or 0.0.0.0 for all that can reach it");
  }
  tcp::acceptor acceptor(io);
  const tcp::endpoint endpoint(address, options.port);
  acceptor.open(endpoint.protocol(), ec);
  if (!ec) acceptor.set_option(asio::socket_base::reuse_address(true), ec);
  if (!ec) acceptor.bind(endpoint, ec);
  if (!ec) acceptor.listen(asio::socket_base::max_listen_connections, ec);
  if (ec == asio::error::address_in_use) {
    throw ConfigurationFault(
        place + " is in use by another program: stop that one, or choose another port");
  }
  if (ec == asio::error::access_denied) {
    throw ConfigurationFault(place + " may not be used by this account: choose a port above 1023");
  }
  if (ec) throw ConfigurationFault("cannot listen on " + place + ": " + ec.message());
  return acceptor;
}

std::size_t make_room_for(std::size_t wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  const rlim_t needed = wanted + descriptors_for_others;
  if (limit.rlim_cur < needed) {
    limit.rlim_cur = std::min(needed, limit.rlim_max);
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) ::getrlimit(RLIMIT_NOFILE, &limit);
  }
  if (limit.rlim_cur >= needed) return wanted;
  return std::max<std::size_t>(limit.rlim_cur, 2 * descriptors_for_others) - descriptors_for_others;
}

}  // namespace openmash::http
