#include "crash/load.h"

#include <algorithm>

#include "seal/hash.h"

namespace openmash::crash {

namespace {

seal::Hash hash_of(const Press& press) {
  return seal::sha256(as_bytes(std::to_string(press.seed) + " " + std::to_string(press.thread) +
                               " " + std::to_string(press.number)));
}

bool has_addition(const CaseFile& file, const Press& press) {
  const auto ours = std::ranges::count_if(file.intake.additions, [&](const auto& addition) {
    return addition.what.addition.value == submission_of(press).value &&
           addition.what.words == words_of(press);
  });
  return ours == 1;
}

}  // namespace

Does does(const Press& press) {
  return press.number % 3 == 0 ? Does::logs : press.number % 3 == 1 ? Does::adds : Does::reads;
}

SubmissionId submission_of(const Press& press) {
  const seal::Hash hash = hash_of(press);
  return SubmissionId{*id_from_bytes(BytesView{hash}.first(16))};
}

std::string words_of(const Press& press) {
  const seal::Hash hash = hash_of(press);
  std::string words = "The child said " + to_hex(hash) + ". ";
  while (words.size() < 100U + 12U * hash[0]) {
    words += words;
  }
  return words;
}

std::optional<ContactId> perform(bench::SampleHub& hub, const Press& press, ContactId contact) {
  const std::string words = words_of(press);
  const app::Submission submission{
      .id = submission_of(press), .content = words, .seen_token = "", .proved = true};
  if (does(press) == Does::logs) {
    const auto outcome = hub.hub().referrals().log(
        hub.officer(), submission, bench::short_referral([&words] { return words; }));
    const auto* sent = std::get_if<app::Sent>(&outcome);
    return sent == nullptr ? std::nullopt : std::optional{sent->contact};
  }
  if (does(press) == Does::adds) {
    const auto outcome =
        hub.hub().handle(Referrer{}, submission, contact,
                         AddToContact{.addition = AdditionId{submission.id.value}, .words = words});
    return std::holds_alternative<app::Done>(outcome) ? std::optional{contact} : std::nullopt;
  }
  const std::string reference = hub.core().load(contact)->intake.contact.reference;
  const auto page = hub.hub().look().contact(bench::SampleHub::reader(hub.screener()), reference,
                                             ReadPurpose::work);
  return page ? std::optional{contact} : std::nullopt;
}

bool is_there(app::Core& core, const Press& press, ContactId contact) {
  const auto file = core.load(contact);
  switch (does(press)) {
    case Does::logs:
      return file->intake.people.size() == 1 && file->intake.concerns.size() == 1 &&
             file->intake.people.front().answers.words("name") == words_of(press) &&
             file->intake.concerns.front().answers.words("words") == words_of(press);
    case Does::adds:
      return has_addition(*file, press);
    case Does::reads:
      return file->exists();
  }
  return false;
}

}  // namespace openmash::crash
