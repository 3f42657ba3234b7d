// One child taken out of a contact about several: a person goes through every text that is not
// about this child alone, and says what becomes of it.
// The contact's words are on this page, so it opens the contact as any page does, and only for
// whoever may. What is about the child alone goes without asking; nothing is chosen beforehand, and
// what was typed stays. Words about another person are asked for too: they may name this child.
#include "govuk/radios.h"
#include "govuk/textarea.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/retention_parts.h"

namespace openmash::web {

namespace {

constexpr std::string_view leave = "leave";
constexpr std::string_view destroy = "destroy";
constexpr std::string_view anew = "anew";

std::string radio_name(const RecordedEvent& recorded) {
  return "event." + std::to_string(recorded.sequence);
}

std::string text_name(const RecordedEvent& recorded, std::size_t number) {
  return radio_name(recorded) + "." + std::to_string(number);
}

/// Whatever says something and is shown to this reader whole: which of them is the child's alone
/// shows when the child is chosen.
std::vector<const RecordedEvent*> texts_of(const Visit& visit, const app::CasePage& page) {
  std::vector<const RecordedEvent*> all;
  for (const std::uint64_t sequence :
       visit.hub().records().texts_shown_to(visit.reader(), page.file->id)) {
    const auto found = std::ranges::find(page.history, sequence, &RecordedEvent::sequence);
    if (found != page.history.end()) {
      all.push_back(&*found);
    }
  }
  return all;
}

/// Where a text is about one person: "About Child A: ".
std::string whose(const app::CasePage& page, const RecordedEvent& recorded) {
  const auto id = app::person_of(recorded.event);
  const PersonDescribed* person = id ? page.file->person(*id) : nullptr;
  return person == nullptr ? "" : "About " + say::person_label(*person) + ": ";
}

Html text_boxes(const Visit& visit, const RecordedEvent& recorded,
                const std::vector<app::EventText>& texts, const Problems& problems) {
  Html boxes;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].words.empty()) {
      continue;
    }
    const std::string name = text_name(recorded, i);
    boxes += govuk::textarea(
        {.name = name,
         .id = name,
         .label = {.content = texts.size() == 1
                                  ? "The words anew, without this child"
                                  : "Text " + std::to_string(i + 1) + " anew, without this child"},
         .error_message = {.content = problem_of(problems, name)},
         .value = visit.is_post() ? raw_field(visit, name) : texts[i].words,
         .rows = 3});
  }
  return boxes;
}

Html one_event(const Visit& visit, const app::CasePage& page, const RecordedEvent& recorded,
               const Problems& problems) {
  const std::string name = radio_name(recorded);
  const std::vector<app::EventText> texts = app::texts_in(recorded.event);
  Html words;
  for (const app::EventText& text : texts) {
    if (!text.words.empty()) {
      words += words_block(text.words, Html());
    }
  }
  return element(
      "section", {{"class", "om-section"}}, words,
      govuk::radios({.name = name,
                     .id_prefix = name,
                     .fieldset = {.legend = {.content = whose(page, recorded) +
                                                        sentence_of(visit, page, recorded.sequence),
                                             .classes = "govuk-fieldset__legend--s"}},
                     .error_message = {.content = problem_of(problems, name)},
                     .items = {{.value = std::string{leave},
                                .content = "It says nothing of this child: leave it"},
                               {.value = std::string{destroy}, .content = "Destroy it"},
                               {.value = std::string{anew},
                                .content = "Destroy it, and put these words in its place",
                                .conditional = text_boxes(visit, recorded, texts, problems)}},
                     .value = visit.is_post() ? field(visit, name) : ""}));
}

std::vector<Choice> children_of(const app::CasePage& page) {
  std::vector<Choice> children;
  for (const PersonDescribed* child : page.file->children()) {
    children.push_back({.value = child->person.value.hex(), .label = say::person_label(*child)});
  }
  return children;
}

Html body_of(const Visit& visit, const app::CasePage& page, const Problems& problems) {
  const FormState state{.visit = visit, .problems = problems};
  Html html = prose::paragraph(
      "What is about this child alone is destroyed: pass over it below. Read everything else, also "
      "what is about somebody else, because it may name this child; and say what becomes of it. "
      "Nothing happens until somebody else approves it, and words written anew are stored before "
      "any others go.");
  html += prose::paragraph(
      "What an agency keeps under seal or to itself is not shown to you if you may not read it. "
      "Where "
      "it may tell of the child it goes too: if that has to be weighed, let somebody propose this "
      "who may read it.");
  html += one_of(state, {.name = "child", .label = "Which child?"}, children_of(page));
  html += one_of(state, {.name = "ground", .label = "On which ground?"}, ground_choices());
  html += text_area(state, {.name = "reason",
                            .label = "Why?",
                            .hint = "It stays when the words are gone, so name nobody",
                            .rows = 3});
  html += prose::heading("What was written");
  for (const RecordedEvent* recorded : texts_of(visit, page)) {
    html += one_event(visit, page, *recorded, problems);
  }
  return html;
}

/// What was decided about one text, added to the proposal.
void read_event(const Visit& visit, const RecordedEvent& recorded, ProposeDestruction& proposal,
                Problems& problems) {
  const std::string name = radio_name(recorded);
  const std::string chosen = field(visit, name);
  if (chosen == leave) {
    proposal.left.push_back(recorded.sequence);
    return;
  }
  if (chosen == destroy) {
    proposal.shared.push_back(recorded.sequence);
    return;
  }
  if (chosen != anew) {
    problems.push_back({name, "Say what becomes of these words"});
    return;
  }
  const std::vector<app::EventText> before = app::texts_in(recorded.event);
  std::vector<std::string> after;
  bool is_other = false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    after.push_back(before[i].words.empty() ? "" : field(visit, text_name(recorded, i)));
    is_other = is_other || after.back() != before[i].words;
  }
  if (!is_other) {
    problems.push_back({name, "These are the words as they were: write them without this child"});
    return;
  }
  proposal.renditions.push_back(app::rendition_of(recorded, after));
}

}  // namespace

http::Response retention_child(const Visit& visit, const Visible<app::RecordPage>& shown) {
  const auto open = visit.hub().look().contact(visit.reader(), shown->reference, ReadPurpose::work);
  if (!open || shown->facts.erased || shown->children == 0) {
    return not_found(visit);
  }
  if (auto unknown = unknown_field(visit, {"child", "ground", "reason", "event.*"})) {
    return *std::move(unknown);
  }
  const app::CasePage& page = **open;
  return retention_form(
      visit, {.title = "Take one child out",
              .button = "Propose it",
              .contact = shown->contact,
              .reference = shown->reference,
              .after = record_address(shown->reference),
              .body = [&](const Problems& problems) { return body_of(visit, page, problems); },
              .command = [&](Problems& problems) -> std::optional<RetentionCommand> {
                ProposeDestruction proposal{
                    .destruction = DestructionId{created_id(submission(visit), "destruction")},
                    .ground = {},
                    .child = {},
                    .left = {},
                    .shared = {},
                    .renditions = {},
                    .reason = field(visit, "reason")};
                const auto child = id_from_hex(field(visit, "child"));
                if (!child) {
                  problems.push_back({"child", "Choose the child"});
                }
                const auto ground = read_ground(visit, problems);
                if (proposal.reason.empty()) {
                  problems.push_back({"reason", "Say why"});
                }
                for (const RecordedEvent* recorded : texts_of(visit, page)) {
                  if (child ? app::may_tell_of(recorded->event, PersonId{*child})
                            : !app::person_of(recorded->event)) {
                    read_event(visit, *recorded, proposal, problems);
                  }
                }
                if (!problems.empty()) {
                  return std::nullopt;
                }
                proposal.child = PersonId{*child};
                proposal.ground = *ground;
                return proposal;
              }});
}

}  // namespace openmash::web
