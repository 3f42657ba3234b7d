// The words people see for the fixed kinds of the domain: labels, dates as well as they are known,
// what a person is called, an answer with "Not known" told apart from blank.
// It never guesses: an unknown part of a date is left out, an age is given only as far as it is
// known, and what is nobody's to say is an empty string. Sentences about events are in timeline.h,
// refusals in refusals.h, times of day in london/time_text.h.
#pragma once

#include <string>
#include <string_view>

#include "domain/access/may.h"
#include "domain/casefile/casefile.h"
#include "domain/casefile/stage.h"
#include "domain/intake/partial_date.h"
#include "domain/intake/referral_form.h"

namespace openmash::words {

/// For a row of a queue whose words do not open.
inline constexpr std::string_view damaged_row =
    "The words of this row cannot be read. Nothing is lost: open it, and ask whoever looks after "
    "this service to run openmash rebuild.";

// As the hub's profile names them; the plain English name where it lists no such thing.
[[nodiscard]] std::string label(Channel channel, const hub::Profile& profile);
[[nodiscard]] std::string label(Source source, const hub::Profile& profile);
/// "Through the MASH", "Straight to an outcome", "To the social worker the child already has".
[[nodiscard]] std::string label(Route route, const hub::Profile& profile);
/// "To screen", "With the agencies", … : the heading of a queue and the tag of a case.
[[nodiscard]] std::string label(Stage stage, const hub::Profile& profile);

[[nodiscard]] std::string label(Asks asks);
[[nodiscard]] std::string label(PersonKind kind);
[[nodiscard]] std::string label(ReturnKind kind);    ///< what an agency can answer
[[nodiscard]] std::string label(AnswerState state);  ///< "No answer yet", "Nothing held", …
[[nodiscard]] std::string label(Relevance relevance);
[[nodiscard]] std::string label(Handling handling);
[[nodiscard]] std::string label(GapKind kind);
[[nodiscard]] std::string label(FeedbackWay way);
[[nodiscard]] std::string label(DueFor due_for);
/// What a reader of the exercise can choose to do.
[[nodiscard]] std::string label(hub::ExerciseWay way, const hub::Profile& profile);
[[nodiscard]] std::string label(Permission permission);  ///< what a person may do: "Sign the gate"

/// "27 March 2019", "March 2019", "2019".
[[nodiscard]] std::string date_words(const PartialDate& date);
[[nodiscard]] std::string date_words(Date date);

/// A kept answer's date in words; what was typed, where it is no date; "" where it is blank.
[[nodiscard]] std::string date_words(std::string_view kept);

/// What is wrong with a date, said of its field: "Date of birth must include a year".
[[nodiscard]] std::string problem(DateProblem problem, std::string_view field_name);

/// What was answered to a question: "" for blank, "Not known", or the words; options and dates as
/// people read them.
[[nodiscard]] std::string shown(const FormQuestion& question, const Answers& answers);
[[nodiscard]] std::string shown(const Answer* answer);

/// The name given, or "Child, about 6, name not known". Never empty.
[[nodiscard]] std::string person_label(const PersonDescribed& person);

/// "6 years old", "5 or 6 years old", "under 1 year old", "about 6", "due 3 May 2027"; "" where
/// nothing was said.
[[nodiscard]] std::string age_words(const PersonDescribed& person, Date on);

/// The label and the age: "Child A, 6 years old".
[[nodiscard]] std::string person_with_age(const PersonDescribed& person, Date on);

/// For the middle of a sentence: "Called Anna" keeps names, so only the first letter changes.
[[nodiscard]] std::string uncapitalised(std::string text);
/// "Child A, Child B and Child C".
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

/// What an item says; of one whose words are hidden, that its owner holds it, and its flag.
[[nodiscard]] std::string item_text(const Request& request, const ItemReturned& item);
/// What may be done with it, and first that it is under seal, where it is: whoever reads it must
/// know before they write it down elsewhere.
[[nodiscard]] std::string handling_words(const Request& request, const ItemReturned& item);

/// What a gap is about, in a sentence: "Health has not answered".
[[nodiscard]] std::string gap_words(const Gap& gap, const CaseFile& file);

/// "Child Protection and Assessment Team, to be received by …": one outcome with its receiver.
[[nodiscard]] std::string outcome_words(const ChosenOutcome& outcome);

}  // namespace openmash::words
