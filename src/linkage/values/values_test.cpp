#include <doctest/doctest.h>

#include <set>
#include <string>

#include "linkage/text/fold.h"
#include "linkage/values/address.h"
#include "linkage/values/birth_date.h"
#include "linkage/values/identifier.h"
#include "linkage/values/name.h"
#include "linkage/values/name_sieve.h"
#include "linkage/values/postcode.h"

using namespace openmash::linkage;

namespace {

DateAgreement dates(const char* one, const char* other) {
  const BirthDate left = read_birth_date(one).value_or(BirthDate{});
  const BirthDate right = read_birth_date(other).value_or(BirthDate{});
  const DateAgreement answer = agreement(left, right);
  CHECK(answer == agreement(right, left));
  return answer;
}

PostcodeAgreement postcodes(const char* one, const char* other) {
  return agreement_of_postcodes(packed_postcode(compact(one)), packed_postcode(compact(other)));
}

AddressAgreement addresses(const char* one, const char* other) {
  const AddressAgreement answer = agreement(read_address(one), read_address(other));
  CHECK(answer == agreement(read_address(other), read_address(one)));
  return answer;
}

NameAgreement names(const char* one, const char* other) {
  NameBook book;
  const ValueId left = book.intern(one);
  const ValueId right = book.intern(other);
  CHECK(book.agreement(left, right) == book.agreement(right, left));
  return book.agreement(left, right);
}

}  // namespace

TEST_CASE("a date of birth is read as far as it was written") {
  CHECK(read_birth_date("2014") == BirthDate{.year = 2014});
  CHECK(read_birth_date("2014-07") == BirthDate{.year = 2014, .month = 7});
  CHECK(read_birth_date("2014-07-09") == BirthDate{.year = 2014, .month = 7, .day = 9});
  CHECK(read_birth_date("20140709") == read_birth_date("2014-07-09"));
  CHECK(read_birth_date("9/7/2014") == read_birth_date("2014-07-09"));
  CHECK(read_birth_date("2014-07-09T00:00:00") == read_birth_date("2014-07-09"));
  CHECK(read_birth_date("1856-86-18") == BirthDate{.year = 1856, .month = 86, .day = 18});
  CHECK_FALSE(read_birth_date(""));
  CHECK_FALSE(read_birth_date("about seven"));
  CHECK_FALSE(read_birth_date("123456789012"));
}

TEST_CASE("dates agree as people get them wrong") {
  using enum DateAgreement;
  CHECK(dates("2014-07-09", "2014-07-09") == same);
  CHECK(dates("2014-07", "2014-07-09") == same_as_far_as_known);
  CHECK(dates("2014-07-09", "2014-07-19") == one_digit_off);
  CHECK(dates("2014-07-09", "2014-70-09") == one_digit_off);
  CHECK(dates("2014-07-09", "2014-09-07") == day_and_month_swapped);
  CHECK(dates("2014", "2014-07-09") == same_year_one_without_day);
  CHECK(dates("2014-01-01", "2014-07-09") == same_year_one_without_day);
  CHECK(dates("2013-12-20", "2014-01-15") == near);
  CHECK(dates("2014-07-09", "2014-07-25") == near);
  CHECK(dates("2009-07-09", "2010-07-09") == same_day_other_year);
  CHECK(dates("2014-03-09", "2014-11-09") == same_year_and_part);
  CHECK(dates("2014-03-09", "2014-11-25") == same_year);
  CHECK(dates("2013-03-09", "2014-11-25") == next_year);
  CHECK(dates("1983-03-09", "2014-11-25") == far);
  CHECK(dates("", "2014-11-25") == unknown);
}

TEST_CASE("an NHS number's last digit is the check of the nine before, by modulo 11") {
  CHECK(is_nhs_number("9434765919"));  // the Data Dictionary's example
  CHECK_FALSE(is_nhs_number("9434765918"));
  CHECK_FALSE(is_nhs_number("943476591"));
  CHECK_FALSE(is_nhs_number("94347659l9"));
  // Modulo 11 finds every single wrong digit.
  std::size_t passed = 0;
  for (std::size_t at = 0; at < 10; ++at) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string slip = "9434765919";
      slip[at] = digit;
      passed += is_nhs_number(slip);
    }
  }
  CHECK(passed == 10);  // the number itself, once for each place
}

TEST_CASE("a UPN's letter checks the rest, and a temporary one ends in a letter") {
  const std::string digits = "823456789012";
  std::string right;
  for (const char letter : std::string{"abcdefghjklmnpqrtuvwxyz"}) {
    right += is_upn(letter + digits) ? std::string{letter} : "";
  }
  REQUIRE(right.size() == 1);
  CHECK_FALSE(is_upn(right + "823456789021"));
  CHECK_FALSE(is_upn("i" + digits));
  CHECK_FALSE(is_upn(right + "82345678901"));
  std::size_t temporary = 0;
  for (const char letter : std::string{"abcdefghjklmnpqrtuvwxyz"}) {
    temporary += is_upn(letter + std::string{"82345678901b"});
  }
  CHECK(temporary == 1);
}

TEST_CASE("identifiers disagree strongly only where both are right") {
  using enum IdentifierAgreement;
  CHECK(agreement("9434765919", true, "9434765919", true) == same);
  CHECK(agreement("9434765918", false, "9434765918", false) == same_but_failing);
  CHECK(agreement("9434765919", true, "9434765918", false) == one_slip);
  CHECK(agreement("9434765919", true, "9434756919", false) == one_slip);
  CHECK(agreement("9434765919", true, "1234567890", false) == different_and_one_failing);
  CHECK(agreement("9434765919", true, "9000000009", true) == different);
  CHECK(agreement("", false, "9000000009", true) == unknown);
}

TEST_CASE("postcodes agree whole, by a slip, as far as known, or in their district") {
  using enum PostcodeAgreement;
  CHECK(postcodes("SW1X 0DQ", "sw1x0dq") == same);
  CHECK(postcodes("SW1X 0DQ", "SW1X 0DP") == one_slip);
  CHECK(postcodes("SW1X 0DQ", "SW1X 0QD") == one_slip);
  CHECK(postcodes("SW1X 0DQ", "SW1 0DQ") == one_slip);
  CHECK(postcodes("RM9", "RM9 5AB") == as_far_as_known);
  CHECK(postcodes("RM9", "RM9") == as_far_as_known);
  CHECK(postcodes("RM9", "RM8 5AB") == different);
  CHECK(postcodes("BD12 6HY", "BD12 1AB") == district);
  CHECK(postcodes("BD12 6HY", "SR26 6RA") == different);
  CHECK(postcodes("", "SR26 6RA") == unknown);
  CHECK(postcodes("4881", "4818") == one_slip);
}

TEST_CASE("an address is a door in a street, however it is written") {
  using enum AddressAgreement;
  CHECK(read_address("Flat 23, 1711 Vicarage Rd").door == "23 1711");
  CHECK(read_address("Flat 23, 1711 Vicarage Rd").street == "vicarage rd");
  CHECK(addresses("173 Rose Road", "173 ROSE RD") == same);
  CHECK(addresses("173 Rose Road", "173 Rsoe Road") == close);
  CHECK(addresses("114 Mill Close", "11 4Mill Close") == close);
  CHECK(addresses("173 Rose Road", "175 Rose Road") == same_street);
  CHECK(addresses("Flat 1, 9 Rose Road", "Flat 2, 9 Rose Road") == same_street);
  CHECK(addresses("173 Rose Road", "173 Cedar Lane") == different);
  CHECK(addresses("Rose Road", "Rose Road") == same_street);
  CHECK(addresses("", "173 Rose Road") == unknown);
}

TEST_CASE("no fixed abode is no address, so nobody shares it") {
  CHECK(addresses("No Fixed Abode", "No fixed abode") == AddressAgreement::unknown);
  CHECK(read_address("NFA") == Address{});
}

TEST_CASE("names agree by spelling, by sound, by nickname and by their halves") {
  using enum NameAgreement;
  CHECK(names("Smith", "SMITH") == equal);
  CHECK(names("William", "Bill") == equivalent);
  CHECK(names("Mohammed", "Muhammad") == equivalent);
  CHECK(names("Catherine", "Cathrine") == equivalent);
  CHECK(names("Westthorpe", "Westhorqe") == close);
  CHECK(names("Smith-Jones", "Jones") == half);
  CHECK(names("Smith Jones", "Brown Smith") == half);
  CHECK(names("J.", "John") == initial);
  CHECK(names("J", "Peter") == different);
  CHECK(names("Adeyemi", "Whitworth") == different);
}

TEST_CASE("a name that is not known yet is marked so") {
  NameBook book;
  for (const char* name : {"Unborn", "Baby", "UNBORN BABY", "Infant"}) {
    CHECK(book.form(book.intern(name)).placeholder);
  }
  CHECK_FALSE(book.form(book.intern("Bab")).placeholder);
}

TEST_CASE(
    "the sieve lets through every name that is worth comparing, by the rule read one by one") {
  NameBook book;
  NameSieve sieve;
  for (std::uint64_t number = 0; number < 3'000; ++number) {
    std::uint64_t left = mixed(number);
    std::string name;
    for (std::uint64_t at = 0; at < 3 + left % 5; ++at) {
      left = mixed(left);
      name += "aeioubdklmnrst-"[left % 15];
    }
    book.intern(name);
  }
  for (const char* name : {"Bill", "William", "Will", "Anna Maria", "Maria Smith-Jones", "Mohammed",
                           "Muhammad", "Katherine", "Kate", "Kathy", "O"}) {
    book.intern(name);
  }
  sieve.follow(book);
  std::size_t let_through = 0;
  for (ValueId own = 1; own < book.size(); own += 7) {
    std::set<ValueId> by_rule;
    for (ValueId other = 1; other < book.size(); ++other) {
      if (worth_of(book.form(own), book.form(other)) != Worth::nothing) {
        by_rule.insert(other);
      }
    }
    std::multiset<ValueId> by_sieve;
    sieve.for_each(book, book.form(own), [&](ValueId other, Worth worth) {
      by_sieve.insert(other);
      CHECK(worth == worth_of(book.form(own), book.form(other)));
    });
    CHECK(std::multiset<ValueId>(by_rule.begin(), by_rule.end()) == by_sieve);
    let_through += by_sieve.size();
  }
  CHECK(let_through > book.size());                     // some
  CHECK(let_through < book.size() * book.size() / 14);  // and by far not all
  // One that is overwritten is let through no more.
  const ValueId kate = book.intern("Kate");
  const NameForm form = book.form(kate);
  sieve.blank(kate);
  sieve.for_each(book, form, [&](ValueId other, Worth) { CHECK(other != kate); });
}
