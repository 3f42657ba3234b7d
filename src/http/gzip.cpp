#include "http/gzip.h"

#include <boost/beast/zlib/deflate_stream.hpp>
#include <boost/crc.hpp>

#include "base/ensure.h"
#include "http/headers.h"

namespace openmash::http {
namespace {

namespace zlib = boost::beast::zlib;

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

void append_little_endian(std::string& bytes, std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    bytes += static_cast<char>((value >> shift) & 0xff);
  }
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  while (!accept_encoding.empty()) {
    const std::size_t end = std::min(accept_encoding.find(','), accept_encoding.size());
    const std::string_view each = accept_encoding.substr(0, end);
    accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
    const std::size_t semicolon = std::min(each.find(';'), each.size());
    if (!same_name(trimmed(each.substr(0, semicolon)), "gzip")) continue;
    const std::string_view weight = trimmed(each.substr(std::min(semicolon + 1, each.size())));
    // "q=0", "q=0.0" and so on mean "not this one".
    return !weight.starts_with("q=0") || weight.find_first_of("123456789") != weight.npos;
  }
  return false;
}

std::string gzip(std::string_view text) {
  zlib::deflate_stream deflate;
  deflate.reset(6, 15, 8, zlib::Strategy::normal);
  // Magic, deflate, no flags, no time, no extra, "unknown" system: nothing of this machine is in
  // it.
  std::string bytes("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
  const std::size_t head = bytes.size();
  bytes.resize(head + deflate.upper_bound(text.size()));

  zlib::z_params work;
  work.next_in = text.data();
  work.avail_in = text.size();
  work.next_out = bytes.data() + head;
  work.avail_out = bytes.size() - head;
  boost::system::error_code ec;
  deflate.write(work, zlib::Flush::finish, ec);
  ensure(ec == zlib::error::end_of_stream, "deflate ends within its own bound");
  bytes.resize(head + work.total_out);

  boost::crc_32_type sum;
  sum.process_bytes(text.data(), text.size());
  append_little_endian(bytes, static_cast<std::uint32_t>(sum.checksum()));
  append_little_endian(bytes, static_cast<std::uint32_t>(text.size()));
  return bytes;
}

void compress(Response& response, std::string_view accept_encoding) {
  if (!response.compressible || response.following || response.headers.has("Content-Encoding") ||
      response.body.size() <= least_worth_compressing) {
    return;
  }
  response.headers.add("Vary", "Accept-Encoding");
  if (!accepts_gzip(accept_encoding)) return;
  response.body = gzip(response.body);
  response.headers.set("Content-Encoding", "gzip");
}

}  // namespace openmash::http
