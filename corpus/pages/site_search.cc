#include "corpus/pages/site_search.h"

#include <algorithm>
#include <set>

#include "corpus/search/words.h"
#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kRowsOfFile = 500;  // OF_FILE of the script

// By which words stand in one file: "ka" of kaden, "_" of what begins with no such sign. The script does the same.
std::string KeyOf(std::string_view word) {
  std::string key;
  for (const char c : word.substr(0, 2)) {
    if (!IsAsciiLetter(c) && !IsDigit(c)) break;
    key += c;
  }
  return key.empty() ? "_" : key;
}

std::string AnswersPage(const Place& place) {
  Html h;
  h.Element("h1", place.Say("Search"));
  h.Begin("noscript").Element("p", place.Say("Searching needs a script; everything else can be read without.")).End();
  h.Begin("div", {{"id", "answers"},
                  {"class", "sheet"},
                  {"data-none", place.Say("No paper answers this.")},
                  {"data-one", place.Say("paper")},
                  {"data-many", place.Say("papers")},
                  {"data-previous", place.Say("Previous")},
                  {"data-next", place.Say("Next")}});
  h.End().Begin("script", {{"src", "zoek.js"}}).End();
  return Framed(place, {std::string(place.Say("Search")), "zoek"}, h);
}

}  // namespace

void SiteSearch::Add(const Place& place, const PaperValues& values) {
  const Node& node = values.shown.node;
  const std::string name = NameOf(place, values.known, node.id);
  std::vector<std::string> about = {std::string(KindIn(place.language, node.kind))};
  if (node.date) about.push_back(DayIn(place.language, *node.date));
  if (node.title) about.push_back(name);
  JsonWriter row;
  row.Begin('[').Value(place.File(node.id)).Value(node.title.value_or(name)).Value(Join(about, " · "));
  rows_.push_back(row.Value(values.asks).End(']').Take());

  const auto number = std::ssize(rows_) - 1;
  const auto see = [&](RawWord&& word) {
    Papers& papers = words_[KeyOf(word.folded)][std::move(word.folded)];
    if (papers.last != number) papers.steps += "," + std::to_string(number - papers.last);
    papers.last = number;
    return true;
  };
  EachRawWord(name, see);
  EachRawWord(node.title.value_or(""), see);
  EachRawWord(values.document->text, see);
}

bool SiteSearch::Write(const Place& place, const SeeFile& see) const {
  if (!see(FileOf("zoek"), AnswersPage(place)) || !see("zoek.js", Concat({kScriptMark, SiteScript()}))) return false;
  for (const auto& [key, words] : words_) {
    std::map<std::string, std::string> numbers;  // of stems: two words of one number are forms of one word
    std::map<std::string, std::string> entries;
    for (const auto& [word, papers] : words) {
      const std::string& stem = stemmer_.Stem(word);
      const std::string& number = numbers.emplace(stem, std::to_string(numbers.size())).first->second;
      entries[word] = stemmer_.IsPlain(word) ? "[]" : Concat({"[", number, papers.steps, "]"});
    }
    for (const auto& [stem, number] : numbers)  // a form that no paper has, but that is asked for: "gemaal" of gemalen
      if (KeyOf(stem) == key) entries.emplace(stem, Concat({"[", number, "]"}));
    JsonWriter w;
    w.Begin('{');
    for (const auto& [word, entry] : entries) w.Key(word).Raw(entry);
    w.End('}');
    if (!see(Concat({"woorden-", key, ".js"}), Concat({kScriptMark, "kstWords(\"", key, "\",", w.text(), ");\n"})))
      return false;
  }
  for (std::size_t at = 0; at < rows_.size(); at += kRowsOfFile) {
    const std::string file = std::to_string(at / kRowsOfFile);
    std::string rows;
    for (std::size_t n = at; n < std::min(at + kRowsOfFile, rows_.size()); ++n)
      rows += Concat({n == at ? "" : ",\n", rows_[n]});
    if (!see(Concat({"stukken-", file, ".js"}), Concat({kScriptMark, "kstPapers(", file, ",[", rows, "]);\n"})))
      return false;
  }
  return true;
}

}  // namespace kst
