#include "web/pages/profile_words.h"

#include "base/ensure.h"
#include "web/say.h"

namespace openmash::web {

namespace {

std::string counted(int amount, const char* one) {
  return std::to_string(amount) + " " + one + (amount == 1 ? "" : "s");
}

}  // namespace

std::string clock_words(const std::optional<hub::Clock>& clock) {
  if (!clock) {
    return "No time is promised";
  }
  switch (clock->unit) {
    case hub::ClockUnit::elapsed_hours:
      return counted(clock->amount, "hour") + ", day and night";
    case hub::ClockUnit::working_hours:
      return counted(clock->amount, "hour") + " while the hub is open" +
             (clock->runs_past_close ? ", worked to the end past closing time" : "");
    case hub::ClockUnit::working_days:
      return counted(clock->amount, "working day");
    case hub::ClockUnit::none:
      return "As soon as possible";
  }
  ensure(false, "every unit of a clock has words");
}

std::string who_words(const hub::Who& who, const hub::Profile& profile) {
  if (who.nobody()) {
    return "Nobody: there is no such step here";
  }
  std::vector<std::string> names;
  for (const RoleCode& code : who.roles) {
    const hub::Role* role = profile.role(code);
    names.push_back(role == nullptr ? code.value : role->name);
  }
  switch (who.manner) {
    case hub::Manner::alone:
      return say::listed(names);
    case hub::Manner::as_a_group:
      return say::listed(names) + ", as a group";
    case hub::Manner::jointly:
      return say::listed(names) + ", together: at least " + counted(who.views_min, "view");
  }
  ensure(false, "every manner has words");
}

std::string power_words(hub::Power power) {
  switch (power) {
    case hub::Power::log_contacts:
      return "log contacts";
    case hub::Power::see_contacts:
      return "open contacts";
    case hub::Power::see_every_case:
      return "open any case";
    case hub::Power::see_every_queue:
      return "see the work of others";
    case hub::Power::work_cases:
      return "be given cases";
    case hub::Power::answer_requests:
      return "answer for an agency";
    case hub::Power::approve_feedback:
      return "let letters go";
    case hub::Power::administer:
      return "look after accounts, and open no child’s record";
    case hub::Power::plan_duty:
      return "plan who is on duty";
    case hub::Power::keep_directory:
      return "keep the directory of schools and others who may be asked";
    case hub::Power::keep_people:
      return "open and end the accounts of its own agency’s people";
    case hub::Power::see_access_record:
      return "see who looked at what, and who knew what when";
    case hub::Power::inspect:
      return "inspect the cases that two people opened to them, for named days";
    case hub::Power::count:
      return "see figures, and no case";
  }
  ensure(false, "every power has words");
}

std::string members_see_words(hub::MembersSee see) {
  switch (see) {
    case hub::MembersSee::own_answer_only:
      return "Each agency sees its own answer only";
    case hub::MembersSee::record_during_check:
      return "The agencies asked see each other’s answers as they come";
    case hub::MembersSee::record_at_decision:
      return "The agencies asked see each other’s answers when the case is decided; those who "
             "decide it, when it has come to that";
  }
  ensure(false, "every rule of who sees answers has words");
}

std::string purpose_words(hub::Purpose purpose) {
  switch (purpose) {
    case hub::Purpose::advice_and_support:
      return "Advice and support";
    case hub::Purpose::social_work_assessment:
      return "A social worker’s assessment";
    case hub::Purpose::child_protection:
      return "Protecting a child from harm";
    case hub::Purpose::check:
      return "Asking the agencies";
  }
  ensure(false, "every purpose has words");
}

std::string agreement_words(hub::Agreement agreement) {
  switch (agreement) {
    case hub::Agreement::not_needed:
      return "The family need not agree.";
    case hub::Agreement::sought:
      return "The family are asked to agree.";
    case hub::Agreement::required:
      return "The family must agree.";
  }
  ensure(false, "every kind of agreement has words");
}

std::string tell_family_words(hub::TellFamily tell) {
  switch (tell) {
    case hub::TellFamily::not_said:
      return "";
    case hub::TellFamily::unless_it_raises_the_risk:
      return "They are told, unless telling raises the risk.";
    case hub::TellFamily::only_if_sure:
      return "They are told only if it is sure to be safe.";
  }
  ensure(false, "every rule of telling the family has words");
}

std::string receiver_words(const hub::Outcome& outcome) {
  switch (outcome.receiver) {
    case hub::Receiver::none:
      return "Nobody";
    case hub::Receiver::fixed:
      return outcome.receiver_name;
    case hub::Receiver::agency:
      return "One of the agencies, named each time";
    case hub::Receiver::service:
      return outcome.services.empty() ? "A service, named each time"
                                      : "A service, such as " + say::listed(outcome.services);
  }
  ensure(false, "every receiver has words");
}

std::string work_words(hub::Work kind) {
  switch (kind) {
    case hub::Work::advice_line:
      return "An advice line: professionals and parents ask, and no child need be named";
    case hub::Work::domestic_abuse_triage:
      return "Police notifications of domestic abuse are looked at together";
    case hub::Work::hub_assessment:
      return "An assessment of the hub’s own, between the contact and the referral";
    case hub::Work::strategy_discussions:
      return "Strategy discussions: social care, police and health decide together";
    case hub::Work::information_requests:
      return "Requests for information from other authorities, courts and agencies";
    case hub::Work::inbox:
      return "A shared inbox: everything that arrives there is sorted";
    case hub::Work::family_calls:
      return "Families call to ask about their own referral";
    case hub::Work::information_questions:
      return "Questions about how information is held";
    case hub::Work::complaints:
      return "Complaints";
    case hub::Work::leaflet_feedback:
      return "What readers think of the leaflet";
  }
  ensure(false, "every kind of work has words");
}

std::string link_use_words(hub::LinkUse use) {
  switch (use) {
    case hub::LinkUse::website:
      return "The hub’s own site: shown on “About us”.";
    case hub::LinkUse::thresholds:
      return "How much help a child needs: before the form and on “About us”.";
    case hub::LinkUse::procedures:
      return "What professionals follow: at the foot of every page for staff.";
    case hub::LinkUse::top_tips:
      return "How to write a good referral: before the form and on “About us”.";
    case hub::LinkUse::escalation:
      return "What to do when professionals disagree: on “About us”.";
    case hub::LinkUse::sharing_agreement:
      return "How agencies share what they know: under “What we do with what you tell us”.";
    case hub::LinkUse::privacy_notice:
      return "The full notice: under “What we do with what you tell us”, and in letters.";
    case hub::LinkUse::complaints:
      return "How to complain: at the foot of every page, and in letters.";
    case hub::LinkUse::leaflet_feedback:
      return "What readers think of what the hub tells them: on “About us”.";
  }
  ensure(false, "every use of a link has words");
}

std::string dates_words(const hub::Basis& basis) {
  if (!basis.commenced) {
    return "Made law, and not yet in force";
  }
  std::string text = basis.from ? "Since " + say::date_words(*basis.from) : "In force";
  return basis.until ? text + ", until " + say::date_words(*basis.until) : text;
}

}  // namespace openmash::web
