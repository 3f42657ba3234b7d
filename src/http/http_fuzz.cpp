// Gives arbitrary bytes to everything here that reads text from strangers: forms, targets, cookies.
// Build with -DOPENMASH_SANITIZE=address,undefined,fuzzer-no-link, then run fuzz_http.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "base/ensure.h"
#include "http/cookies.h"
#include "http/form.h"
#include "http/gzip.h"
#include "http/percent.h"
#include "http/target.h"

using openmash::ensure;
namespace http = openmash::http;

namespace {

void check_text(std::string_view text) {
  ensure(http::is_utf8(text) && !text.contains('\0'), "what was read is text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text = openmash::as_text({bytes, size});
  if (const auto form = http::parse_form(text, 100)) {
    for (const auto& field : form->fields()) {
      check_text(field.name);
      check_text(field.value);
    }
    const auto again = http::parse_form(http::write_form(form->fields()), 100);
    ensure(again && std::ranges::equal(again->fields(), form->fields()),
           "what was written is read back");
  }
  if (const auto target = http::read_target(text)) {
    check_text(target->path);
    ensure(!(target->path + "/").contains("/../"), "no path climbs");
  }
  const std::string_view lines[] = {text};
  if (const auto cookie = http::read_cookie(lines, "a")) {
    ensure(http::is_utf8(*cookie), "a cookie is text");
    const std::string line = http::write_cookie({.name = "a", .value = *cookie});
    const std::string_view written[] = {line};
    ensure(http::read_cookie(written, "a") == cookie, "a cookie is read back");
  }
  static_cast<void>(http::accepts_gzip(text));
  return 0;
}
