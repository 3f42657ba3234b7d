#include "words/looked.h"

#include "base/ensure.h"

namespace openmash::words {

std::string label(ReadPurpose purpose) {
  switch (purpose) {
    case ReadPurpose::work:
      return "to work on it";
    case ReadPurpose::queue:
      return "in a list";
    case ReadPurpose::answer:
      return "to answer a request";
    case ReadPurpose::decide:
      return "to decide";
    case ReadPurpose::feedback:
      return "to answer the referrer";
    case ReadPurpose::search:
      return "in a search";
    case ReadPurpose::copy:
      return "as what was sent";
    case ReadPurpose::print:
      return "to print";
    case ReadPurpose::form:
      return "for a step";
    case ReadPurpose::looked:
      return "to see who looked";
    case ReadPurpose::knew:
      return "to see who knew what";
  }
  ensure(false, "every purpose has words");
}

std::string what_for(ReadPurpose purpose, bool through_glass) {
  return through_glass ? "through broken glass" : label(purpose);
}

std::string label(Extent extent) {
  switch (extent) {
    case Extent::not_recorded:
      return "how much was not recorded then";
    case Extent::part:
      return "a part of it";
    case Extent::row:
      return "a row of a list";
    case Extent::outline:
      return "its outline beside another";
    case Extent::form:
      return "who it is about";
    case Extent::request:
      return "one request";
    case Extent::whole:
      return "the whole page";
    case Extent::people:
      return "who is in it";
  }
  ensure(false, "every extent has words");
}

std::string label(RecordQuestion question) {
  switch (question) {
    case RecordQuestion::viewers:
      return "asked who opened a case";
    case RecordQuestion::search:
      return "searched who looked";
    case RecordQuestion::digest:
      return "opened the week’s digest";
    case RecordQuestion::knew:
      return "asked who knew what";
    case RecordQuestion::patterns:
      return "opened what stands out";
  }
  ensure(false, "every question has words");
}

std::string label(PatternKind kind) {
  switch (kind) {
    case PatternKind::own_name:
      return "Somebody on the case has their surname";
    case PatternKind::own_street:
      return "The case is in the street they live in";
    case PatternKind::many_unworked:
      return "Many cases in a day that were no work of theirs";
    case PatternKind::again_and_again:
      return "One case that was no work of theirs, on several days";
    case PatternKind::crowd:
      return "One case, opened by many whose work it was not";
  }
  ensure(false, "every pattern has words");
}

std::string label(ReviewFinding finding) {
  switch (finding) {
    case ReviewFinding::had_a_reason:
      return "There was a reason";
    case ReviewFinding::to_talk_about:
      return "To be talked about with them";
    case ReviewFinding::taken_further:
      return "Taken further";
  }
  ensure(false, "every finding has words");
}

std::string label(const GuardMet& met) {
  const auto by = [&]() -> std::string {
    switch (met.guard) {
      case Guard::password:
        return met.passed ? "came in with a password" : "a wrong password";
      case Guard::code:
        return met.passed ? "proved it with a code" : "a wrong code";
      case Guard::passkey:
        return met.passed ? "came in with a passkey" : "a wrong passkey";
      case Guard::provider:
        return met.passed ? "came in by the organisation’s sign-in"
                          : "the organisation’s sign-in, not accepted";
      case Guard::form:
        return "a form that was not made for them";
    }
    ensure(false, "every guard has words");
  };
  std::string words = by();
  if (met.is_strange) {
    words += ", in a browser they had not used before";
  }
  if (!met.device.empty()) {
    words += ": " + met.device;
  }
  if (met.more > 0) {
    words += ", and " + std::to_string(met.more) + " more before it";
  }
  return words;
}

std::string figure_words(const PatternNoticed& pattern) {
  const std::string figure = std::to_string(pattern.figure);
  const std::string told = "; told from " + std::to_string(pattern.limit) + " on";
  switch (pattern.kind) {
    case PatternKind::own_name:
    case PatternKind::own_street:
      return "told each time";
    case PatternKind::many_unworked:
      return figure + " cases within a day" + told;
    case PatternKind::again_and_again:
      return "on " + figure + " days of a week" + told;
    case PatternKind::crowd:
      return figure + " people within a week" + told;
  }
  ensure(false, "every pattern has words");
}

}  // namespace openmash::words
