#include "domain/hub/profile.h"

#include <algorithm>

namespace openmash::hub {

namespace {

template <class Row, class Key, class Member>
const Row* find_by(const std::vector<Row>& rows, const Key& key, Member member) {
  const auto found = std::ranges::find(rows, key, member);
  return found == rows.end() ? nullptr : &*found;
}

template <class Row>
const Row* find_by_full_name(const std::vector<Row>& rows, std::string_view full_name) {
  const auto found = std::ranges::find_if(
      rows, [full_name](const Row& row) { return row.full_name() == full_name; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

bool Role::has(Power power) const {
  return std::ranges::find(powers, power) != powers.end();
}

bool Who::includes(const RoleCode& role) const {
  return std::ranges::find(roles, role) != roles.end();
}

bool Basis::holds_on(Date day) const {
  return commenced && (!from || *from <= day) && (!until || day <= *until);
}

bool Duty::holds_on(Date day) const {
  return from && *from <= day && (!until || day <= *until);
}

std::string LetterTemplate::full_name() const {
  return name + ".v" + std::to_string(version);
}

const Agency* Profile::agency(const AgencyCode& code) const {
  return find_by(agencies, code, &Agency::code);
}

const Role* Profile::role(const RoleCode& code) const {
  return find_by(roles, code, &Role::code);
}

const Level* Profile::level(const LevelCode& code) const {
  return find_by(levels, code, &Level::code);
}

const Criterion* Profile::criterion(const CriterionCode& code) const {
  return find_by(criteria, code, &Criterion::code);
}

const Issue* Profile::issue(const IssueCode& code) const {
  return find_by(issues, code, &Issue::code);
}

const Outcome* Profile::outcome(const OutcomeCode& code) const {
  return find_by(outcomes, code, &Outcome::code);
}

const Basis* Profile::basis(const BasisCode& code) const {
  return find_by(bases, code, &Basis::code);
}

const Pathway* Profile::pathway(const PathwayCode& code) const {
  return find_by(pathways, code, &Pathway::code);
}

const NeedLevel* Profile::need_level(const LevelCode& code) const {
  return find_by(thresholds.levels, code, &NeedLevel::code);
}

const ExerciseScenario* Profile::scenario(std::string_view code) const {
  return find_by(exercise, code, &ExerciseScenario::code);
}

const Channel* Profile::channel(ChannelKind kind) const {
  return find_by(channels, kind, &Channel::kind);
}

const Source* Profile::source(SourceKind kind) const {
  return find_by(sources, kind, &Source::kind);
}

const ConsentRule* Profile::consent_for(Purpose purpose) const {
  return find_by(consent, purpose, &ConsentRule::purpose);
}

const Link* Profile::link(LinkUse use) const {
  return find_by(links, use, &Link::use);
}

const LetterTemplate* Profile::letter(std::string_view full_name) const {
  return find_by_full_name(letters, full_name);
}

const question::QuestionSet* Profile::question_set(std::string_view full_name) const {
  return find_by_full_name(question_sets, full_name);
}

question::QuestionSet Profile::questions_for(const AgencyCode& code) const {
  const Agency* asked = agency(code);
  if (asked != nullptr && asked->question_set) {
    if (const auto* set = question_set(*asked->question_set)) {
      return *set;
    }
  }
  return {};
}

bool Profile::does(Work kind) const {
  return std::ranges::find(work, kind) != work.end();
}

bool Profile::takes(MatterKind kind) const {
  switch (kind) {
    case MatterKind::unsorted:
      return does(Work::inbox);
    case MatterKind::advice_call:
      return does(Work::advice_line);
    case MatterKind::form_expected:
      return does(Work::advice_line) || std::ranges::any_of(channels, [](const Channel& channel) {
               return !channel.makes_a_referral;
             });
    case MatterKind::family_call:
      return does(Work::family_calls);
    case MatterKind::information_question:
      return does(Work::information_questions);
    case MatterKind::information_request:
      return does(Work::information_requests) || does(Work::inbox);
    case MatterKind::complaint:
      return does(Work::complaints) || does(Work::inbox);
    case MatterKind::leaflet_feedback:
      return does(Work::leaflet_feedback) || does(Work::inbox);
  }
  return false;
}

const MatterRule* Profile::matter(MatterKind kind) const {
  return find_by(matters, kind, &MatterRule::kind);
}

bool Profile::keeps_directory() const {
  return std::ranges::any_of(roles,
                             [](const Role& role) { return role.has(Power::keep_directory); });
}

}  // namespace openmash::hub
