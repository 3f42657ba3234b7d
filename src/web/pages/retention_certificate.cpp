// The certificate of a destruction: what kinds of text and how many, why, who, when, and where the
// ledger says so. A page to be printed; nothing on it was ever in the contact.
#include "london/time_text.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/retention_parts.h"
#include "words/retention.h"

namespace openmash::web {

namespace {

Html counts(const std::vector<DestroyedKind>& kinds) {
  std::vector<Html> items;
  for (const DestroyedKind& one : kinds) {
    items.push_back(join(std::to_string(one.count), " ", words::kind_of_text(one.kind)));
  }
  return prose::bullets(items);
}

}  // namespace

http::Response retention_certificate(Visit& visit) {
  const auto id = id_from_hex(visit.parts.at(0));
  const auto shown =
      visit.hub().look().certificate(visit.reader(), DestructionId{id.value_or(Id128{})});
  if (!shown) {
    return not_found(visit);
  }
  const app::CertificatePage& page = **shown;
  const DestructionProposed& what = page.destruction.proposed.what;
  const Signed<DestructionApproved>& approved = *page.destruction.approved;
  Html main = join(
      prose::title(what.reference, "Certificate of destruction"),
      prose::paragraph(visit.profile().name, " destroyed ",
                       what.child ? "what was recorded about one child in this contact"
                                  : "every word that was recorded under this reference",
                       ": the sealed texts and the keys that opened them. What remains is that "
                       "there was a record, its reference, times and codes."),
      prose::heading("What was destroyed"), counts(approved.what.counts),
      fact_list({{"Ground", escape(words::label(what.ground))},
                 {"Why", escape(what.reason)},
                 {"Proposed by",
                  signature(visit, page.destruction.proposed.by, page.destruction.proposed.at)},
                 {"Approved by", signature(visit, approved.by, approved.at)},
                 {"Recorded", time_element(page.recorded_at)},
                 {"In the ledger", element("span", {{"class", "om-hash"}}, page.ledger.hex())},
                 {"Stream", element("span", {{"class", "om-hash"}}, what.contact.value.hex())},
                 {"Event", escape(std::to_string(approved.what.sequence))},
                 {"Its hash", element("span", {{"class", "om-hash"}}, to_hex(page.event_hash))}}),
      prose::heading("Backups"),
      prose::paragraph(
          "A backup made before this holds the texts still, and can be opened until the epoch of "
          "keys it was made in is destroyed: as a rule 35 days after the end of that month. From "
          "then on nobody can open it. A backup that is put back before then does this "
          "destruction again before it is served."),
      prose::paragraph("Anybody can check the event and its hash without any key: ",
                       element("code", "openmash verify"), "."));
  return staff_page(visit,
                    {.title = "Certificate of destruction – " + what.reference,
                     .before_main = element("div", {{"class", "om-no-print"}},
                                            prose::back(Url{record_address(what.reference)},
                                                        "Back to how it is kept")),
                     .recorded = true,
                     .active = "retention"},
                    std::move(main));
}

}  // namespace openmash::web
