#include "http/wire.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "http/target.h"

namespace openmash::http {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_host(std::string_view host) {
  return std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".-_:[]").contains(c);
  });
}

bool host_is_clear(const RequestHead& head) {
  const auto hosts = head.headers.all("Host");
  if (hosts.size() > 1 || (hosts.empty() && head.version == 11)) return false;
  return hosts.empty() || is_host(hosts.front());
}

/// Whether every program on the way agrees where this request ends.
bool framing_is_clear(const RequestHead& head) {
  const auto encodings = head.headers.all("Transfer-Encoding");
  const auto lengths = head.headers.all("Content-Length");
  if (lengths.size() > 1 || (lengths.size() == 1 && !all_digits(lengths.front()))) return false;
  if (encodings.empty()) return true;
  return encodings.size() == 1 && lengths.empty() && head.version == 11 &&
         same_name(encodings.front(), "chunked");
}

bool carries_body(const Headers& headers) {
  return headers.has("Transfer-Encoding") || headers.first("Content-Length").value_or("0") != "0";
}

struct MediaType {
  std::string_view type;
  bool utf8 = true;
};

MediaType media_type(const Headers& headers) {
  std::string_view rest = headers.first("Content-Type").value_or("");
  const auto next = [&rest] {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view part = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
  };
  MediaType media{.type = next()};
  while (!rest.empty()) {
    const std::string_view parameter = next();
    const std::size_t equals = std::min(parameter.find('='), parameter.size());
    if (!same_name(parameter.substr(0, equals), "charset")) continue;
    const std::string_view charset = parameter.substr(std::min(equals + 1, parameter.size()));
    media.utf8 = same_name(charset, "utf-8") || same_name(charset, "\"utf-8\"");
  }
  return media;
}

bool body_is_readable(const Headers& headers, std::span<const std::string> raw_types) {
  if (headers.all("Content-Type").size() > 1 || headers.has("Content-Encoding")) return false;
  const MediaType media = media_type(headers);
  const bool known = is_form(headers) || std::ranges::any_of(raw_types, [&](const auto& type) {
                       return same_name(type, media.type);
                     });
  return known && media.utf8;
}

/// These say where the body ends or what becomes of the connection: not for pages to write.
bool is_ours(std::string_view name) {
  constexpr std::array<std::string_view, 5> ours = {"Content-Length", "Transfer-Encoding",
                                                    "Connection", "Date", "Keep-Alive"};
  return std::ranges::any_of(ours, [&](std::string_view each) { return same_name(each, name); });
}

}  // namespace

bool is_form(const Headers& headers) {
  return same_name(media_type(headers).type, "application/x-www-form-urlencoded");
}

std::optional<unsigned> refusal_of(const RequestHead& head,
                                   std::span<const std::string> raw_types) {
  if (head.version != 11 && head.version != 10) return 400;
  if (!framing_is_clear(head) || !host_is_clear(head)) return 400;
  const bool reads = head.method == "GET" || head.method == "HEAD";
  if (!reads && head.method != "POST") return 405;
  if (!read_target(head.target)) return 400;
  if (const auto expect = head.headers.first("Expect");
      expect && !same_name(*expect, "100-continue")) {
    return 417;
  }
  if (!carries_body(head.headers)) return std::nullopt;
  // A body on a GET means nothing, and programs differ on whether it is there.
  if (reads) return 400;
  if (!body_is_readable(head.headers, raw_types)) return 415;
  return std::nullopt;
}

std::optional<Request> request_of(const RequestHead& head) {
  auto target = read_target(head.target);
  if (!target) return std::nullopt;
  return Request{.method = head.method == "POST" ? Method::post : Method::get,
                 .path = std::move(target->path),
                 .query = std::move(target->query),
                 .headers = head.headers};
}

bool take_body(Request& request, std::string body) {
  request.body = std::move(body);
  if (request.body.empty() || !is_form(request.headers)) return true;
  auto fields = parse_form(request.body);
  if (!fields) return false;
  request.fields = *std::move(fields);
  return true;
}

std::string_view reason_of(unsigned status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "Other";
  }
}

std::string http_date(std::chrono::sys_seconds at) {
  static constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(at - day);
  std::array<char, 64> line{};
  std::snprintf(line.data(), line.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT",
                days[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return line.data();
}

std::string write_head(const Response& response, std::optional<std::size_t> length,
                       Afterwards afterwards) {
  std::string head = "HTTP/1.1 " + std::to_string(response.status) + " ";
  head.append(reason_of(response.status)).append("\r\n");
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  head.append("Date: ").append(http_date(now)).append("\r\n");
  for (const Header& field : response.headers.fields()) {
    if (is_ours(field.name)) continue;
    head.append(field.name).append(": ").append(field.value).append("\r\n");
  }
  const bool bodiless = response.status == 204 || response.status == 304;
  if (length && !bodiless)
    head.append("Content-Length: ").append(std::to_string(*length)).append("\r\n");
  if (afterwards == Afterwards::close) head.append("Connection: close\r\n");
  return head.append("\r\n");
}

}  // namespace openmash::http
