#include "app/earlier.h"

#include <algorithm>
#include <functional>

#include "views/worklist.h"

namespace openmash::app {

namespace {

struct Mark {
  std::size_t hash = 0;
  bool of_people = false;  ///< or of an address alone
};

std::size_t hashed(std::string_view kind, const std::string& one, const std::string& two = {}) {
  return std::hash<std::string>{}(std::string{kind} + '\n' + one + '\n' + two);
}

std::size_t mark_of_reference(std::string_view reference) {
  return hashed("police", Earlier::plain(reference));
}

/// "At home" and "School gate" are no addresses: one has a number in it, of a house or a postcode.
bool is_an_address(std::string_view plain) {
  constexpr std::size_t least = 6;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return plain.size() >= least && std::ranges::any_of(plain, is_digit) &&
         !std::ranges::all_of(plain, is_digit);
}

std::vector<Mark> marks_of(const CaseFile& file) {
  std::vector<Mark> marks;
  const auto add_address = [&](std::string_view words) {
    if (const std::string plain = Earlier::plain(words); is_an_address(plain)) {
      marks.push_back({.hash = hashed("address", plain)});
    }
  };
  for (const PersonDescribed& person : file.intake.people) {
    add_address(person.answers.words("address"));
    const std::string name = Earlier::plain(person.answers.words("name"));
    if (name.empty()) {
      continue;
    }
    for (const char* second : {"born", "address"}) {
      if (const std::string other = Earlier::plain(person.answers.words(second)); !other.empty()) {
        marks.push_back({.hash = hashed(second, name, other), .of_people = true});
      }
    }
  }
  for (const ConcernRaised& concern : file.intake.concerns) {
    add_address(concern.answers.words("where"));
  }
  return marks;
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
  added_.notify_all();
  builder_.join();
}

std::string Earlier::plain(std::string_view words) {
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

void Earlier::add(ContactId contact) {
  try {
    const CaseFile file = fold(contact, core_.history(contact));
    std::vector<Mark> marks = marks_of(file);
    const ContactReceived& received = file.intake.contact;
    const std::string_view reference = received.answers.words("own_reference");
    if (received.channel == Channel::police_notification && !plain(reference).empty()) {
      marks.push_back({.hash = mark_of_reference(reference)});
    }
    const std::scoped_lock lock{mutex_};
    for (const Mark& mark : marks) {
      std::vector<ContactId>& found = contacts_[mark.hash];
      if (found.empty() || found.back() != contact) {
        found.push_back(contact);
      }
    }
  } catch (const CorruptRecord&) {
    // A damaged contact is told to whoever opens it, and by `openmash verify`; the others are still
    // found.
  }
}

bool Earlier::is_ready(std::unique_lock<std::mutex>& lock) {
  if (!ready_) {
    return false;
  }
  // What arrived a moment ago is added by the builder, one after another: "none" would be untrue.
  const std::size_t arrived = known_.size();
  added_.wait(lock, [&] { return stopping_ || taken_ >= arrived; });
  return true;
}

std::optional<std::vector<Alike>> Earlier::find(const CaseFile& file) {
  std::vector<Alike> found;
  std::unique_lock lock{mutex_};
  if (!is_ready(lock)) {
    return std::nullopt;
  }
  for (const Mark& mark : marks_of(file)) {
    const auto contacts = contacts_.find(mark.hash);
    if (contacts == contacts_.end()) {
      continue;
    }
    for (const ContactId contact : contacts->second) {
      if (contact == file.id) {
        continue;
      }
      auto known = std::ranges::find(found, contact, &Alike::contact);
      if (known == found.end()) {
        known = found.insert(found.end(), {.contact = contact});
      }
      (mark.of_people ? known->same_people : known->same_address) = true;
    }
  }
  return found;
}

std::optional<std::vector<ContactId>> Earlier::notified_as(std::string_view reference) {
  std::unique_lock lock{mutex_};
  if (!is_ready(lock)) {
    return std::nullopt;
  }
  const auto found = contacts_.find(mark_of_reference(reference));
  return found == contacts_.end() ? std::vector<ContactId>{} : found->second;
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
    ++taken_;
    added_.notify_all();
  }
}

}  // namespace openmash::app
