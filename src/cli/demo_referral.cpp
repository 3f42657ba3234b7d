#include "cli/demo_referral.h"

#include <algorithm>

#include "base/ensure.h"
#include "domain/intake/referral_form.h"
#include "seal/random.h"

namespace openmash::cli {

Answers said(const std::vector<Says>& all) {
  Answers answers;
  for (const Says& one : all) {
    answers.all.push_back(
        {.question = one.question, .not_known = one.words.empty(), .words = one.words});
  }
  return answers;
}

Told::Told(Channel channel, Source source, const std::vector<Says>& about_the_contact) {
  referral_.channel = channel;
  referral_.source = source;
  referral_.answers = said(about_the_contact);
}

Told& Told::asks_for_help() {
  referral_.asks = Asks::help;
  return *this;
}

Told& Told::kept_at(std::string original) {
  referral_.original_kept_at = std::move(original);
  return *this;
}

Told& Told::add(PersonDescribed person, std::string name, std::vector<Says> more) {
  more.insert(more.begin(), {.question = "name", .words = std::move(name)});
  person.person = PersonId{seal::fresh_id()};
  person.answers = said(more);
  referral_.people.push_back(std::move(person));
  return *this;
}

Told& Told::child(std::string name, std::vector<Says> more) {
  return add({.kind = PersonKind::child, .at_risk = true}, std::move(name), std::move(more));
}

Told& Told::unborn(std::string name, std::vector<Says> more) {
  return add({.kind = PersonKind::unborn_child, .at_risk = true}, std::move(name), std::move(more));
}

Told& Told::adult(std::string name, std::vector<Says> more) {
  return add({.kind = PersonKind::adult}, std::move(name), std::move(more));
}

Told& Told::feared(std::string name, std::vector<Says> more) {
  return add({.kind = PersonKind::adult, .source_of_harm = true}, std::move(name), std::move(more));
}

Told& Told::worry(std::string words, std::vector<Says> more,
                  const std::vector<std::string_view>& about) {
  more.insert(more.begin(), {.question = "words", .words = std::move(words)});
  ConcernRaised concern{
      .concern = ConcernId{seal::fresh_id()}, .about = children(), .answers = said(more)};
  if (!about.empty()) {
    concern.about.clear();
    for (const std::string_view name : about) {
      concern.about.push_back(person(name));
    }
  }
  referral_.concerns.push_back(std::move(concern));
  return *this;
}

app::WrittenReferral Told::referral_of(Date day) const {
  app::WrittenReferral referral = referral_;
  const std::string latest = iso8601(day);
  const auto keep = [&](Answers& answers, FormSubject subject) {
    for (Answer& answer : answers.all) {
      const FormQuestion* question = find_question(subject, answer.question);
      if (question != nullptr && question->kind == FormKind::date && answer.question != "born") {
        answer.words = std::min(answer.words, latest);
      }
    }
  };
  keep(referral.answers, FormSubject::contact);
  for (PersonDescribed& person : referral.people) {
    keep(person.answers,
         person.kind == PersonKind::adult ? FormSubject::adult : FormSubject::child);
  }
  for (ConcernRaised& concern : referral.concerns) {
    keep(concern.answers, FormSubject::concern);
  }
  return referral;
}

std::vector<PersonId> Told::children() const {
  std::vector<PersonId> ids;
  for (const PersonDescribed& one : referral_.people) {
    if (one.kind != PersonKind::adult) {
      ids.push_back(one.person);
    }
  }
  return ids;
}

std::vector<PersonId> Told::everybody() const {
  std::vector<PersonId> ids;
  for (const PersonDescribed& one : referral_.people) {
    ids.push_back(one.person);
  }
  return ids;
}

std::string_view Told::first_name() const {
  return referral_.people.empty() ? "nobody" : referral_.people.front().answers.words("name");
}

PersonId Told::person(std::string_view name) const {
  const auto found = std::ranges::find_if(referral_.people, [name](const PersonDescribed& one) {
    return one.answers.words("name") == name;
  });
  ensure(found != referral_.people.end(), "a demo story names only people of its own referral");
  return found->person;
}

}  // namespace openmash::cli
