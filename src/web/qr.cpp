#include "web/qr.h"

#include <qrencode.h>

#include <memory>

namespace openmash::web {

namespace {

constexpr int quiet = 4;  // modules of white around it, as readers want it

struct Freed {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

Html qr_code(const std::string& words, const std::string& label) {
  const std::unique_ptr<QRcode, Freed> code{
      QRcode_encodeString8bit(words.c_str(), 0, QR_ECLEVEL_M)};
  if (code == nullptr) {
    return {};
  }
  std::string path;
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      if ((code->data[y * code->width + x] & 1) != 0) {
        path += "M" + std::to_string(x + quiet) + " " + std::to_string(y + quiet) + "h1v1h-1z";
      }
    }
  }
  const std::string size = std::to_string(code->width + 2 * quiet);
  return element("svg",
                 {{"class", "om-qr"},
                  {"viewBox", "0 0 " + size + " " + size},
                  {"role", "img"},
                  {"aria-label", label}},
                 element("rect", {{"width", size}, {"height", size}, {"fill", "#ffffff"}}),
                 element("path", {{"d", path}, {"fill", "#000000"}}));
}

}  // namespace openmash::web
