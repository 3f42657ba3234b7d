#include "http/server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <csignal>
#include <random>
#include <thread>

#include "base/bytes.h"
#include "base/ensure.h"
#include "http/gzip.h"
#include "http/lane.h"
#include "http/wire.h"

// The only coroutines in the tree, and their rules: one co_await in a statement, its result and its
// arguments named variables, no references and no views as parameters (the object itself aside,
// which outlives them all).

namespace openmash::http {
namespace {

using Clock = std::chrono::steady_clock;
using Parser = beast::http::request_parser<beast::http::string_body>;

constexpr std::size_t read_size = 4096;
constexpr std::size_t most_drained = 512 * 1024;
constexpr std::chrono::seconds drain_time{2};
constexpr std::chrono::milliseconds pause_without_descriptors{100};

/// What reading came to: a request, a status to refuse with, or silence.
struct Arrival {
  std::optional<Request> request;
  unsigned refused_with = 0;
  bool head_only = false;
  bool keep_open = false;
  bool unread = false;  ///< refused with its body still on the way
};

RequestHead head_of(const Parser& parser) {
  const auto& message = parser.get();
  RequestHead head{.method = std::string(message.method_string()),
                   .target = std::string(message.target()),
                   .version = message.version()};
  for (const auto& field : message) head.headers.add(field.name_string(), field.value());
  return head;
}

/// The status for an error met while reading; 0 where nobody is left to be told.
unsigned status_of(error_code ec) {
  using beast::http::error;
  if (ec == error::header_limit || ec == error::buffer_overflow) return 431;
  if (ec == error::body_limit) return 413;
  if (ec == error::end_of_stream || ec == error::partial_message) return 0;
  return ec.category() == beast::http::make_error_code(error::bad_method).category() ? 400 : 0;
}

/// What is said where the site's own page cannot be had: as closed to others as that page would be.
Response plain(unsigned status, std::string words) {
  Response response = text(status, std::move(words));
  response.header("Cache-Control", "no-store");
  response.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  response.header("X-Content-Type-Options", "nosniff");
  return response;
}

Response plain_refusal(unsigned status) {
  return plain(status, std::to_string(status) + " " + std::string(reason_of(status)) + "\n");
}

std::string fresh_prefix() {
  std::random_device device;
  const auto value = device();
  const std::array<Byte, 3> bytes = {static_cast<Byte>(value), static_cast<Byte>(value >> 8),
                                     static_cast<Byte>(value >> 16)};
  return to_hex(bytes);
}

/// A fault's words may quote a file or a library: whatever they hold, they stay one line of the
/// log.
std::string one_line(std::string_view words) {
  std::string line(words);
  std::ranges::replace_if(
      line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  return line;
}

/// A stream's place in the hub, given up whichever way the stream ends.
struct Place {
  Place(EventHub& of, std::shared_ptr<Subscription> held)
      : hub(of), subscription(std::move(held)) {}
  ~Place() { hub.unsubscribe(subscription); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  EventHub& hub;
  std::shared_ptr<Subscription> subscription;
};

}  // namespace

struct Server::Engine {
  Engine(Options chosen, Answer pages, EventHub& hub, FaultLog log);

  void run();
  void stop();

  asio::awaitable<void> accept_all();
  asio::awaitable<void> serve(ConnectionPtr connection);
  asio::awaitable<bool> first_bytes(ConnectionPtr connection, std::chrono::milliseconds patience);
  asio::awaitable<Arrival> read_request(ConnectionPtr connection);
  asio::awaitable<error_code> read_body(ConnectionPtr connection, std::shared_ptr<Parser> parser);
  asio::awaitable<Response> ask(std::shared_ptr<const Request> request);
  asio::awaitable<bool> write(ConnectionPtr connection, std::shared_ptr<const std::string> head,
                              std::shared_ptr<const std::string> body);
  asio::awaitable<void> stream(ConnectionPtr connection, std::shared_ptr<const Response> response);
  asio::awaitable<void> watch(ConnectionPtr connection);
  asio::awaitable<void> drain(ConnectionPtr connection);

  void admit(Lane& lane, tcp::socket socket);
  Response answered(const Request& request);
  std::string peer_of(const Request& request, const std::string& connected) const;
  Response refused(unsigned status);
  Response faulted(const Request& request, std::string_view what);
  void connection_ended();
  void wind_down();

  const Options options;
  const std::size_t most_connections = make_room_for(options.connections_max);
  const Answer answer;
  EventHub& events;
  const FaultLog fault_log;
  const std::string incident_prefix = fresh_prefix();
  std::atomic<std::uint64_t> incidents = 0;
  std::atomic<std::size_t> open_connections = 0;
  std::atomic<bool> stopping = false;
  std::atomic<bool> running = false;

  std::vector<std::unique_ptr<Lane>> lanes;
  asio::io_context& front;  ///< the first lane's: it also accepts, and minds the stopping
  tcp::acceptor acceptor;
  asio::steady_timer pause;
  asio::steady_timer grace;
  asio::signal_set signals;
  const unsigned short port = acceptor.local_endpoint().port();
  asio::thread_pool workers;  // last: its threads end before what they use
};

Server::Engine::Engine(Options chosen, Answer pages, EventHub& hub, FaultLog log)
    : options(std::move(chosen)),
      answer(std::move(pages)),
      events(hub),
      fault_log(std::move(log)),
      lanes(make_lanes(options.contexts)),
      front(lanes.front()->io),
      acceptor(listen_on(front, options)),
      pause(front),
      grace(front),
      signals(front),
      workers(std::max(1U, options.workers)) {}

// --- one connection ---------------------------------------------------------------------------

asio::awaitable<void> Server::Engine::serve(ConnectionPtr connection) {
  connection->lane.connections.insert(connection.get());
  auto patience =
      options.read_timeout;  // for a first request; later ones may keep us waiting longer
  while (!stopping) {
    const bool arrived = co_await first_bytes(connection, patience);
    if (!arrived) break;
    connection->idle = false;
    Arrival arrival = co_await read_request(connection);
    Response response;
    if (arrival.request) {
      const auto request = std::make_shared<const Request>(*std::move(arrival.request));
      response = co_await ask(request);
    } else if (arrival.refused_with != 0) {
      response = refused(arrival.refused_with);
    } else {
      break;
    }
    if (response.following && !arrival.head_only) {
      if (events.open_streams() < options.streams_max) {
        const auto opening = std::make_shared<const Response>(std::move(response));
        co_await stream(connection, opening);
        break;
      }
      response = refused(503);
    }
    const bool keep_open = arrival.keep_open && !stopping;
    const auto head = std::make_shared<const std::string>(write_head(
        response, response.body.size(), keep_open ? Afterwards::keep_open : Afterwards::close));
    const auto body =
        std::make_shared<const std::string>(arrival.head_only ? "" : std::move(response.body));
    const bool written = co_await write(connection, head, body);
    if (written && arrival.unread) co_await drain(connection);
    if (!written || !keep_open) break;
    connection->idle = connection->buffer.size() == 0;
    if (connection->idle) connection->buffer.shrink_to_fit();
    patience = options.idle_timeout;
  }
  error_code ec;
  connection->stream.socket().shutdown(tcp::socket::shutdown_send, ec);
  connection->stream.close();
}

asio::awaitable<bool> Server::Engine::first_bytes(ConnectionPtr connection,
                                                  std::chrono::milliseconds patience) {
  if (connection->buffer.size() > 0) co_return true;  // sent along with the request before
  connection->stream.expires_after(patience);
  const auto space = connection->buffer.prepare(read_size);
  error_code ec;
  auto token = asio::redirect_error(asio::use_awaitable, ec);
  const std::size_t count = co_await connection->stream.async_read_some(space, token);
  connection->buffer.commit(count);
  co_return !ec && count > 0;
}

asio::awaitable<Arrival> Server::Engine::read_request(ConnectionPtr connection) {
  const auto parser = std::make_shared<Parser>();
  parser->header_limit(static_cast<std::uint32_t>(options.header_max));
  parser->body_limit(options.body_max);
  connection->stream.expires_after(options.read_timeout);
  error_code ec;
  auto token = asio::redirect_error(asio::use_awaitable, ec);
  co_await beast::http::async_read_header(connection->stream, connection->buffer, *parser, token);
  Arrival arrival;
  arrival.unread = true;
  if (ec) {
    arrival.refused_with = status_of(ec);
    co_return arrival;
  }
  const RequestHead head = head_of(*parser);
  arrival.head_only = head.method == "HEAD";
  if (const auto status = refusal_of(head, options.raw_types)) {
    arrival.refused_with = *status;
    co_return arrival;
  }
  // From the head alone: what a chunked body's trailers add is not believed.
  auto request = request_of(head);
  ensure(request.has_value(), "a head that was not refused is a request");
  ec = co_await read_body(connection, parser);
  if (ec) {
    arrival.refused_with = status_of(ec);
    co_return arrival;
  }
  arrival.unread = false;
  arrival.keep_open = parser->keep_alive();
  if (!take_body(*request, std::move(parser->get().body()))) {
    arrival.refused_with = 400;
    co_return arrival;
  }
  request->peer = peer_of(*request, connection->peer);
  arrival.request = std::move(request);
  co_return arrival;
}

asio::awaitable<error_code> Server::Engine::read_body(ConnectionPtr connection,
                                                      std::shared_ptr<Parser> parser) {
  if (parser->is_done()) co_return error_code{};
  const bool waits_for_us = parser->get().find(beast::http::field::expect) != parser->get().end() &&
                            parser->get().version() == 11 && connection->buffer.size() == 0;
  if (waits_for_us) {
    const auto go_on = std::make_shared<const std::string>("HTTP/1.1 100 Continue\r\n\r\n");
    const auto nothing = std::make_shared<const std::string>();
    const bool written = co_await write(connection, go_on, nothing);
    if (!written) co_return beast::http::make_error_code(beast::http::error::partial_message);
  }
  connection->stream.expires_after(options.read_timeout);
  error_code ec;
  auto token = asio::redirect_error(asio::use_awaitable, ec);
  co_await beast::http::async_read(connection->stream, connection->buffer, *parser, token);
  co_return ec;
}

/// Runs the page on a worker's thread and comes back to the lane's.
asio::awaitable<Response> Server::Engine::ask(std::shared_ptr<const Request> request) {
  const auto start = [this, request](auto done) {
    auto lane = asio::make_work_guard(asio::get_associated_executor(done));
    asio::post(workers, [this, request, lane, done = std::move(done)]() mutable {
      Response response = answered(*request);
      asio::post(lane.get_executor(),
                 [done = std::move(done), response = std::move(response)]() mutable {
                   std::move(done)(std::move(response));
                 });
    });
  };
  auto token = asio::use_awaitable;
  Response response = co_await asio::async_initiate<decltype(token), void(Response)>(start, token);
  co_return response;
}

asio::awaitable<bool> Server::Engine::write(ConnectionPtr connection,
                                            std::shared_ptr<const std::string> head,
                                            std::shared_ptr<const std::string> body) {
  const std::array<asio::const_buffer, 2> buffers = {asio::buffer(*head), asio::buffer(*body)};
  connection->stream.expires_after(options.write_timeout);
  error_code ec;
  auto token = asio::redirect_error(asio::use_awaitable, ec);
  co_await asio::async_write(connection->stream, buffers, token);
  co_return !ec;
}

/// Reads on for a moment after a refusal: closing with bytes unread would take the answer back from
/// the sender.
asio::awaitable<void> Server::Engine::drain(ConnectionPtr connection) {
  error_code ec;
  connection->stream.socket().shutdown(tcp::socket::shutdown_send, ec);
  connection->stream.expires_after(drain_time);
  connection->buffer.clear();
  std::size_t drained = 0;
  while (!ec && drained < most_drained) {
    const auto space = connection->buffer.prepare(read_size);
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    drained += co_await connection->stream.async_read_some(space, token);
  }
}

// --- one event stream -------------------------------------------------------------------------

asio::awaitable<void> Server::Engine::stream(ConnectionPtr connection,
                                             std::shared_ptr<const Response> response) {
  connection->buffer.clear();
  connection->buffer.shrink_to_fit();
  connection->idle = true;
  const std::weak_ptr<Connection> sleeper = connection;
  const auto executor = connection->lane.io.get_executor();
  const auto wake = [sleeper, executor] {
    asio::post(executor, [sleeper] {
      if (const auto awake = sleeper.lock()) awake->wake.cancel();
    });
  };
  const Place place(events, events.subscribe(*response->following, wake));
  asio::co_spawn(connection->lane.io, watch(connection), asio::detached);

  const auto end = Clock::now() + options.stream_life;
  const auto nothing = std::make_shared<const std::string>();
  auto news = std::make_shared<const std::string>(
      write_head(*response, std::nullopt, Afterwards::close) + place.subscription->take());
  while (!stopping && !connection->gone && !place.subscription->has_ended()) {
    if (!news->empty()) {
      const bool written = co_await write(connection, news, nothing);
      if (!written) break;
    }
    if (Clock::now() >= end) break;
    // Between an empty take and the wait nothing else runs on this thread, so no waking is lost.
    news = std::make_shared<const std::string>(place.subscription->take());
    if (!news->empty() || stopping || connection->gone || place.subscription->has_ended()) {
      continue;
    }
    connection->wake.expires_at(std::min(Clock::now() + options.heartbeat, end));
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    co_await connection->wake.async_wait(token);
    const bool woken = ec == asio::error::operation_aborted;
    news = std::make_shared<const std::string>(woken ? place.subscription->take() : ":\n\n");
  }
}

/// Learns at once that a browser has gone, where the next heartbeat would learn it late.
asio::awaitable<void> Server::Engine::watch(ConnectionPtr connection) {
  std::array<char, 64> unasked{};
  const auto space = asio::buffer(unasked);
  error_code ec;
  while (!ec) {
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    co_await connection->stream.socket().async_read_some(space, token);
  }
  connection->gone = true;
  connection->wake.cancel();
}

// --- accepting and stopping -------------------------------------------------------------------

asio::awaitable<void> Server::Engine::accept_all() {
  for (std::size_t next = 0; !stopping; next = (next + 1) % lanes.size()) {
    Lane& lane = *lanes[next];
    tcp::socket socket(lane.io);
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    co_await acceptor.async_accept(socket, token);
    if (stopping) break;
    if (!ec) {
      admit(lane, std::move(socket));
      continue;
    }
    // Most often no file descriptors are left: wait for some to be given back.
    pause.expires_after(pause_without_descriptors);
    co_await pause.async_wait(token);
  }
}

void Server::Engine::admit(Lane& lane, tcp::socket socket) {
  if (open_connections >= most_connections) {
    error_code ec;
    socket.non_blocking(true, ec);
    const std::string full = write_head(Response{.status = 503}, 0, Afterwards::close);
    if (!ec) socket.write_some(asio::buffer(full), ec);
    return;
  }
  ++open_connections;
  // Made on the lane's thread, so that it can only end there: nothing of it is held on this one.
  asio::post(lane.io, [this, &lane, socket = std::move(socket)]() mutable {
    const auto connection = std::make_shared<Connection>(
        lane, std::move(socket), options.header_max + 64 * 1024, [this] { connection_ended(); });
    asio::co_spawn(lane.io, serve(connection), asio::detached);
  });
}

void Server::Engine::connection_ended() {
  if (--open_connections == 0 && stopping && running) {
    asio::post(front, [this] { grace.cancel(); });
  }
}

void Server::Engine::run() {
  ensure(!running.exchange(true), "a server runs once");
  asio::co_spawn(front, accept_all(), asio::detached);
  if (options.stop_on_signals) {
    signals.add(SIGINT);
    signals.add(SIGTERM);
    signals.async_wait([this](error_code ec, int) {
      if (!ec) stop();
    });
  }
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < lanes.size(); ++i) {
      threads.emplace_back([&lane = *lanes[i]] { lane.io.run(); });
    }
    front.run();
  }
  workers.join();
  running = false;
}

void Server::Engine::stop() {
  if (stopping.exchange(true)) return;
  asio::post(front, [this] { wind_down(); });
  for (const auto& each : lanes) {
    asio::post(each->io, [lane = each.get()] {
      for (Connection* connection : lane->connections) {
        connection->wake.cancel();
        if (connection->idle) connection->stream.cancel();
      }
      lane->work.reset();
    });
  }
}

void Server::Engine::wind_down() {
  error_code ec;
  acceptor.close(ec);
  pause.cancel();
  signals.cancel(ec);
  if (open_connections == 0) return;
  grace.expires_after(options.stop_grace);
  grace.async_wait([this](error_code cancelled) {
    if (cancelled) return;
    for (const auto& each : lanes) {
      asio::post(each->io, [lane = each.get()] {
        for (Connection* connection : lane->connections) connection->stream.close();
      });
    }
  });
}

// --- what the server itself says --------------------------------------------------------------

/// Who asks. Only the entry the proxy itself wrote is believed: the last one.
std::string Server::Engine::peer_of(const Request& request, const std::string& connected) const {
  if (!options.behind_proxy) {
    return connected;
  }
  const std::string_view forwarded = request.headers.first("X-Forwarded-For").value_or("");
  const std::size_t comma = forwarded.rfind(',');
  std::string_view last = forwarded.substr(comma == std::string_view::npos ? 0 : comma + 1);
  while (last.starts_with(' ')) last.remove_prefix(1);
  while (last.ends_with(' ')) last.remove_suffix(1);
  return last.empty() ? connected : std::string{last};
}

Response Server::Engine::answered(const Request& request) {
  try {
    Response response = answer(request);
    if (response.following) {
      if (const auto last = request.headers.first("Last-Event-ID"))
        response.following->since = *last;
    }
    compress(response, request.headers.first("Accept-Encoding").value_or(""));
    return response;
  } catch (const std::exception& fault) {
    return faulted(request, fault.what());
  } catch (...) {
    return faulted(request, "something was thrown that is no exception of ours");
  }
}

Response Server::Engine::refused(unsigned status) {
  Response response = plain_refusal(status);
  try {
    if (options.pages.refused) response = options.pages.refused(status);
  } catch (...) {
    // The plain line will do.
  }
  response.status = status;
  response.following.reset();
  if (status == 405) response.headers.set("Allow", "GET, HEAD, POST");
  return response;
}

Response Server::Engine::faulted(const Request& request, std::string_view what) {
  const std::string incident = incident_prefix + "-" + std::to_string(++incidents);
  Response response = plain(500, "Something went wrong. Incident " + incident + "\n");
  try {
    if (fault_log) fault_log(incident, one_line(what));
    if (options.pages.fault) response = options.pages.fault(request, incident);
  } catch (...) {
    // Nothing is left to try; the plain line still names the incident.
  }
  response.status = 500;
  response.following.reset();
  return response;
}

// --- the outside ------------------------------------------------------------------------------

Server::Server(Options options, Answer answer, EventHub& events, FaultLog fault_log)
    : engine_(std::make_unique<Engine>(std::move(options), std::move(answer), events,
                                       std::move(fault_log))) {}

Server::~Server() = default;

void Server::run() {
  engine_->run();
}

void Server::stop() {
  engine_->stop();
}

unsigned short Server::port() const {
  return engine_->port;
}

}  // namespace openmash::http
