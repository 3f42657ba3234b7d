// A model as a text file that people can read, compare and keep beside their results.
// Numbers come back bit for bit; a file of another version, or with a line that is not understood,
// is refused with that line and never half read. The form is in docs/formats/linkage-model.md.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "linkage/model.h"

namespace openmash::linkage {

[[nodiscard]] std::string written(const Model& model);

struct ModelMistake {
  std::size_t line = 0;
  std::string what;
};

[[nodiscard]] Result<Model, ModelMistake> read_model(std::string_view text);

/// "nhs_number=different birth_date=different"; nothing where that is not understood.
[[nodiscard]] std::optional<Veto> read_veto(std::string_view text);

}  // namespace openmash::linkage
