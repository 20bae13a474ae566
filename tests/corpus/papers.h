// tests/corpus/papers.h: invented papers, built as a reader would tell them, and
// a corpus to put them in.
//
//   Paper letter = Paper::Letter("kst-29000-12", "2021-10-04", "Ik voer de motie van het lid Pauwels uit.");
//   letter.Mentions("motie van het lid Pauwels", {"Pauwels"}).Does("implements", "voer de motie", "kst-29000-7");
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/graph/graph.h"
#include "corpus/link/link.h"
#include "corpus/search/stemmer.h"
#include "corpus/store/store.h"
#include "schema/record/json.h"
#include "schema/values/document.h"

namespace kst {

class Paper {
 public:
  static Paper Letter(const std::string& id, const std::string& date, const std::string& text);
  static Paper Motion(const std::string& id, const std::string& date, const std::string& proposer,
                      const std::string& text);

  Paper& Source(const std::string& source);
  Paper& Subject(const std::string& subject);
  Paper& Sender(const std::string& sender);
  Paper& Official();  // as printed with a masthead
  Paper& Cites(const std::string& words, const std::string& target);
  Paper& Mentions(const std::string& words, std::vector<std::string> people, std::optional<std::string> target = {},
                  std::optional<std::string> via = {});
  Paper& Does(const std::string& type, const std::string& words, const std::string& target,
              std::optional<std::string> status = {});
  Paper& Tells(const std::string& words, const std::string& target, const std::string& result);  // how a vote ended
  Paper& Promises(const std::string& words, std::optional<Deadline> deadline = {});

  Document document;

 private:
  NormSpan Find(const std::string& words) const;
  std::optional<std::uint32_t> MentionIn(NormSpan span) const;  // the first that stands there
};

std::string PromiseId(const std::string& paper, const std::string& words);

// An empty corpus in a folder of its own, removed at the end.
class TestCorpus {
 public:
  TestCorpus();
  ~TestCorpus();
  Store& store() { return *store_; }
  const std::string& folder() const { return folder_; }
  void Put(const Paper& paper);
  void Put(const std::vector<Paper>& papers);
  LinkCounts Link();
  std::string Graph(const GraphOptions& options = {});  // links first
  void Reopen();

 private:
  std::string folder_;
  std::optional<Store> store_;
};

const CorpusRules& Rules();
const Stemmer& TheStemmer();  // that knows one word: kaden is kade

}  // namespace kst
