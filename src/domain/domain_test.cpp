#include <doctest/doctest.h>

#include "domain/intake/partial_date.h"
#include "domain/intake/referral_form.h"
#include "domain/reference.h"

using openmash::read_partial_date;

TEST_CASE("a reference survives the telephone: lower case, spaces and dashes") {
  const std::string reference = openmash::make_reference({0, 5, 22, 7, 1, 1, 19});
  std::string typed = reference;
  typed.erase(4, 1);
  for (char& c : typed) {
    c = (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  CHECK(openmash::read_reference(" " + typed + " ") == reference);
}

TEST_CASE("every single slip and every swap of two symbols in a reference is caught") {
  const std::string reference = openmash::make_reference({3, 14, 15, 9, 2, 6, 5});
  for (std::size_t i = 0; i < reference.size(); ++i) {
    if (reference[i] == '-') continue;
    for (char symbol : openmash::reference_symbols) {
      std::string slipped = reference;
      slipped[i] = symbol;
      CHECK((openmash::read_reference(slipped).has_value() == (symbol == reference[i])));
    }
    for (std::size_t j = i + 1; j < reference.size(); ++j) {
      std::string swapped = reference;
      std::swap(swapped[i], swapped[j]);
      if (swapped != reference && reference[j] != '-') {
        CHECK_FALSE(openmash::read_reference(swapped));
      }
    }
  }
}

TEST_CASE("a reference of a training hub is marked, survives the telephone, and is no other's") {
  const std::string real = openmash::make_reference({0, 5, 22, 7, 1, 1, 19});
  const std::string marked = openmash::for_training(real);
  CHECK(marked == "T-" + real);
  CHECK(openmash::is_for_training(marked));
  CHECK_FALSE(openmash::is_for_training(real));
  CHECK(openmash::read_reference("t" + real.substr(0, 4) + " " + real.substr(5)) == marked);
  CHECK(openmash::read_reference(real) == real);
  for (const char* before : {"Q-", "TT-", "-T-T"}) {
    CHECK_FALSE(openmash::read_reference(before + real));
  }
  CHECK(openmash::spoken(marked).starts_with("Tango, dash, three"));
}

TEST_CASE("a date is kept as well as it is known, and no better") {
  CHECK(to_text(**read_partial_date("27", "3", "2019")) == "2019-03-27");
  CHECK(to_text(**read_partial_date("", "March", "2019")) == "2019-03");
  CHECK(to_text(**read_partial_date("", "", " 2019 ")) == "2019");
  CHECK_FALSE(*read_partial_date("", " ", ""));
  CHECK(read_partial_date("31", "2", "2019").error() == openmash::DateProblem::no_such_day);
  CHECK(read_partial_date("3", "", "2019").error() == openmash::DateProblem::day_without_month);
  CHECK(read_partial_date("3", "4", "").error() == openmash::DateProblem::year_missing);
  CHECK(read_partial_date("", "", "19").error() == openmash::DateProblem::year_out_of_range);
  CHECK(openmash::partial_date_from_text("2019-03-27")->day == 27);
}

TEST_CASE("no two questions about one subject share a key") {
  for (const auto& section : openmash::referral_form()) {
    for (const auto& question : section.questions) {
      CHECK(openmash::find_question(section.subject, question.key)->label == question.label);
    }
  }
}
