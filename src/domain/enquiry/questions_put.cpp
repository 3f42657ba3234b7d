#include "domain/enquiry/questions_put.h"

#include "base/contains.h"

namespace openmash {

std::vector<question::Question> questions_put(const Request& request, const hub::Profile& profile) {
  auto questions = all_questions(profile.questions_for(request.asked.what.agency));
  if (const auto& put = request.questions) {
    std::erase_if(questions,
                  [&](const question::Question& one) { return contains(put->left_out, one.code); });
    for (std::size_t i = 0; i < put->added.size(); ++i) {
      questions.insert(
          questions.begin() + static_cast<std::ptrdiff_t>(i),
          {.code = ParticularCode{"added_" + std::to_string(i)}, .words = put->added[i]});
    }
  }
  return questions;
}

}  // namespace openmash
