#include "keep/fields.h"

#include <cstdint>

#include "base/faults.h"

namespace openmash::keep {

namespace {

// Each text with its length before it, four bytes, the highest first.
void put(Bytes& bytes, const std::string& text) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<Byte>(text.size() >> shift));
  }
  bytes.insert(bytes.end(), text.begin(), text.end());
}

std::string take(BytesView& rest) {
  constexpr std::size_t length_size = 4;
  std::size_t length = 0;
  for (std::size_t i = 0; i < length_size && i < rest.size(); ++i) {
    length = (length << 8) | rest[i];
  }
  if (rest.size() < length_size || rest.size() - length_size < length) {
    throw CorruptRecord("what was kept of a form is damaged");
  }
  std::string text = as_text(rest.subspan(length_size, length));
  rest = rest.subspan(length_size + length);
  return text;
}

}  // namespace

Bytes encode(const Fields& fields) {
  Bytes bytes;
  for (const auto& [name, value] : fields) {
    put(bytes, name);
    put(bytes, value);
  }
  return bytes;
}

Fields decode_fields(BytesView bytes) {
  Fields fields;
  while (!bytes.empty()) {
    std::string name = take(bytes);
    fields.emplace_back(std::move(name), take(bytes));
  }
  return fields;
}

}  // namespace openmash::keep
