#include "london/time_text.h"

#include <array>
#include <cstdlib>

#include "london/london_time.h"

namespace openmash::london {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr std::array<std::string_view, 12> months = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> weekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                      "Friday", "Saturday", "Sunday"};

std::string_view month_name(Date day) {
  return months.at(static_cast<unsigned>(day.month()) - 1);
}

std::string day_and_month(Date day, std::string_view month) {
  std::string text = std::to_string(static_cast<unsigned>(day.day()));
  text += ' ';
  text += month;
  return text;
}

std::string with_year(std::string day_month, Date day) {
  return day_month + ' ' + std::to_string(static_cast<int>(day.year()));
}

std::string count_text(long long count, std::string_view unit) {
  std::string text = std::to_string(count);
  text += ' ';
  text += unit;
  if (count != 1) {
    text += 's';
  }
  return text;
}

std::chrono::days::rep days_away(Date day, Date today) {
  return (sys_days{day} - sys_days{today}).count();
}

/// "today", "Monday 23 November": the day as someone would say it who knows what day it is.
std::string day_text(Date day, Date today) {
  switch (const auto away = days_away(day, today)) {
    case -1:
      return "yesterday";
    case 0:
      return "today";
    case 1:
      return "tomorrow";
    default:
      return away > -7 && away < 7
                 ? std::string{weekday_name(day)} + ' ' + day_and_month(day, month_name(day))
                 : date_text(day);
  }
}

/// A deadline of midnight belongs to the day it ends, not the one it begins.
std::string deadline_near_text(Instant due, Instant now) {
  const WallTime wall = wall_time(due);
  if (wall.since_midnight != minutes{0}) {
    return near_text(due, now);
  }
  const Date day{sys_days{wall.date} - days{1}};
  const Date today = date_of(now);
  return day == today ? "midnight tonight" : "midnight at the end of " + day_text(day, today);
}

}  // namespace

std::string_view weekday_name(Date day) {
  return weekdays.at(weekday_of(day).iso_encoding() - 1);
}

std::string date_text(Date day) {
  return with_year(day_and_month(day, month_name(day)), day);
}

std::string short_date_text(Date day) {
  return with_year(day_and_month(day, month_name(day).substr(0, 3)), day);
}

std::string clock_text(minutes since_midnight) {
  const auto hour = since_midnight.count() / 60;
  const auto minute = since_midnight.count() % 60;
  if (minute == 0 && hour % 12 == 0) {
    return hour == 12 ? "midday" : "midnight";
  }
  std::string text = std::to_string(hour % 12 == 0 ? 12 : hour % 12);
  if (minute != 0) {
    text += minute < 10 ? ":0" : ":";
    text += std::to_string(minute);
  }
  return text + (hour < 12 ? "am" : "pm");
}

std::string time_text(Instant at) {
  return clock_text(wall_time(at).since_midnight);
}

std::string long_text(Instant at) {
  const WallTime wall = wall_time(at);
  return date_text(wall.date) + " at " + clock_text(wall.since_midnight);
}

std::string short_text(Instant at) {
  const WallTime wall = wall_time(at);
  return short_date_text(wall.date) + ", " + clock_text(wall.since_midnight);
}

std::string length_text(std::chrono::microseconds length) {
  // To the nearest second first: what came a moment after eight has not 59 minutes left at nine.
  const auto seconds = std::chrono::round<std::chrono::seconds>(std::chrono::abs(length));
  const auto whole = std::chrono::floor<minutes>(seconds);
  if (whole < minutes{1}) {
    return "less than a minute";
  }
  const auto day_count = whole / hours{24};
  const auto hour_count = (whole % hours{24}) / hours{1};
  const auto minute_count = (whole % hours{1}).count();
  std::string text;
  const auto add = [&text](long long count, std::string_view unit) {
    if (count != 0) {
      text += text.empty() ? "" : " ";
      text += count_text(count, unit);
    }
  };
  add(day_count, "day");
  add(hour_count, "hour");
  if (day_count == 0) {
    add(minute_count, "minute");
  }
  return text;
}

std::string near_text(Instant at, Instant now) {
  const Date day = date_of(at);
  const Date today = date_of(now);
  const bool named = std::abs(days_away(day, today)) > 1;
  return time_text(at) + (named ? " on " : " ") + day_text(day, today);
}

std::string deadline_text(Instant due, Instant now) {
  if (now <= due) {
    return "by " + deadline_near_text(due, now) + ", " + length_text(due - now) + " left";
  }
  return length_text(now - due) + " over, was " + deadline_near_text(due, now);
}

}  // namespace openmash::london
