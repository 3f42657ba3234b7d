#include "leaks/browser.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <regex>
#include <stdexcept>

namespace openmash::leaks {

namespace {

/// The value of an attribute as written in markup, with the few entities our pages use.
std::string attribute(const std::string& tag, const std::string& name) {
  std::smatch found;
  if (!std::regex_search(tag, found, std::regex{" " + name + "=\"([^\"]*)\""})) {
    return "";
  }
  std::string value = found[1];
  for (const auto& [entity, letter] :
       {std::pair{"&quot;", "\""}, std::pair{"&#39;", "'"}, std::pair{"&amp;", "&"}}) {
    for (std::size_t at = value.find(entity); at != std::string::npos; at = value.find(entity)) {
      value.replace(at, std::string_view{entity}.size(), letter);
    }
  }
  return value;
}

std::string form_sent_to(const std::string& body, const std::string& action) {
  const std::size_t at = body.find("action=\"" + action + "\"");
  if (at == std::string::npos) {
    throw std::runtime_error("the page has no form for " + action);
  }
  return body.substr(at, body.find("</form>", at) - at);
}

}  // namespace

std::string in_address(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string written;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) {
      written += c;
    } else {
      written += {'%', hex[byte >> 4], hex[byte & 15]};
    }
  }
  return written;
}

Answer Browser::open(const std::string& path) {
  return ask("GET " + path + " HTTP/1.1\r\n", "");
}

Answer Browser::fill(const Answer& page, const std::string& action,
                     const std::function<std::string()>& words, const std::string& instead) {
  const std::string form = form_sent_to(page.body, action);
  static const std::regex tags{"<(input|textarea)[^>]*>"};
  std::string body;
  for (std::sregex_iterator at{form.begin(), form.end(), tags}, end; at != end; ++at) {
    const std::string tag = at->str();
    const std::string type = attribute(tag, "type");
    if (type == "radio" || type == "checkbox") {
      continue;
    }
    const std::string value = type == "hidden" ? attribute(tag, "value") : words();
    body +=
        (body.empty() ? "" : "&") + in_address(attribute(tag, "name")) + "=" + in_address(value);
  }
  return ask("POST " + (instead.empty() ? action : instead) +
                 " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n",
             body);
}

Answer Browser::ask(const std::string& head, const std::string& body) {
  std::string cookies;
  for (const auto& [name, value] : cookies_) {
    cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
  }
  const std::string got = raw(
      head + "Host: localhost:" + std::to_string(port_) + "\r\nConnection: close\r\n" +
      (cookies.empty() ? "" : "Cookie: " + cookies + "\r\n") +
      (head.starts_with("POST") ? "Content-Length: " + std::to_string(body.size()) + "\r\n" : "") +
      "\r\n" + body);
  const std::size_t end = got.find("\r\n\r\n");
  if (end == std::string::npos || got.size() < 12) {
    throw std::runtime_error("the server did not answer");
  }
  Answer answer{.status = std::stoi(got.substr(9, 3)), .location = "", .body = got.substr(end)};
  const std::string headers = got.substr(0, end + 2);
  std::smatch found;
  static const std::regex location{"\r\n[Ll]ocation: ([^\r]*)"};
  static const std::regex cookie{"\r\n[Ss]et-[Cc]ookie: ([^=]+)=([^;\r]*)"};
  if (std::regex_search(headers, found, location)) {
    answer.location = found[1];
  }
  for (std::sregex_iterator at{headers.begin(), headers.end(), cookie}, last; at != last; ++at) {
    cookies_[(*at)[1]] = (*at)[2];
  }
  return answer;
}

std::string Browser::raw(const std::string& bytes) {
  const int talk = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port_);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string got;
  if (::connect(talk, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
      const ssize_t now = ::send(talk, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (now <= 0) {
        break;  // it answered before it had heard all
      }
      sent += static_cast<std::size_t>(now);
    }
    std::array<char, 8192> piece{};
    for (ssize_t now = 1; now > 0;) {
      now = ::recv(talk, piece.data(), piece.size(), 0);
      got.append(piece.data(), static_cast<std::size_t>(now > 0 ? now : 0));
    }
  }
  ::close(talk);
  return got;
}

}  // namespace openmash::leaks
