#include "domain/release/unreleased.h"

#include <algorithm>
#include <array>

#include "domain/release/held.h"
#include "domain/release/outward.h"
#include "domain/release/same_words.h"

namespace openmash {

namespace {

/// So many words in the same order are not chance; an answer of three or fewer ("not known here")
/// is in every letter.
constexpr std::size_t words_in_a_run = 6;
constexpr std::size_t words_least = 4;
/// "17 Hidden Lane" and "N1 2AB" have a number in them and are as long as this, run together.
constexpr std::size_t address_least = 5;
constexpr std::size_t words_of_a_place = 3;
constexpr std::size_t name_least = 3;

std::vector<std::string> parts_of(std::string_view address) {
  std::vector<std::string> parts(1);
  for (const char c : address) {
    if (c == ',' || c == '\n' || c == ';') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool names_place(const std::string& run_of_text, std::string_view address) {
  return std::ranges::any_of(parts_of(address), [&](const std::string& part) {
    const std::string sought = run_together(part);
    return sought.size() >= address_least && has_digit(sought) &&
           run_of_text.find(sought) != std::string::npos;
  });
}

bool tells_place(std::string_view text, const CaseFile& file) {
  const std::string run = run_together(text);
  return names_place(run, file.intake.contact.answers.words("address")) ||
         std::ranges::any_of(file.intake.people, [&](const PersonDescribed& person) {
           const std::string_view now_at = person.answers.words("now_at");
           return names_place(run, person.answers.words("address")) || names_place(run, now_at) ||
                  shares_run(text, now_at, words_in_a_run, words_of_a_place);
         });
}

/// The family may be the referrer themselves.
bool is_of_the_family(Source source) {
  return source == Source::self || source == Source::child;
}

bool tells_referrer(std::string_view text, const CaseFile& file) {
  if (is_of_the_family(file.intake.contact.source)) {
    return false;
  }
  const Answers& answers = file.intake.contact.answers;
  const std::string name{answers.words("name")};
  if (run_together(name).size() >= name_least && has_words(text, name)) {
    return true;
  }
  const std::string run = run_together(text);
  return std::ranges::any_of(std::array{"phone", "email"}, [&](const char* key) {
    const std::string sought = run_together(answers.words(key));
    return sought.size() >= address_least && run.find(sought) != std::string::npos;
  });
}

/// What of this item its recipient may have: everything, or the rendition.
std::string allowed_of(const Request& request, ItemId item, const Recipient& recipient,
                       Instant now) {
  std::string allowed;
  for (const Signed<ItemReleased>* release : live_releases(request, item, recipient, now)) {
    allowed += rendition(request, release->what) + '\n';
  }
  return allowed;
}

}  // namespace

std::optional<UnreleasedWords> find_unreleased(std::string_view text, const CaseFile& file,
                                               const Recipient& recipient, const LookFor& look_for,
                                               Instant now) {
  UnreleasedWords found;
  for (const Request& request : file.enquiry.requests) {
    for (const Signed<ItemReturned>& item : request.items) {
      if (shares_run(text, item.what.text, words_in_a_run, words_least,
                     allowed_of(request, item.what.item, recipient, now))) {
        found.items.push_back(item.what.item);
      }
    }
    // Answers to questions are not items: nobody can let them out one by one.
    for (const Signed<QuestionsAnswered>& answered : request.question_answers) {
      for (const QuestionAnswered& one : answered.what.answers) {
        if (shares_run(text, one.answer, words_in_a_run, words_least)) {
          found.items.push_back(ItemId{answered.what.answer.value});
        }
      }
    }
  }
  found.whereabouts = look_for.whereabouts && tells_place(text, file);
  found.referrer = look_for.referrer && tells_referrer(text, file) &&
                   referrer_release(file, recipient, now) == nullptr;
  const bool nothing = found.items.empty() && !found.whereabouts && !found.referrer;
  return nothing ? std::nullopt : std::optional{std::move(found)};
}

std::optional<UnreleasedWords> find_unreleased_in_question(std::string_view text,
                                                           const CaseFile& file,
                                                           const AgencyCode& agency,
                                                           const hub::Profile& profile,
                                                           Instant now) {
  const bool members_see = profile.check.members_see == hub::MembersSee::record_during_check;
  CaseFile others = file;
  std::erase_if(others.enquiry.requests,
                [&](const Request& request) { return request.asked.what.agency == agency; });
  for (Request& request : others.enquiry.requests) {
    std::erase_if(request.items, [&](const Signed<ItemReturned>& item) {
      return members_see && item.what.handling != Handling::hub_only &&
             !is_held(request, item.what.item, now);
    });
    if (members_see) {
      request.question_answers.clear();
    }
  }
  // Where the child lives is how they search.
  return find_unreleased(text, others, {.to = ReleaseTo::an_agency, .agency = agency},
                         {.whereabouts = false}, now);
}

std::optional<UnreleasedWords> find_unreleased_in_letter(std::string_view text,
                                                         const CaseFile& file, bool to_family,
                                                         Instant now) {
  const Recipient recipient{.to = to_family ? ReleaseTo::the_family : ReleaseTo::the_referrer};
  return find_unreleased(text, file, recipient, {.whereabouts = true, .referrer = to_family}, now);
}

}  // namespace openmash
