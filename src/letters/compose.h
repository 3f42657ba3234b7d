// The written answer to whoever told the hub of a worry: a first draft from the decision and a
// template of the hub, which a person then reads, edits and approves.
// It is made only from a case somebody was shown (Visible), tells a referrer no more than they may
// be told, and never holds an address or whereabouts of anyone, what an agency said, or who was
// asked. Templates are filled by template.h; the verb that keeps the text is
// domain/feedback/write_feedback.h.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/access/visible.h"
#include "domain/casefile/casefile.h"
#include "domain/hub/profile.h"
#include "domain/release/outward.h"

namespace openmash::letters {

/// How much of a decision its reader may be told.
enum class Telling {
  considered,  ///< only that it was received, considered and acted on as needed
  outcome,     ///< the outcome's name and who receives it, for each child they told us of
};

/// Who reads the letter.
enum class Addressee { referrer, family };

/// Professionals, and those who asked for help for their own family, are told the outcome. A
/// neighbour, a relative and somebody unnamed are not: what is known of a family belongs to it.
[[nodiscard]] Telling telling_for(Source source);

/// Anything shown that holds a case file, such as app::CasePage.
template <class Page>
concept HoldsCaseFile = requires(const Page& page) {
  { *page.file } -> std::convertible_to<const CaseFile&>;
};

/// The few facts a letter may be made of. Nothing else of the case gets past here.
class LetterFacts {
 public:
  template <HoldsCaseFile Page>
  explicit LetterFacts(const Visible<Page>& page, Addressee addressee = Addressee::referrer)
      : LetterFacts(*page->file, addressee) {}
  /// For the family, with who told the hub where a decision lets them have it.
  template <HoldsCaseFile Page>
  LetterFacts(const Visible<Page>& page, const std::optional<Released<NamedReferrer>>& named)
      : LetterFacts(*page->file, Addressee::family) {
    referrer_name_ = named ? (*named)->name : "";
  }

  struct ForChild {
    std::string name;
    std::vector<ChosenOutcome> outcomes;
  };

  [[nodiscard]] const std::string& reference() const { return reference_; }
  [[nodiscard]] Telling telling() const { return telling_; }
  [[nodiscard]] bool something_to_tell() const { return decided_ || passed_on_; }
  [[nodiscard]] bool wants_no_letter() const { return wants_no_letter_; }
  [[nodiscard]] const std::string& referrer_name() const { return referrer_name_; }
  [[nodiscard]] Instant received_at() const { return received_at_; }
  [[nodiscard]] const std::vector<std::string>& children() const { return children_; }
  [[nodiscard]] const std::vector<ForChild>& decided() const { return outcomes_; }
  [[nodiscard]] bool passed_to_worker() const { return passed_on_; }
  /// Who will contact the family and by when; only a letter to the family has it.
  [[nodiscard]] const std::optional<FamilyContactPlanned>& contact_by() const {
    return contact_by_;
  }

 private:
  LetterFacts(const CaseFile& file, Addressee addressee);

  std::string reference_;
  Telling telling_ = Telling::considered;
  bool decided_ = false;
  bool passed_on_ = false;
  bool wants_no_letter_ = false;
  std::string referrer_name_;
  Instant received_at_{};
  std::vector<std::string> children_;
  std::optional<FamilyContactPlanned> contact_by_;
  std::vector<ForChild> outcomes_;  ///< empty unless the outcome may be told
};

struct Signature {
  std::string name;
  std::string role;
};

struct Draft {
  std::string template_name;  ///< "referrer-feedback.v1"
  std::string text;           ///< plain text, a line a line
};

/// Why there is no draft, each a sentence for the person at the screen.
struct CannotCompose {
  std::vector<std::string> why;
};

/// The referrer's letter from the hub's template for it.
[[nodiscard]] Result<Draft, CannotCompose> compose(const LetterFacts& facts,
                                                   const hub::Profile& profile,
                                                   const Signature& signature, Instant now);

/// The family's letter, in a hub that promises one: what was decided and who will contact them, and
/// who told the hub only where that was released to them. The facts are those for the family.
[[nodiscard]] Result<Draft, CannotCompose> compose_for_family(const LetterFacts& facts,
                                                              const hub::Profile& profile,
                                                              const Signature& signature,
                                                              Instant now);

/// "Monday to Friday, 9am to 5pm": opening hours in words.
[[nodiscard]] std::string hours_words(const hub::OpeningHours& hours);

}  // namespace openmash::letters
