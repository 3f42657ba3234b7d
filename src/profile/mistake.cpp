#include "profile/mistake.h"

namespace openmash::profile {

std::string printed(const Mistake& mistake) {
  std::string text = mistake.file;
  if (mistake.line > 0) {
    text += ':' + std::to_string(mistake.line);
  }
  return text + ": found " + mistake.found + "; expected " + mistake.expected;
}

std::string printed(const Mistakes& mistakes) {
  std::string text;
  for (const Mistake& mistake : mistakes) {
    text += printed(mistake) + '\n';
  }
  return text + std::to_string(mistakes.size()) +
         (mistakes.size() == 1 ? " mistake\n" : " mistakes\n");
}

}  // namespace openmash::profile
