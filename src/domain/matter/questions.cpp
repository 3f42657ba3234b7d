#include "domain/matter/questions.h"

#include <array>

#include "base/ensure.h"

namespace openmash {

namespace {

constexpr auto agreement = std::to_array<MatterOption>({
    {"yes", "Yes, the family agreed"},
    {"no", "No, the family did not agree"},
    {"not_asked", "The family was not asked"},
    {"not_needed", "It is their own family"},
    {"not_known", "Not known"},
});

constexpr auto unsorted = std::to_array<MatterQuestion>({
    {"from", "Who is it from?", "As far as it says", false},
    {matter_words, "What does it say?", "Copied, or in short", true, true},
    {"original", "Where is the original?", "The mailbox, folder or scan", false},
});

constexpr auto advice_call = std::to_array<MatterQuestion>({
    {"from", "Who is calling?", "Their work and where, or that they are a parent"},
    {"agreed", "Has the family agreed to the hub being called?", "", true, false, agreement},
    {matter_words, "The scenario", "What worries them, without saying who the child is", true,
     true},
});

constexpr auto form_expected = std::to_array<MatterQuestion>({
    {"from", "Who has promised the form?", "Name, work, and how to reach them"},
    {"child", "Which child is it about?", "Name, as far as it was given"},
    {matter_words, "What was said?", "", true, true},
});

constexpr auto family_call = std::to_array<MatterQuestion>({
    {"from", "Who is calling?", ""},
    {"checked", "How was that checked?",
     "A call back to the number on the record, a letter they hold"},
    {"may_be_told", "What may they be told?", "And what not: who else may hear or read it", true,
     true},
    {matter_words, "What was said?", "By them and by you", true, true},
});

constexpr auto information_question = std::to_array<MatterQuestion>({
    {"from", "Who asks, and how can they be reached?", ""},
    {matter_words, "What do they ask?", "", true, true},
});

constexpr auto information_request = std::to_array<MatterQuestion>({
    {"from", "Who asks, and for whom?", "Their name, post, and authority or agency"},
    {"basis", "On what basis do they ask?", "The law, order or agreement they name"},
    {matter_words, "What do they ask for?", "About whom, since when", true, true},
});

constexpr auto complaint = std::to_array<MatterQuestion>({
    {"from", "Who complains, and how can they be reached?", ""},
    {matter_words, "What do they complain about?", "In their own words", true, true},
});

constexpr auto leaflet_feedback = std::to_array<MatterQuestion>({
    {"from", "Who is it from, and how can they be reached?", "Blank if they do not say", false},
    {matter_words, "What do they say?", "In their own words", true, true},
});

}  // namespace

std::span<const MatterQuestion> matter_questions(MatterKind kind) {
  switch (kind) {
    case MatterKind::unsorted:
      return unsorted;
    case MatterKind::advice_call:
      return advice_call;
    case MatterKind::form_expected:
      return form_expected;
    case MatterKind::family_call:
      return family_call;
    case MatterKind::information_question:
      return information_question;
    case MatterKind::information_request:
      return information_request;
    case MatterKind::complaint:
      return complaint;
    case MatterKind::leaflet_feedback:
      return leaflet_feedback;
  }
  ensure(false, "every kind of matter has its questions");
}

}  // namespace openmash
