// How each enumeration of a profile is written in its file.
// One place for all of them, so that the messages, the loader and docs/formats/hub-profile.md
// cannot drift apart. A spelling once shipped is never given another meaning: old profiles are kept
// and loaded again. table_reader.h reads by them.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "domain/hub/profile.h"
#include "domain/question/question_set.h"
#include "profile/table_reader.h"

namespace openmash::profile {

constexpr auto power_spellings = std::to_array<Spelling<hub::Power>>({
    {"log_contacts", hub::Power::log_contacts},
    {"see_contacts", hub::Power::see_contacts},
    {"see_every_case", hub::Power::see_every_case},
    {"see_every_queue", hub::Power::see_every_queue},
    {"work_cases", hub::Power::work_cases},
    {"answer_requests", hub::Power::answer_requests},
    {"approve_feedback", hub::Power::approve_feedback},
    {"administer", hub::Power::administer},
    {"plan_duty", hub::Power::plan_duty},
    {"keep_directory", hub::Power::keep_directory},
    {"keep_people", hub::Power::keep_people},
    {"see_access_record", hub::Power::see_access_record},
    {"inspect", hub::Power::inspect},
    {"count", hub::Power::count},
});

constexpr auto retained_spellings = std::to_array<Spelling<hub::Retained>>({
    {"case_no_action", hub::Retained::case_no_action},
    {"case_outcome", hub::Retained::case_outcome},
    {"case_protection", hub::Retained::case_protection},
    {"advice", hub::Retained::advice},
    {"complaint", hub::Retained::complaint},
    {"other_matter", hub::Retained::other_matter},
    {"access_record", hub::Retained::access_record},
    {"account", hub::Retained::account},
    {"draft", hub::Retained::draft},
    {"parked_form", hub::Retained::parked_form},
    {"session", hub::Retained::session},
});

constexpr auto retained_from_spellings = std::to_array<Spelling<hub::RetainedFrom>>({
    {"closing", hub::RetainedFrom::closing},
    {"receipt", hub::RetainedFrom::receipt},
    {"youngest_birth", hub::RetainedFrom::youngest_birth},
    {"last_saved", hub::RetainedFrom::last_saved},
});

constexpr auto retained_then_spellings = std::to_array<Spelling<hub::RetainedThen>>({
    {"review", hub::RetainedThen::review},
    {"taken_away", hub::RetainedThen::taken_away},
});

constexpr auto manner_spellings = std::to_array<Spelling<hub::Manner>>({
    {"alone", hub::Manner::alone},
    {"as_a_group", hub::Manner::as_a_group},
    {"jointly", hub::Manner::jointly},
});

constexpr auto clock_means_spellings = std::to_array<Spelling<hub::ClockMeans>>({
    {"agency_return", hub::ClockMeans::agency_return},
    {"decision", hub::ClockMeans::decision},
});

constexpr auto members_see_spellings = std::to_array<Spelling<hub::MembersSee>>({
    {"own_answer_only", hub::MembersSee::own_answer_only},
    {"record_during_check", hub::MembersSee::record_during_check},
    {"record_at_decision", hub::MembersSee::record_at_decision},
});

constexpr auto receiver_spellings = std::to_array<Spelling<hub::Receiver>>({
    {"none", hub::Receiver::none},
    {"fixed", hub::Receiver::fixed},
    {"agency", hub::Receiver::agency},
    {"service", hub::Receiver::service},
});

constexpr auto channel_spellings = std::to_array<Spelling<hub::ChannelKind>>({
    {"online_form", hub::ChannelKind::online_form},
    {"telephone", hub::ChannelKind::telephone},
    {"email", hub::ChannelKind::email},
    {"letter", hub::ChannelKind::letter},
    {"fax", hub::ChannelKind::fax},
    {"walk_in", hub::ChannelKind::walk_in},
    {"police_notification", hub::ChannelKind::police_notification},
});

constexpr auto source_spellings = std::to_array<Spelling<hub::SourceKind>>({
    {"self", hub::SourceKind::self},
    {"family", hub::SourceKind::family},
    {"child", hub::SourceKind::child},
    {"member_of_public", hub::SourceKind::member_of_public},
    {"professional", hub::SourceKind::professional},
    {"police", hub::SourceKind::police},
    {"other_local_authority", hub::SourceKind::other_local_authority},
    {"anonymous", hub::SourceKind::anonymous},
});

constexpr auto purpose_spellings = std::to_array<Spelling<hub::Purpose>>({
    {"advice_and_support", hub::Purpose::advice_and_support},
    {"social_work_assessment", hub::Purpose::social_work_assessment},
    {"child_protection", hub::Purpose::child_protection},
    {"check", hub::Purpose::check},
});

constexpr auto agreement_spellings = std::to_array<Spelling<hub::Agreement>>({
    {"not_needed", hub::Agreement::not_needed},
    {"sought", hub::Agreement::sought},
    {"required", hub::Agreement::required},
});

constexpr auto tell_family_spellings = std::to_array<Spelling<hub::TellFamily>>({
    {"not_said", hub::TellFamily::not_said},
    {"unless_it_raises_the_risk", hub::TellFamily::unless_it_raises_the_risk},
    {"only_if_sure", hub::TellFamily::only_if_sure},
});

constexpr auto link_spellings = std::to_array<Spelling<hub::LinkUse>>({
    {"website", hub::LinkUse::website},
    {"thresholds", hub::LinkUse::thresholds},
    {"procedures", hub::LinkUse::procedures},
    {"top_tips", hub::LinkUse::top_tips},
    {"escalation", hub::LinkUse::escalation},
    {"sharing_agreement", hub::LinkUse::sharing_agreement},
    {"privacy_notice", hub::LinkUse::privacy_notice},
    {"complaints", hub::LinkUse::complaints},
    {"leaflet_feedback", hub::LinkUse::leaflet_feedback},
});

constexpr auto work_spellings = std::to_array<Spelling<hub::Work>>({
    {"advice_line", hub::Work::advice_line},
    {"domestic_abuse_triage", hub::Work::domestic_abuse_triage},
    {"hub_assessment", hub::Work::hub_assessment},
    {"strategy_discussions", hub::Work::strategy_discussions},
    {"information_requests", hub::Work::information_requests},
    {"inbox", hub::Work::inbox},
    {"family_calls", hub::Work::family_calls},
    {"information_questions", hub::Work::information_questions},
    {"complaints", hub::Work::complaints},
    {"leaflet_feedback", hub::Work::leaflet_feedback},
});

constexpr auto matter_spellings = std::to_array<Spelling<hub::MatterKind>>({
    {"unsorted", hub::MatterKind::unsorted},
    {"advice_call", hub::MatterKind::advice_call},
    {"form_expected", hub::MatterKind::form_expected},
    {"family_call", hub::MatterKind::family_call},
    {"information_question", hub::MatterKind::information_question},
    {"information_request", hub::MatterKind::information_request},
    {"complaint", hub::MatterKind::complaint},
    {"leaflet_feedback", hub::MatterKind::leaflet_feedback},
});

constexpr auto exercise_way_spellings = std::to_array<Spelling<hub::ExerciseWay>>({
    {"advice", hub::ExerciseWay::advice},
    {"early_help", hub::ExerciseWay::early_help},
    {"form_today", hub::ExerciseWay::form_today},
    {"emergency", hub::ExerciseWay::emergency},
});

constexpr auto exercise_comes_as_spellings = std::to_array<Spelling<hub::ExerciseComesAs>>({
    {"contact", hub::ExerciseComesAs::contact},
    {"advice_call", hub::ExerciseComesAs::advice_call},
});

constexpr auto answer_spellings = std::to_array<Spelling<question::AnswerKind>>({
    {"text", question::AnswerKind::text},
    {"date", question::AnswerKind::date},
    {"one_of", question::AnswerKind::one_of},
    {"several_of", question::AnswerKind::several_of},
    {"yes_no_not_known", question::AnswerKind::yes_no_not_known},
});

}  // namespace openmash::profile
