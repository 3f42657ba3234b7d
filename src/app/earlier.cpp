#include "app/earlier.h"

#include <algorithm>
#include <functional>

#include "base/contains.h"
#include "views/worklist.h"

namespace openmash::app {

namespace {

/// Letters and digits only, in lower case: "O'Neil, Ann" and "oneil ann" are written alike.
std::string folded(std::string_view words) {
  std::string plain;
  for (const char c : words) {
    if (c >= 'A' && c <= 'Z') {
      plain += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80) {
      plain += c;
    }
  }
  return plain;
}

}  // namespace

Earlier::Earlier(Core& core) : core_(core) {
  // A contact received from now on is told by its notice, like every open page.
  core.notices().listen([this](const std::string& topic) {
    constexpr std::string_view prefix = "contact:";
    const auto id = topic.starts_with(prefix)
                        ? id_from_hex(std::string_view{topic}.substr(prefix.size()))
                        : std::nullopt;
    if (id) {
      const std::scoped_lock lock{mutex_};
      if (known_.insert(*id).second) {
        waiting_.push_back(ContactId{*id});
        arrived_.notify_one();
      }
    }
  });
  builder_ = std::thread{[this] { build(); }};
}

Earlier::~Earlier() {
  {
    const std::scoped_lock lock{mutex_};
    stopping_ = true;
  }
  arrived_.notify_one();
  builder_.join();
}

std::vector<std::size_t> Earlier::marks_of(const CaseFile& file) const {
  std::vector<std::size_t> marks;
  for (const PersonDescribed& person : file.intake.people) {
    const std::string name = folded(person.answers.words("name"));
    if (name.empty()) {
      continue;
    }
    for (const char* second : {"born", "address"}) {
      if (const std::string other = folded(person.answers.words(second)); !other.empty()) {
        marks.push_back(std::hash<std::string>{}(name + '\n' + second + '\n' + other));
      }
    }
  }
  return marks;
}

void Earlier::add(ContactId contact) {
  try {
    const CaseFile file = fold(contact, core_.history(contact));
    const std::vector<std::size_t> marks = marks_of(file);
    const std::scoped_lock lock{mutex_};
    for (const std::size_t mark : marks) {
      contacts_[mark].push_back(contact);
    }
  } catch (const CorruptRecord&) {
    // A damaged contact is told to whoever opens it, and by `openmash verify`; the others are still
    // found.
  }
}

std::optional<std::vector<ContactId>> Earlier::find(const CaseFile& file) {
  std::vector<ContactId> found;
  const std::scoped_lock lock{mutex_};
  if (!ready_) {
    return std::nullopt;
  }
  for (const std::size_t mark : marks_of(file)) {
    const auto contacts = contacts_.find(mark);
    if (contacts == contacts_.end()) {
      continue;
    }
    for (const ContactId contact : contacts->second) {
      if (contact != file.id && !contains(found, contact)) {
        found.push_back(contact);
      }
    }
  }
  return found;
}

void Earlier::build() {
  const std::vector<ContactId> stored = core_.readers().read(
      [](db::Connection& connection) { return views::all_contacts(connection); });
  std::unique_lock lock{mutex_};
  for (const ContactId contact : stored) {
    if (known_.insert(contact.value).second) {
      waiting_.push_back(contact);
    }
  }
  while (!stopping_) {
    if (waiting_.empty()) {
      ready_ = true;
      arrived_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      continue;
    }
    const ContactId next = waiting_.front();
    waiting_.pop_front();
    lock.unlock();
    add(next);
    lock.lock();
  }
}

}  // namespace openmash::app
