#include "tests/corpus/papers.h"

#include <unistd.h>

#include "schema/digest.h"

namespace kst {
namespace {

Document Base(const std::string& id, const std::string& kind, const std::string& date, const std::string& text) {
  Document d;
  d.id = id;
  d.source = id + ".pdf";
  d.sha256 = Sha256(id + date + text);
  d.kind = kind;
  d.date = date;
  d.text = text;
  d.pages = {{1, 59528, 84189}};
  d.page_runs = {{0, 1}};
  d.made_by = {"kst test", "rules"};
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const bool end =
        i + 1 == text.size() || (text[i] == '.' && text[i + 1] == ' ' && text[i + 2] >= 'A' && text[i + 2] <= 'Z');
    if (!end) continue;
    d.sentences.push_back({begin, i + 1});
    begin = i + 2;
  }
  if (id.starts_with("kst-")) {
    const auto last = id.rfind('-');
    d.number = id.substr(last + 1);
    d.dossiers = {{id.substr(4, last - 4), {}, {}}};
  }
  return d;
}

}  // namespace

Paper Paper::Letter(const std::string& id, const std::string& date, const std::string& text) {
  return {Base(id, "letter", date, text)};
}

Paper Paper::Motion(const std::string& id, const std::string& date, const std::string& proposer,
                    const std::string& text) {
  Paper paper{Base(id, "motion", date, text)};
  paper.document.subject = "Motie van het lid " + proposer;
  paper.document.signatories = {proposer};
  return paper;
}

NormSpan Paper::Find(const std::string& words) const {
  const auto at = document.text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

std::optional<std::uint32_t> Paper::MentionIn(NormSpan span) const {
  for (std::uint32_t i = 0; i < document.mentions.size(); ++i)
    if (span.Overlaps(document.mentions[i].span)) return i;
  return std::nullopt;
}

Paper& Paper::Source(const std::string& source) {
  document.source = source;
  return *this;
}
Paper& Paper::Subject(const std::string& subject) {
  document.subject = subject;
  return *this;
}
Paper& Paper::Sender(const std::string& sender) {
  document.sender = sender;
  return *this;
}
Paper& Paper::Official() {
  document.pages = {{1, 59500, 84200}};
  document.furniture.push_back({Role::kMasthead, 1, "Tweede Kamer", {100, 100, 5000, 400}});
  return *this;
}

Paper& Paper::Cites(const std::string& words, const std::string& target) {
  Reference r;
  r.target = target;
  r.span = r.at = Find(words);
  r.text = words;
  r.page = 1;
  r.boxes = {{1, {1000, 2000, 3000, 2100}}};
  r.rule = "kamerstuk.nr";
  document.references.push_back(r);
  return *this;
}

Paper& Paper::Mentions(const std::string& words, std::vector<std::string> people, std::optional<std::string> target,
                       std::optional<std::string> via) {
  Mention m;
  m.kind = "motion";
  m.people = std::move(people);
  m.target = std::move(target);
  m.via = std::move(via);
  m.span = Find(words);
  m.text = words;
  m.page = 1;
  document.mentions.push_back(m);
  return *this;
}

Paper& Paper::Does(const std::string& type, const std::string& words, const std::string& target,
                   std::optional<std::string> status) {
  Relation r;
  r.type = type;
  r.target = target;
  r.status = std::move(status);
  r.span = Find(words);
  r.mention = MentionIn(r.span);
  r.quote = words;
  r.page = 1;
  r.rule = type + ".test";
  r.confidence = 0.9;
  document.relations.push_back(r);
  return *this;
}

Paper& Paper::Tells(const std::string& words, const std::string& target, const std::string& result) {
  const NormSpan span = Find(words);
  document.votes.push_back({target, MentionIn(span), "motion", result, span, words, 1, {}, "vote.test"});
  return *this;
}

std::string PromiseId(const std::string& paper, const std::string& words) {
  return paper + "#c-" + Sha256(words).substr(0, 8);
}

Paper& Paper::Promises(const std::string& words, std::optional<Deadline> deadline) {
  Commitment c;
  c.id = PromiseId(*document.id, words);
  c.span = Find(words);
  c.quote = words;
  c.page = 1;
  c.deadline = std::move(deadline);
  c.rule = "promise.test";
  document.commitments.push_back(c);
  return *this;
}

TestCorpus::TestCorpus() {
  static int count = 0;
  folder_ = (std::filesystem::temp_directory_path() /
             ("kst-corpus-" + std::to_string(getpid()) + "-" + std::to_string(++count)))
                .string();
  Reopen();
}

TestCorpus::~TestCorpus() {
  store_.reset();
  std::filesystem::remove_all(folder_);
}

void TestCorpus::Reopen() {
  store_.reset();
  auto store = Store::Create(folder_);
  ASSERT_TRUE(store) << store.error().message;
  store_.emplace(std::move(*store));
  ASSERT_TRUE(store_->StartRun({"kst test", "rules"}));
}

void TestCorpus::Put(const Paper& paper) {
  const LedgerFile file{paper.document.source, static_cast<std::int64_t>(paper.document.text.size()), 1};
  const auto put = store_->Put(file, ReadingOf(paper.document));
  ASSERT_TRUE(put) << put.error().message;
}

void TestCorpus::Put(const std::vector<Paper>& papers) {
  for (const Paper& paper : papers) Put(paper);
}

LinkCounts TestCorpus::Link() {
  const auto counts = LinkCorpus(*store_, Rules());
  EXPECT_TRUE(counts) << counts.error().message;
  return counts.value_or(LinkCounts{});
}

std::string TestCorpus::Graph(const GraphOptions& options) {
  Link();
  std::string graph;
  const auto written = WriteGraph(*store_, options, [&](std::string_view bytes) {
    graph += bytes;
    return true;
  });
  EXPECT_TRUE(written) << written.error().message;
  return graph;
}

const Stemmer& TheStemmer() {
  static const Stemmer stemmer = *Stemmer::Load(
      {*ReadRuleFile(std::string(kStemFile), "[nouns irregular]\nnoun = kaden kade\n")},
      [](std::string_view) { return SpelledWord{}; }, "none");
  return stemmer;
}

const CorpusRules& Rules() {
  static const CorpusRules rules = *CorpusRules::Load(*ReadRuleFiles(CorpusRuleFiles()));
  return rules;
}

}  // namespace kst
