#include "corpus/search/traits.h"

#include <algorithm>
#include <chrono>
#include <type_traits>

#include "corpus/store/word_lists.h"
#include "schema/text.h"

namespace kst {
namespace {

// Another number when what is kept changes.
constexpr std::string_view kForm = "1";

constexpr const char* kMake = R"sql(
DROP TABLE IF EXISTS search_traits; DROP TABLE IF EXISTS search_name;
CREATE TABLE search_traits(block INTEGER PRIMARY KEY, papers BLOB NOT NULL, sent BLOB NOT NULL);
CREATE TABLE search_name(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
)sql";

// What leads to a ministry is sent by it; so the index of edges tells, and no edge is read.
constexpr const char* kSentAll =
    "CREATE TEMP TABLE sent AS SELECT DISTINCT e.paper, e.to_id FROM node n CROSS JOIN edge e ON e.to_id = n.id "
    "WHERE n.kind = 'ministry'; CREATE INDEX temp.sent_paper ON sent(paper)";
constexpr const char* kSentChanged =
    "CREATE TEMP TABLE sent AS SELECT DISTINCT e.paper, e.to_id FROM node n CROSS JOIN temp.changed c CROSS JOIN edge "
    "e "
    "ON e.to_id = n.id AND e.paper = c.key WHERE n.kind = 'ministry'; CREATE INDEX temp.sent_paper ON sent(paper)";

constexpr std::size_t kPaperBytes = 12, kSentBytes = 4;  // size 4, day 4, kind 2, is there 1, 1 left
constexpr std::size_t kIsThere = 10;
constexpr std::int64_t kMostNames = 1 << 16;
constexpr std::int64_t kMostBlocks = 1 << 20;  // four billion papers

template <class T>
void Put(std::string& bytes, std::size_t at, T number) {
  for (std::size_t i = 0; i < sizeof number; ++i)
    bytes[at + i] = static_cast<char>(static_cast<std::make_unsigned_t<T>>(number) >> 8 * i);
}

template <class T>
T Get(std::string_view bytes, std::size_t at) {
  std::make_unsigned_t<T> number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i)
    number = static_cast<std::make_unsigned_t<T>>(
        number | static_cast<std::make_unsigned_t<T>>(static_cast<unsigned char>(bytes[at + i])) << 8 * i);
  return static_cast<T>(number);
}

std::uint32_t WordsIn(std::string_view sizes) {  // of the columns of a row
  std::uint64_t sum = 0, number = 0;
  for (std::size_t at = 0; word_lists::Take(sizes, at, number);) sum += number;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(sum, UINT32_MAX));
}

class Keeper {
 public:
  explicit Keeper(Database& db)
      : paper_(db,
               "SELECT p.kind, p.date, s.sz FROM paper p CROSS JOIN search_index_docsize s ON s.id = p.key "
               "WHERE p.key = ? AND p.chosen"),
        sent_(db, "SELECT to_id FROM temp.sent WHERE paper = ? ORDER BY to_id"),
        find_(db, "SELECT papers, sent FROM search_traits WHERE block = ?"),
        put_(db, "INSERT OR REPLACE INTO search_traits VALUES (?, ?, ?)"),
        drop_(db, "DELETE FROM search_traits WHERE block = ?"),
        known_(db, "SELECT number FROM search_name WHERE name = ?"),
        name_(db, "INSERT INTO search_name(name) VALUES (?) RETURNING number") {}

  void Keep(std::int64_t key) {
    if (key < 0 || key / kBlock >= kMostBlocks) ThrowDamaged("paper.key", std::to_string(key));
    if (key / kBlock != block_) Open(key / kBlock);
    const auto place = static_cast<std::size_t>(key % kBlock), at = place * kPaperBytes;
    if (papers_.size() < at + kPaperBytes) papers_.resize(at + kPaperBytes);
    papers_.replace(at, kPaperBytes, kPaperBytes, '\0');
    std::erase_if(sent_by_, [&](const Traits::Sent& sent) { return sent.place == place; });
    if (paper_.Bind(key).Step()) {
      Put(papers_, at, WordsIn(paper_.Bytes(2)));
      Put(papers_, at + 4, DayOf(paper_.View(1)));
      Put(papers_, at + 8, Number(paper_.View(0)));
      papers_[at + kIsThere] = 1;
      for (sent_.Bind(key); sent_.Step();)
        sent_by_.push_back({static_cast<std::uint16_t>(place), Number(sent_.View(0))});
    }
    paper_.Reset();
    sent_.Reset();
  }

  void Close() {
    if (block_ < 0) return;
    if (!HasPapers()) {  // they were put again, with larger keys
      drop_.Bind(block_).Do();
      block_ = -1;
      return;
    }
    std::ranges::stable_sort(sent_by_, {}, &Traits::Sent::place);
    std::string sent(sent_by_.size() * kSentBytes, '\0');
    for (std::size_t i = 0; i < sent_by_.size(); ++i) {
      Put(sent, i * kSentBytes, sent_by_[i].place);
      Put(sent, i * kSentBytes + 2, sent_by_[i].ministry);
    }
    put_.Bind(block_, Blob{papers_}, Blob{sent}).Do();
    block_ = -1;
  }

 private:
  bool HasPapers() const {
    for (std::size_t at = 0; at + kPaperBytes <= papers_.size(); at += kPaperBytes)
      if (papers_[at + kIsThere] != 0) return true;
    return false;
  }
  void Open(std::int64_t block) {
    Close();
    block_ = block;
    papers_.clear();
    sent_by_.clear();
    if (find_.Bind(block).Step()) {
      papers_ = find_.Bytes(0);
      const std::string_view sent = find_.Bytes(1);
      for (std::size_t at = 0; at + kSentBytes <= sent.size(); at += kSentBytes)
        sent_by_.push_back({Get<std::uint16_t>(sent, at), Get<std::uint16_t>(sent, at + 2)});
    }
    find_.Reset();
  }
  std::uint16_t Number(std::string_view name) {
    if (const auto known = numbers_.find(std::string(name)); known != numbers_.end()) return known->second;
    std::int64_t number = known_.Bind(name).Step() ? known_.Number(0) : 0;
    if (number == 0 && name_.Bind(name).Step()) number = name_.Number(0);
    known_.Reset();
    name_.Reset();
    if (number < 1 || number >= kMostNames) ThrowDamaged("search_name.number", std::to_string(number));
    return numbers_[std::string(name)] = static_cast<std::uint16_t>(number);
  }

  Statement paper_, sent_, find_, put_, drop_, known_, name_;
  std::unordered_map<std::string, std::uint16_t> numbers_;
  std::int64_t block_ = -1;
  std::string papers_;
  std::vector<Traits::Sent> sent_by_;
};

constexpr int Digits(std::string_view date, std::size_t at, std::size_t digits) {
  int number = 0;
  for (const char c : date.substr(at, digits)) number = number * 10 + (c - '0');
  return number;
}

}  // namespace

std::int32_t DayOf(std::string_view date) {
  if (!IsDate(date)) return Traits::kNoDay;
  const std::chrono::year_month_day day(std::chrono::year(Digits(date, 0, 4)),
                                        std::chrono::month(static_cast<unsigned>(Digits(date, 5, 2))),
                                        std::chrono::day(static_cast<unsigned>(Digits(date, 8, 2))));
  return static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count());
}

std::string YearOf(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  const std::string year = std::to_string(static_cast<int>(date.year()));
  return std::string(4 - std::min<std::size_t>(4, year.size()), '0') + year;
}

TraitsReader::TraitsReader(Database& db) : find_(db, "SELECT papers, sent FROM search_traits WHERE block = ?") {
  Statement ends(db, "SELECT min(block), max(block) FROM search_traits");
  if (ends.Step() && !ends.IsNull(0)) {
    if (ends.Number(0) < 0 || ends.Number(1) >= kMostBlocks)
      ThrowDamaged("search_traits.block", std::to_string(ends.Number(1)));
    blocks_ = ends.Number(1) + 1;
  }
  for (Statement each(db, "SELECT number, name FROM search_name ORDER BY number"); each.Step();) {
    const std::int64_t number = each.Number(0);
    if (number < 1 || number >= kMostNames) ThrowDamaged("search_name.number", std::to_string(number));
    names_.resize(static_cast<std::size_t>(number) + 1);
    names_.back() = each.Text(1);
  }
}

const Traits* TraitsReader::Read(std::int64_t block) {
  const bool is_there = find_.Bind(block).Step();
  const std::string_view papers = is_there ? find_.Bytes(0) : "", sent = is_there ? find_.Bytes(1) : "";
  if (papers.size() > kPlaces * kPaperBytes || papers.size() % kPaperBytes != 0 || sent.size() % kSentBytes != 0)
    ThrowDamaged("search_traits", papers);
  traits_.papers = Bits();
  for (std::size_t place = 0; place * kPaperBytes < papers.size(); ++place) {
    const std::size_t at = place * kPaperBytes;
    traits_.size[place] = Get<std::uint32_t>(papers, at);
    traits_.day[place] = Get<std::int32_t>(papers, at + 4);
    traits_.kind[place] = Get<std::uint16_t>(papers, at + 8);
    if (papers[at + kIsThere] != 0) traits_.papers.Set(place);
  }
  traits_.sent.clear();
  for (std::size_t at = 0; at < sent.size(); at += kSentBytes) {
    traits_.sent.push_back({Get<std::uint16_t>(sent, at), Get<std::uint16_t>(sent, at + 2)});
    if (traits_.sent.back().place >= kPlaces) ThrowDamaged("search_traits.sent", "");
  }
  find_.Reset();
  return is_there ? &traits_ : nullptr;
}

std::string TraitsReader::NameOf(std::uint16_t number) const { return number < names_.size() ? names_[number] : ""; }

std::optional<std::uint16_t> TraitsReader::NumberOf(std::string_view name) const {
  for (std::size_t number = 1; number < names_.size(); ++number)
    if (names_[number] == name) return static_cast<std::uint16_t>(number);
  return std::nullopt;
}

bool HasTraits(Database& db) {
  Statement find(db, "SELECT value FROM meta WHERE key = 'search_traits'");
  return find.Step() && find.View(0) == kForm;
}

std::vector<std::int64_t> OtherTraits(Database& a, Database& b) {
  TraitsReader one(a), two(b);
  const auto tell = [](const TraitsReader& reader, const Traits* traits,
                       std::size_t place) -> std::vector<std::string> {
    if (traits == nullptr || !traits->papers.Has(place)) return {};
    std::vector<std::string> told = {std::to_string(traits->size[place]), std::to_string(traits->day[place]),
                                     reader.NameOf(traits->kind[place])};
    for (const Traits::Sent& sent : traits->sent)
      if (sent.place == place) told.push_back(reader.NameOf(sent.ministry));
    std::sort(told.begin() + 3, told.end());
    return told;
  };
  std::vector<std::int64_t> keys;
  for (std::int64_t block = 0; block < std::max(one.blocks(), two.blocks()); ++block) {
    const Traits *of_one = one.Read(block), *of_two = two.Read(block);
    for (std::size_t place = 0; place < kPlaces; ++place)
      if (tell(one, of_one, place) != tell(two, of_two, place))
        keys.push_back(block * kBlock + static_cast<std::int64_t>(place));
  }
  return keys;
}

void KeepTraits(Database& db, Whose whose) {
  if (whose == Whose::kAll) db.Run(kMake);
  db.Run(whose == Whose::kAll ? kSentAll : kSentChanged);
  {
    Keeper keeper(db);
    Statement each(
        db, whose == Whose::kAll ? "SELECT key FROM paper ORDER BY key" : "SELECT key FROM temp.changed ORDER BY key");
    while (each.Step()) keeper.Keep(each.Number(0));
    keeper.Close();
  }
  db.Run("DROP TABLE temp.sent");
  if (whose == Whose::kAll) Statement(db, "INSERT OR REPLACE INTO meta VALUES ('search_traits', ?)").Bind(kForm).Do();
}

}  // namespace kst
