#include "outward/fetch.h"

#include <curl/curl.h>

#include <memory>

#include "base/ensure.h"

namespace openmash::outward {

namespace {

constexpr std::size_t most_bytes = std::size_t{256} * 1024;
constexpr long most_seconds = 5;

struct Ended {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
using Call = std::unique_ptr<CURL, Ended>;

std::size_t take(const char* bytes, std::size_t, std::size_t count, void* into) {
  auto& body = *static_cast<std::string*>(into);
  if (body.size() + count > most_bytes) {
    return 0;  // which ends the call as failed
  }
  body.append(bytes, count);
  return count;
}

Call begin() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  ensure(ready, "libcurl could not begin");
  return Call{curl_easy_init()};
}

std::optional<Answer> finish(CURL* curl, const std::string& address) {
  if (curl == nullptr || !may_be_asked(address)) {
    return std::nullopt;
  }
  Answer answer;
  curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, most_seconds);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
  if (curl_easy_perform(curl) != CURLE_OK) {
    return std::nullopt;
  }
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
  return answer;
}

}  // namespace

bool may_be_asked(const std::string& address) {
  if (address.starts_with("https://")) {
    return true;
  }
  for (const std::string here : {"http://127.0.0.1", "http://localhost"}) {
    const std::string_view rest =
        std::string_view{address}.substr(std::min(here.size(), address.size()));
    if (address.starts_with(here) && (rest.starts_with(':') || rest.starts_with('/'))) {
      return rest.substr(0, rest.find('/')).find('@') == std::string_view::npos;
    }
  }
  return false;
}

std::optional<Answer> get(const std::string& address) {
  const Call call = begin();
  return finish(call.get(), address);
}

std::string escaped(const std::string& text) {
  const Call call = begin();
  char* made = curl_easy_escape(call.get(), text.c_str(), static_cast<int>(text.size()));
  std::string result = made == nullptr ? "" : made;
  curl_free(made);
  return result;
}

std::optional<Answer> post_form(const std::string& address,
                                const std::vector<std::pair<std::string, std::string>>& fields,
                                const Credentials& credentials) {
  std::string body;
  for (const auto& [name, value] : fields) {
    body += (body.empty() ? "" : "&") + escaped(name) + "=" + escaped(value);
  }
  const Call call = begin();
  CURL* curl = call.get();
  if (curl == nullptr) {
    return std::nullopt;
  }
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
  curl_easy_setopt(curl, CURLOPT_COPYPOSTFIELDS, body.c_str());
  if (!credentials.secret.empty()) {
    // Both are escaped before they are joined (RFC 6749, 2.3.1).
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(curl, CURLOPT_USERNAME, escaped(credentials.name).c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, escaped(credentials.secret).c_str());
  }
  return finish(curl, address);
}

}  // namespace openmash::outward
