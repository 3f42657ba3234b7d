#include <algorithm>
#include <charconv>

#include "profile/hub_folder.h"

namespace openmash::profile {

namespace {

constexpr std::string_view first_line = "openmash hub folder 1\n";

/// Reads what canonical_bytes wrote, and nothing that it would not have written.
class FolderText {
 public:
  explicit FolderText(std::string_view text) : rest_(text) {}

  bool take(std::string_view expected) {
    if (!rest_.starts_with(expected)) {
      return false;
    }
    rest_.remove_prefix(expected.size());
    return true;
  }

  /// A length in digits, a space, so many bytes, and the end of the line.
  std::optional<std::string> take_text() {
    std::size_t length = 0;
    const auto [end, fault] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), length);
    if (fault != std::errc{}) {
      return std::nullopt;
    }
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    if (!take(" ") || rest_.size() < length) {
      return std::nullopt;
    }
    std::string text{rest_.substr(0, length)};
    rest_.remove_prefix(length);
    return take("\n") ? std::optional{std::move(text)} : std::nullopt;
  }

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

void put_text(std::string& into, std::string_view text) {
  into += std::to_string(text.size());
  into += ' ';
  into += text;
  into += '\n';
}

}  // namespace

Bytes canonical_bytes(const HubFolder& folder) {
  std::vector<const HubFile*> in_order;
  for (const HubFile& file : folder.files) {
    in_order.push_back(&file);
  }
  std::ranges::sort(in_order, {}, [](const HubFile* file) { return file->path; });
  std::string text{first_line};
  put_text(text, folder.name);
  for (const HubFile* file : in_order) {
    put_text(text, file->path);
    put_text(text, file->text);
  }
  const BytesView view = as_bytes(text);
  return {view.begin(), view.end()};
}

std::optional<HubFolder> hub_folder_from(BytesView bytes) {
  const std::string text = as_text(bytes);
  FolderText in{text};
  if (!in.take(first_line)) {
    return std::nullopt;
  }
  HubFolder folder;
  auto name = in.take_text();
  if (!name) {
    return std::nullopt;
  }
  folder.name = *std::move(name);
  folder.shown_as = folder.name;
  while (!in.at_end()) {
    auto path = in.take_text();
    auto content = in.take_text();
    if (!path || !content) {
      return std::nullopt;
    }
    folder.files.push_back({*std::move(path), *std::move(content)});
  }
  // Only what canonical_bytes writes is a folder: in order, each path once, numbers spelled one
  // way.
  const auto& files = folder.files;
  const bool twice = std::ranges::adjacent_find(files, {}, &HubFile::path) != files.end();
  if (twice || canonical_bytes(folder) != Bytes(bytes.begin(), bytes.end())) {
    return std::nullopt;
  }
  return folder;
}

}  // namespace openmash::profile
