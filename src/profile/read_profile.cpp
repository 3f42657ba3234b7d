#include "profile/read_profile.h"

#include <charconv>

#include "profile/spellings.h"
#include "profile/table_reader.h"

namespace openmash::profile {

namespace {

constexpr std::array<std::string_view, 7> weekday_keys = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

template <class Code>
std::vector<Code> coded(std::vector<std::string> texts) {
  std::vector<Code> codes;
  for (std::string& text : texts) {
    codes.emplace_back(std::move(text));
  }
  return codes;
}

std::optional<std::string> unless_empty(std::string text) {
  return text.empty() ? std::nullopt : std::optional{std::move(text)};
}

/// "09:00" as minutes after midnight; 24:00 is the end of the day.
std::optional<std::chrono::minutes> time_of_day(std::string_view text) {
  int hour = 0;
  int minute = 0;
  if (text.size() != 5 || text[2] != ':' ||
      std::from_chars(text.data(), text.data() + 2, hour).ptr != text.data() + 2 ||
      std::from_chars(text.data() + 3, text.data() + 5, minute).ptr != text.data() + 5 ||
      hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 24 * 60) {
    return std::nullopt;
  }
  return std::chrono::minutes{hour * 60 + minute};
}

hub::OpeningHours read_hours(TableReader in) {
  hub::OpeningHours hours;
  for (std::size_t day = 0; day < weekday_keys.size(); ++day) {
    const std::string text = in.text_if_any(weekday_keys.at(day));
    if (text.empty()) {
      continue;
    }
    const auto dash = text.find(" to ");
    const auto open = time_of_day(text.substr(0, dash));
    const auto close =
        dash == std::string::npos ? std::nullopt : time_of_day(text.substr(dash + 4));
    if (open && close && *open < *close) {
      hours.week.at(day) = hub::DayHours{.open = *open, .close = *close};
    } else {
      in.wrong(weekday_keys.at(day), '"' + text + '"',
               "opening hours as \"09:00 to 17:00\", the earlier first");
    }
  }
  hours.open_on_bank_holidays = in.yes_no("open_on_bank_holidays", false);
  in.done();
  return hours;
}

hub::Words read_words(TableReader in) {
  hub::Words words{.hub = in.text("hub"),
                   .contact = in.text("contact"),
                   .referral = in.text("referral"),
                   .form = in.text("form"),
                   .check = in.text("check"),
                   .record = in.text("record"),
                   .assessment = in.text("assessment")};
  in.done();
  return words;
}

hub::ContactDetails read_contact(TableReader in) {
  hub::ContactDetails contact{.telephone = in.text_if_any("telephone"),
                              .fax = in.text_if_any("fax"),
                              .email = in.text_if_any("email"),
                              .postal = in.texts("postal"),
                              .website = in.text_if_any("website"),
                              .out_of_hours_name = in.text_if_any("out_of_hours_name"),
                              .out_of_hours_telephone = in.text_if_any("out_of_hours_telephone")};
  in.done();
  return contact;
}

hub::Check read_check(TableReader in) {
  hub::Check check{.exists = in.yes_no("exists", true),
                   .may_gather_before_gate = in.yes_no("may_gather_before_gate", false),
                   .leaving_out_needs_reason = in.yes_no("leaving_out_needs_reason", false),
                   .holds_answers = in.yes_no("holds_answers", false),
                   .needs_agreement = in.yes_no("needs_agreement", false),
                   .clock_means = in.one_of("clock_means", clock_means_spellings,
                                            std::optional{hub::ClockMeans::decision}),
                   .members_see = in.one_of("members_see", members_see_spellings,
                                            std::optional{hub::MembersSee::own_answer_only})};
  in.done();
  return check;
}

hub::Who read_who(TableReader& stages, std::string_view key) {
  auto in = stages.table(key, false);
  if (!in) {
    return {};
  }
  hub::Who who{.roles = coded<RoleCode>(in->codes("roles")),
               .manner = in->one_of("manner", manner_spellings, std::optional{hub::Manner::alone}),
               .views_min = in->number("views_min", 1)};
  in->done();
  return who;
}

hub::Stages read_stages(TableReader in) {
  hub::Stages stages{.screens = read_who(in, "screens"),
                     .gates = read_who(in, "gates"),
                     .assigns = read_who(in, "assigns"),
                     .gathers = read_who(in, "gathers"),
                     .sets_timescale = read_who(in, "sets_timescale"),
                     .recommends = read_who(in, "recommends"),
                     .decides = read_who(in, "decides"),
                     .decides_straight = read_who(in, "decides_straight")};
  in.done();
  return stages;
}

hub::Feedback read_feedback(TableReader in) {
  hub::Feedback feedback{.written_to = in.several_of("written_to", channel_spellings),
                         .referrer_letter = in.text("referrer_letter"),
                         .family_letter = unless_empty(in.text_if_any("family_letter")),
                         .names_family_contact = in.yes_no("names_family_contact", false)};
  feedback.no_further_action_waits = std::chrono::minutes{
      in.number("no_further_action_waits", static_cast<int>(hub::usual_wait.count()))};
  in.done();
  return feedback;
}

hub::Thresholds read_thresholds(TableReader in) {
  hub::Thresholds thresholds{.name = in.text("name"), .edition = in.text_if_any("edition")};
  for (TableReader& row : in.tables("levels")) {
    thresholds.levels.push_back({.code = LevelCode{row.code("code")},
                                 .name = row.text("name"),
                                 .meaning = row.text("meaning")});
    row.done();
  }
  thresholds.judged_at_triage = in.yes_no("judged_at_triage", false);
  in.done();
  return thresholds;
}

std::vector<hub::Ground> read_grounds(TableReader& from, std::string_view key) {
  std::vector<hub::Ground> grounds;
  for (TableReader& row : from.tables(key)) {
    grounds.push_back({.code = row.code("code"), .words = row.text("words")});
    row.done();
  }
  return grounds;
}

hub::Agency read_agency(TableReader& in) {
  hub::Agency agency{.code = AgencyCode{in.code("code")},
                     .name = in.text("name"),
                     .asked_by_default = in.yes_no("asked_by_default", false),
                     .is_social_care = in.yes_no("is_social_care", false),
                     .in_quorum = in.yes_no("in_quorum", false),
                     .question_set = unless_empty(in.text_if_any("question_set")),
                     .telephone = unless_empty(in.text_if_any("telephone"))};
  for (TableReader& former : in.tables("former")) {
    agency.former.push_back({.name = former.text("name"), .until = former.date_if_any("until")});
    former.done();
  }
  return agency;
}

hub::Outcome read_outcome(TableReader& in) {
  return {.code = OutcomeCode{in.code("code")},
          .name = in.text("name"),
          .definition = in.text("definition"),
          .receiver = in.one_of("receiver", receiver_spellings),
          .receiver_name = in.text_if_any("receiver_name"),
          .services = in.texts("services"),
          .needs_agreement = in.yes_no("needs_agreement", false),
          .no_further_action = in.yes_no("no_further_action", false),
          .needs_assessment = in.yes_no("needs_assessment", false)};
}

hub::ConsentRule read_consent(TableReader& in) {
  return {.purpose = in.one_of("purpose", purpose_spellings),
          .words = in.text("words"),
          .agreement = in.one_of("agreement", agreement_spellings),
          .tell_family = in.one_of("tell_family", tell_family_spellings,
                                   std::optional{hub::TellFamily::not_said}),
          .may_go_on_without = read_grounds(in, "may_go_on_without")};
}

template <class Row, class Read>
std::vector<Row> read_rows(TableReader& from, std::string_view key, Read read) {
  std::vector<Row> rows;
  for (TableReader& row : from.tables(key)) {
    rows.push_back(read(row));
    row.done();
  }
  return rows;
}

std::vector<hub::MatterRule> read_matters(TableReader in) {
  std::vector<hub::MatterRule> rules;
  for (const auto& [spelling, kind] : matter_spellings) {
    if (auto row = in.table(spelling, false)) {
      rules.push_back({.kind = kind,
                       .reply = row->clock_if_any("reply"),
                       .next_stage = row->text_if_any("next_stage"),
                       .next_reply = row->clock_if_any("next_reply")});
      row->done();
    }
  }
  in.done();
  return rules;
}

void read_lists(TableReader& in, hub::Profile& profile) {
  profile.agencies = read_rows<hub::Agency>(in, "agencies", read_agency);
  profile.roles = read_rows<hub::Role>(in, "roles", [](TableReader& row) {
    return hub::Role{.code = RoleCode{row.code("code")},
                     .name = row.text("name"),
                     .for_an_agency = row.yes_no("for_an_agency", false),
                     .powers = row.several_of("powers", power_spellings)};
  });
  profile.levels = read_rows<hub::Level>(in, "levels", [](TableReader& row) {
    return hub::Level{.code = LevelCode{row.code("code")},
                      .name = row.text("name"),
                      .meaning = row.text("meaning"),
                      .decision = row.clock_if_any("decision"),
                      .agency_return = row.clock_if_any("agency_return"),
                      .most_urgent = row.yes_no("most_urgent", false)};
  });
  profile.criteria = read_rows<hub::Criterion>(in, "criteria", [](TableReader& row) {
    return hub::Criterion{.code = CriterionCode{row.code("code")},
                          .words = row.text("words"),
                          .required = row.yes_no("required", false)};
  });
  profile.issues = read_rows<hub::Issue>(in, "issues", [](TableReader& row) {
    return hub::Issue{.code = IssueCode{row.code("code")}, .words = row.text("words")};
  });
  profile.outcomes = read_rows<hub::Outcome>(in, "outcomes", read_outcome);
  profile.channels = read_rows<hub::Channel>(in, "channels", [](TableReader& row) {
    return hub::Channel{.kind = row.one_of("kind", channel_spellings),
                        .name = row.text("name"),
                        .makes_a_referral = row.yes_no("makes_a_referral", true)};
  });
  profile.sources = read_rows<hub::Source>(in, "sources", [](TableReader& row) {
    return hub::Source{.kind = row.one_of("kind", source_spellings), .name = row.text("name")};
  });
  profile.consent = read_rows<hub::ConsentRule>(in, "consent", read_consent);
  profile.outside_sharing = read_grounds(in, "outside_sharing");
  profile.links = read_rows<hub::Link>(in, "links", [](TableReader& row) {
    return hub::Link{.use = row.one_of("use", link_spellings),
                     .title = row.text("title"),
                     .address = row.text_if_any("address")};
  });
  profile.disagreement =
      read_rows<hub::DisagreementStage>(in, "disagreement", [](TableReader& row) {
        return hub::DisagreementStage{.name = row.text("name"), .clock = row.clock("clock")};
      });
}

}  // namespace

hub::Profile read_profile(const Document& document, Mistakes& mistakes) {
  TableReader in{document.file, document.root, "the profile", mistakes};
  hub::Profile profile{.slug = in.code("slug"),
                       .version = in.text("version"),
                       .in_force_from = in.date("in_force_from"),
                       .name = in.text("name"),
                       .body = in.text("body"),
                       .council = in.text_if_any("council"),
                       .slogan = in.text_if_any("slogan"),
                       .good_referral = in.texts("good_referral"),
                       .about = in.text("about"),
                       .shows_statutory_day = in.yes_no("shows_statutory_day", true),
                       .work = in.several_of("work", work_spellings)};
  const auto read_table = [&in](std::string_view key, auto read, auto& into) {
    if (auto table = in.table(key)) {
      into = read(std::move(*table));
    }
  };
  read_table("words", read_words, profile.words);
  read_table("contact", read_contact, profile.contact);
  read_table("hours", read_hours, profile.hours);
  read_table("check", read_check, profile.check);
  read_table("stages", read_stages, profile.stages);
  read_table("feedback", read_feedback, profile.feedback);
  read_table("thresholds", read_thresholds, profile.thresholds);
  read_lists(in, profile);
  if (auto matters = in.table("matters", false)) {
    profile.matters = read_matters(std::move(*matters));
  }
  if (auto assumed = in.table("assumed", false)) {
    for (const TableReader::Entry& entry : assumed->entries()) {
      profile.assumed.push_back({.path = entry.key, .reason = entry.text});
    }
  }
  in.done();
  return profile;
}

}  // namespace openmash::profile
