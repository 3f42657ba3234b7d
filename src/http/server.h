// Bytes to requests, responses to bytes, over HTTP/1.1, for anything that answers requests.
// What is malformed, too big or too slow never reaches a page; a page that throws costs one 500.
// Pages are plain functions called on a pool of threads: see request.h, response.h and events.h.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/events.h"
#include "http/request.h"
#include "http/response.h"

namespace openmash::http {

/// Everything the site says, as one function. Called by many threads at once.
using Answer = std::function<Response(const Request&)>;

/// Told of every exception that reached the server: an incident number and what(), never anything
/// of the request.
using FaultLog = std::function<void(std::string_view incident, std::string_view what)>;

/// How the server's own refusals look. Left empty, they are a line of plain text.
struct Pages {
  std::function<Response(unsigned status)> refused;  ///< 400, 405, 408, 413, 415, 431, 503 …
  std::function<Response(const Request&, const std::string& incident)> fault;  ///< 500
};

struct Options {
  std::string address = "127.0.0.1";
  unsigned short port = 0;  ///< 0 lets the system pick: see port()
  unsigned workers = 32;    ///< threads that run pages; they wait on disks
  unsigned contexts = 0;    ///< threads that move bytes; 0 is one for each core
  std::size_t body_max = 1024 * 1024;
  std::size_t header_max = 16 * 1024;
  std::size_t connections_max = 4'000;  ///< beyond it 503, streams included
  std::size_t streams_max = 2'000;
  std::chrono::milliseconds read_timeout{
      30'000};  ///< for all the headers, and again for all the body
  std::chrono::milliseconds write_timeout{60'000};
  std::chrono::milliseconds idle_timeout{75'000};  ///< between requests
  std::chrono::milliseconds heartbeat{20'000};
  std::chrono::milliseconds stream_life{
      600'000};  ///< then the browser asks again, and is checked again
  std::chrono::milliseconds stop_grace{20'000};  ///< for answers still being written
  bool stop_on_signals = false;                  ///< SIGINT and SIGTERM call stop()
  bool behind_proxy = false;  ///< a proxy stands before: the last X-Forwarded-For is the peer
  std::vector<std::string>
      raw_types;  ///< body types handed on unread, such as application/json; others get 415
  Pages pages;
};

class Server {
 public:
  /// Listens at once, so that port() is known. Throws ConfigurationFault when the address cannot be
  /// had.
  Server(Options options, Answer answer, EventHub& events, FaultLog fault_log);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Serves until stop(); returns when the requests in flight have been answered. Once only.
  void run();
  /// From any thread, any number of times, before run() too.
  void stop();
  [[nodiscard]] unsigned short port() const;

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace openmash::http
