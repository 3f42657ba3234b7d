// A lane is one Asio context with its thread and its connections; also the door they come in by.
// A connection is touched by its lane's thread alone; nothing of it is locked.
// Only server.cpp includes this: it is the one header here that knows Boost.
#pragma once

#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <functional>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "http/server.h"

namespace openmash::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using tcp = asio::ip::tcp;

struct Lane;

struct Connection {
  Connection(Lane& on, tcp::socket socket, std::size_t buffer_max, std::function<void()> at_end);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Lane& lane;
  beast::tcp_stream stream;
  beast::flat_buffer buffer;
  asio::steady_timer wake;  ///< what an open event stream sleeps on
  std::function<void()> ended;
  std::string peer;
  bool idle = true;   ///< nothing asked that is not answered: may be closed at any moment
  bool gone = false;  ///< the other end of an event stream has left
};

using ConnectionPtr = std::shared_ptr<Connection>;

struct Lane {
  // Before the context, whose end destroys the connections that name themselves here.
  std::unordered_set<Connection*> connections;
  asio::io_context io{1};
  asio::executor_work_guard<asio::io_context::executor_type> work = asio::make_work_guard(io);
};

/// `count` lanes; 0 is one for each core.
[[nodiscard]] std::vector<std::unique_ptr<Lane>> make_lanes(unsigned count);

/// Throws ConfigurationFault, saying what to do, when the address cannot be had.
[[nodiscard]] tcp::acceptor listen_on(asio::io_context& io, const Options& options);

/// How many connections the system's limit on open files leaves room for, at most `wanted`. Raises
/// the limit as far as this account may. Some descriptors are left for everybody else in the
/// process: the database first.
[[nodiscard]] std::size_t make_room_for(std::size_t wanted);

}  // namespace openmash::http
