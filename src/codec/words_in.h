// Finds the words in an event's content, so that a person can write them anew.
// It walks the same lists of fields as the writer, and gives places in the event itself: codes,
// ids, times and the names of questions are no words. Only codec.cpp includes it, after
// casefile_fields.h.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "codec/casefile_fields.h"

namespace openmash::codec {

class WordsIn {
 public:
  static constexpr bool reads = false;

  struct Found {
    std::string of;
    std::string* words;
  };

  template <class... Fields>
  void operator()(Fields&... fields) {
    (look(fields), ...);
  }

  [[nodiscard]] std::vector<Found> take() { return std::move(found_); }

 private:
  void look(std::string& words) { found_.push_back({"", &words}); }
  void look(Answer& answer) { found_.push_back({answer.question, &answer.words}); }
  void look(Bytes&) {}

  template <class Tag, class Value>
  void look(Strong<Tag, Value>&) {}

  template <class Value>
  void look(std::optional<Value>& value) {
    if (value) {
      look(*value);
    }
  }

  template <class Value>
  void look(std::vector<Value>& values) {
    if constexpr (!std::is_same_v<Value, Byte>) {
      for (Value& value : values) {
        look(value);
      }
    }
  }

  template <class Value>
  void look(Value& value) {
    if constexpr (requires(WordsIn& v) { fields(v, value); }) {
      fields(*this, value);
    }
  }

  std::vector<Found> found_;
};

template <class Event>
[[nodiscard]] std::vector<WordsIn::Found> words_of(Event& event) {
  WordsIn words;
  if constexpr (requires(WordsIn& v, Event& e) { content(v, e); }) {
    content(words, event);
  }
  return words.take();
}

}  // namespace openmash::codec
