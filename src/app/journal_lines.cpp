#include "app/journal_lines.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/faults.h"
#include "base/match.h"

namespace openmash::app {

namespace {

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

[[noreturn]] void refuse() {
  throw CorruptRecord("the journal has a line this program does not know");
}

template <class Number>
Number number_in(std::string_view digits) {
  Number number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (fault != std::errc{} || end != digits.data() + digits.size()) {
    refuse();
  }
  return number;
}

Id128 id_in(std::string_view hex) {
  const auto id = id_from_hex(hex);
  if (!id) {
    refuse();
  }
  return *id;
}

seal::Hash hash_in(std::string_view hex) {
  if (hex.size() != 64) {
    refuse();
  }
  seal::Hash hash{};
  const Id128 first = id_in(hex.substr(0, 32));
  const Id128 second = id_in(hex.substr(32));
  std::ranges::copy(first.bytes, hash.begin());
  std::ranges::copy(second.bytes, hash.begin() + 16);
  return hash;
}

template <class Id>
Id one_id(std::string_view hex) {
  return Id{id_in(hex)};
}

template <class Id>
std::optional<Id> maybe_id(std::string_view hex) {
  return hex == "-" ? std::nullopt : std::optional{Id{id_in(hex)}};
}

/// One of two words.
bool is_first(std::string_view word, std::string_view first, std::string_view second) {
  if (word != first && word != second) {
    refuse();
  }
  return word == first;
}

std::vector<StaffId> people_in(std::string_view word) {
  std::vector<StaffId> people;
  while (!word.empty() && word != "-") {
    const std::size_t end = std::min(word.find(','), word.size());
    people.push_back(one_id<StaffId>(word.substr(0, end)));
    word.remove_prefix(std::min(end + 1, word.size()));
  }
  return people;
}

std::string spelled(std::string_view word) {
  return std::string{word};
}
template <class Tag>
std::string spelled(const Strong<Tag, Id128>& id) {
  return id.value.hex();
}
template <class Tag>
std::string spelled(const Strong<Tag, std::string>& code) {
  return code.value;
}
template <class One>
std::string spelled(const std::optional<One>& one) {
  return one ? spelled(*one) : "-";
}
std::string spelled(const std::vector<StaffId>& people) {
  std::string text;
  for (const StaffId one : people) {
    text += (text.empty() ? "" : ",") + one.value.hex();
  }
  return text.empty() ? "-" : text;
}

template <class... Words>
std::string joined(std::string_view name, const Words&... words) {
  std::string line{name};
  ((line += " " + spelled(words)), ...);
  return line;
}

}  // namespace

std::string line_of(const JournalLine& line) {
  return match(
      line,
      [](const PartDestroyed& one) {
        return joined("destroyed", one.stream.hex(), std::to_string(one.sequence),
                      std::to_string(one.part), to_hex(one.ciphertext), one.destruction, one.child);
      },
      [](const ClosedAccount& one) { return joined("closed", one.account); },
      [](const ProofChanged& one) { return joined("sign-in", one.account); },
      [](const RoleGiven& one) { return joined("role", one.account, one.role, one.agency); },
      [](const ConflictThere& one) {
        return joined("conflict", one.conflict, one.whose, one.suspected ? "suspected" : "declared",
                      one.contact);
      },
      [](const ConflictOver& one) { return joined("conflict-over", one.conflict); },
      [](const CaseRestricted& one) {
        return joined("restricted", one.contact, one.proposal, one.listed);
      },
      [](const RestrictionOver& one) { return joined("restriction-over", one.contact); },
      [](const InspectionOver& one) { return joined("inspection-over", one.proposal); },
      [](const SealPut& one) {
        return joined("sealed", one.contact, one.request, one.item, one.silent ? "silent" : "told",
                      one.listed);
      },
      [](const SealOver& one) { return joined("seal-over", one.item); },
      [](const LinkOver& one) {
        return joined("link-over", one.contact, one.request, one.enquiry, one.link);
      },
      [](const ReleaseOver& one) {
        return joined("release-over", one.contact, one.release, one.request, one.item);
      });
}

JournalLine read_line(std::string_view line) {
  const std::vector<std::string_view> words = words_of(line);
  const auto is = [&words](std::string_view name, std::size_t count) {
    return words.size() == count && words[0] == name;
  };
  if (is("destroyed", 7)) {
    return PartDestroyed{.stream = id_in(words[1]),
                         .sequence = number_in<std::uint64_t>(words[2]),
                         .part = number_in<std::uint16_t>(words[3]),
                         .ciphertext = hash_in(words[4]),
                         .destruction = one_id<DestructionId>(words[5]),
                         .child = maybe_id<PersonId>(words[6])};
  }
  if (is("closed", 2)) {
    return ClosedAccount{.account = one_id<StaffId>(words[1])};
  }
  if (is("sign-in", 2)) {
    return ProofChanged{.account = one_id<StaffId>(words[1])};
  }
  if (is("role", 4)) {
    return RoleGiven{.account = one_id<StaffId>(words[1]),
                     .role = RoleCode{std::string{words[2]}},
                     .agency = words[3] == "-" ? std::nullopt
                                               : std::optional{AgencyCode{std::string{words[3]}}}};
  }
  if (is("conflict", 5)) {
    return ConflictThere{.conflict = one_id<ConflictId>(words[1]),
                         .whose = one_id<StaffId>(words[2]),
                         .suspected = is_first(words[3], "suspected", "declared"),
                         .contact = maybe_id<ContactId>(words[4])};
  }
  if (is("conflict-over", 2)) {
    return ConflictOver{.conflict = one_id<ConflictId>(words[1])};
  }
  if (is("restricted", 4)) {
    return CaseRestricted{.contact = one_id<ContactId>(words[1]),
                          .proposal = one_id<ProposalId>(words[2]),
                          .listed = people_in(words[3])};
  }
  if (is("restriction-over", 2)) {
    return RestrictionOver{.contact = one_id<ContactId>(words[1])};
  }
  if (is("inspection-over", 2)) {
    return InspectionOver{.proposal = one_id<ProposalId>(words[1])};
  }
  if (is("sealed", 6)) {
    return SealPut{.contact = one_id<ContactId>(words[1]),
                   .request = one_id<RequestId>(words[2]),
                   .item = one_id<ItemId>(words[3]),
                   .silent = is_first(words[4], "silent", "told"),
                   .listed = people_in(words[5])};
  }
  if (is("seal-over", 2)) {
    return SealOver{.item = one_id<ItemId>(words[1])};
  }
  if (is("link-over", 5)) {
    return LinkOver{.contact = one_id<ContactId>(words[1]),
                    .request = one_id<RequestId>(words[2]),
                    .enquiry = one_id<EnquiryId>(words[3]),
                    .link = one_id<LinkId>(words[4])};
  }
  if (is("release-over", 5)) {
    return ReleaseOver{.contact = one_id<ContactId>(words[1]),
                       .release = one_id<ReleaseId>(words[2]),
                       .request = maybe_id<RequestId>(words[3]),
                       .item = maybe_id<ItemId>(words[4])};
  }
  refuse();
}

}  // namespace openmash::app
