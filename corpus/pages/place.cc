#include "corpus/pages/place.h"

#include <algorithm>

#include "schema/address.h"
#include "schema/digest.h"
#include "schema/text.h"

namespace kst {
namespace {

std::string QueryString(const Query& query) {
  std::string text;
  for (const auto& [name, value] : query)
    if (!value.empty()) text += Concat({text.empty() ? "?" : "&", UrlPart(name), "=", UrlPart(value)});
  return text;
}

Query InLanguage(Query query, Language language) {
  return With(std::move(query), "lang", language == Language::kEnglish ? "en" : "");
}

void Navigation(const Place& place, const PageFrame& frame, Html& h) {
  h.Begin("header", {{"class", "room"}}).Begin("nav", {{"aria-label", place.Say("Reading room")}});
  h.Element("a", place.Say("Reading room"), {{"href", place.To("", Query{})}, {"class", "home"}});
  h.Element("a", place.Say("Motions"), {{"href", place.To("moties", Query{})}});
  h.Element("a", place.Say("Commitments"), {{"href", place.To("toezeggingen", Query{})}});
  if (!place.is_site) {
    const Place other{place.language == Language::kDutch ? Language::kEnglish : Language::kDutch, false, place.base};
    h.Element("a", place.Say("English"), {{"href", other.To(frame.self, frame.query)}, {"class", "language"}});
  }
  h.End();
  h.Begin("form", {{"action", place.is_site ? FileOf("zoek") : "/"}, {"role", "search"}});
  h.Void("input", {{"type", "search"},
                   {"name", "q"},
                   {"value", frame.words},
                   {"maxlength", "300"},
                   {"aria-label", place.Say("Search")},
                   {"placeholder", place.Say(place.is_site ? "Words" : "Words, \"a phrase\", begin*")}});
  if (place.language == Language::kEnglish && !place.is_site)
    h.Void("input", {{"type", "hidden"}, {"name", "lang"}, {"value", "en"}});
  h.Element("button", place.Say("Search")).End().End();
}

}  // namespace

std::string Parameter(const Query& query, std::string_view name) {
  const auto found = std::ranges::find(query, name, [](const auto& pair) { return std::string_view(pair.first); });
  return found == query.end() ? "" : found->second;
}

Query With(Query query, std::string_view name, std::string_view value) {
  std::erase_if(query, [&](const auto& pair) { return pair.first == name; });
  if (!value.empty()) query.emplace_back(name, value);
  return query;
}

std::string FileOf(std::string_view id, bool is_alike) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string name;
  for (const char c : id) {
    if (IsAsciiLetter(c) || IsDigit(c) || c == '-' || c == '.') {
      name += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      (name += '_') += kHex[byte >> 4];
      name += kHex[byte & 15];
    }
  }
  constexpr std::size_t kLongest = 200, kKept = 150, kDigits = 16;  // what every file system takes
  if (name.size() > kLongest || is_alike) name = Concat({Cut(name, kKept), "-", Sha256(id).substr(0, kDigits)});
  return (name.empty() ? "index" : name) + ".html";
}

std::string Place::To(std::string_view id, std::string_view anchor) const {
  return Concat({is_site ? File(id) : Concat({"/", UrlPart(id), QueryString(InLanguage({}, language))}),
                 anchor.empty() ? "" : "#", anchor});
}

std::string Place::To(std::string_view path, const Query& query) const {
  const std::string page = Parameter(query, "p");
  if (is_site && !page.empty() && page != "1") return FileOf(Concat({path, "-", page}));
  return is_site ? File(path) : Concat({"/", UrlPart(path), QueryString(InLanguage(query, language))});
}

std::string Place::File(std::string_view id) const {
  return FileOf(id, alike != nullptr && alike->contains(std::string(id)));
}

std::string Place::Absolute(std::string_view path, const Query& query) const {
  return Concat({base, is_site ? "/" : "", To(path, query)});
}

std::string Framed(const Place& place, const PageFrame& frame, const Html& body) {
  Html h;
  h.Begin("html", {{"lang", place.language == Language::kDutch ? "nl" : "en"}}).Begin("head");
  h.Void("meta", {{"charset", "utf-8"}});
  h.Void("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  h.Void("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  h.Element("title", frame.title);
  h.Void("link", {{"rel", "stylesheet"}, {"href", place.is_site ? "kst.css" : "/kst.css"}});
  if (!place.is_site) {
    h.Void("link", {{"rel", "icon"}, {"type", "image/svg+xml"}, {"href", "/favicon.svg"}});
    h.Void("link", {{"rel", "search"},
                    {"type", "application/opensearchdescription+xml"},
                    {"href", "/opensearch.xml"},
                    {"title", place.Say("Reading room")}});
    if (!frame.feed.empty())
      h.Void("link",
             {{"rel", "alternate"}, {"type", "application/atom+xml"}, {"href", frame.feed}, {"title", frame.title}});
  }
  h.End().Begin("body");
  h.Element("a", place.Say("Skip to the text"), {{"href", "#main"}, {"class", "skip"}});
  Navigation(place, frame, h);
  h.Begin("main", {{"id", "main"}}).Add(body).End();
  h.Begin("footer").Begin("p");
  h.Text(place.Say("Made by kst from the papers themselves; the publication is what counts."));
  if (!place.is_site && frame.has_data) {
    const std::string data = (frame.self.empty() ? "zoek" : frame.self) + ".json";
    h.Text(" ").Element("a", place.Say("As data (JSON)"), {{"href", place.To(data, frame.query)}});
  }
  if (!place.is_site && !frame.feed.empty()) h.Text(" · ").Element("a", "Atom", {{"href", frame.feed}});
  h.End().End().End().End();
  return std::string(Html::Doctype()) + h.Take() + "\n";
}

}  // namespace kst
