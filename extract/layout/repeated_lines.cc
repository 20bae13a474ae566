#include "extract/layout/repeated_lines.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "extract/layout/characters.h"

namespace kst::layout {
namespace {

constexpr float kHeadZone = 0.22F, kFootZone = 0.84F;  // of the page's height: where furniture can be
constexpr float kLastResort = 0.87F;                   // …and where a lone page has its foot
constexpr float kHeadEdge = 0.12F;                     // a head that the PDF does not mark stands above this
constexpr float kSmallType = 0.93F;                    // of the body's size
constexpr float kSamePlace = 4;                        // points
constexpr float kNearPlace = 40;
constexpr float kProse = 12;        // ems: a line as long is prose, no title
constexpr float kClearance = 1.5F;  // white between furniture and text, in ems
constexpr float kSameType = 0.75F;  // of the size of the furniture beside it
constexpr float kLoneClearance = 2.5F;
constexpr std::size_t kNeighbours = 64;         // strips that can stand in the rows next to one
constexpr std::uint32_t kBareNumberChars = 7;   // "12/134"
constexpr std::uint32_t kPageNumberChars = 28;  // "Pagina 12 van 134"

template <class Visit>
void ForEachInk(const Page& page, const Strip& strip, Visit visit) {
  for (std::uint32_t r = strip.runs.begin; r != strip.runs.end; ++r) {
    for (std::uint32_t i = page.runs[r].ink.begin; i != page.runs[r].ink.end; ++i) visit(page.ink[i]);
  }
}

bool IsNumber(const Page& page, const Strip& strip) {
  bool digits = true;
  ForEachInk(page, strip, [&](const Ink& ink) { digits &= IsDigit(ink.code); });
  return digits;
}

// The numbers that stand in a strip.
std::vector<long> Numbers(const Page& page, const Strip& strip) {
  std::vector<long> numbers;
  bool open = false;
  ForEachInk(page, strip, [&](const Ink& ink) {
    if (!IsDigit(ink.code)) {
      open = false;
      return;
    }
    if (!open) numbers.push_back(0);
    open = true;
    numbers.back() = std::min(numbers.back() * 10 + static_cast<long>(ink.code - U'0'), 100000L);
  });
  return numbers;
}

// Does a number in the strip, less the number of its page, equal that of `other`?
bool CountsPages(const Page& page, const Strip& strip, const Page& other_page, const Strip& other) {
  const std::vector<long> mine = Numbers(page, strip), theirs = Numbers(other_page, other);
  for (std::size_t i = 0; i != std::min(mine.size(), theirs.size()); ++i) {
    if (mine[i] - page.number == theirs[i] - other_page.number) return true;
  }
  return false;
}

bool NamesPage(const Page& page, const Strip& strip) {
  const std::vector<long> numbers = Numbers(page, strip);
  return std::find(numbers.begin(), numbers.end(), page.number) != numbers.end();
}

struct Candidate {
  std::uint64_t mask = 0;
  float y = 0;
  std::uint32_t page = 0, strip = 0;
};

bool ByMask(const Candidate& a, const Candidate& b) { return a.mask < b.mask; }

class Marker {
 public:
  Marker(std::span<Page> pages, float body) : pages_(pages), body_(body) {}

  void Run() {
    for (std::uint32_t p = 0; p != pages_.size(); ++p) Collect(p);
    std::sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) {
      return a.mask != b.mask ? a.mask < b.mask : a.y != b.y ? a.y < b.y : a.page < b.page;
    });
    for (const Page& page : pages_) prose_.push_back(ProseOf(page));
    for (auto begin = found_.begin(); begin != found_.end();) {
      auto end = begin + 1;
      while (end != found_.end() && end->mask == begin->mask && end->y - begin->y < kSamePlace) ++end;
      Judge({begin, end});
      begin = end;
    }
    Reunite();
    for (Page& page : pages_) ShareRows(page);
    for (Page& page : pages_) MarkLone(page);
  }

 private:
  Strip& At(const Candidate& c) { return pages_[c.page].strips[c.strip]; }

  // A number and more words than can stand beside a page number; notes come back as well.
  static bool LooksLikeNote(const Page& page, const Strip& strip, std::uint32_t chars = kPageNumberChars) {
    const layout::Run& run = page.runs[strip.runs.begin];
    const bool number = IsDigit(page.ink[run.ink.begin].code) && strip.chars > chars;
    return !strip.artifact && (run.raised || number);
  }

  void Collect(std::uint32_t p) {
    const Page& page = pages_[p];
    for (std::uint32_t s = 0; s != page.strips.size(); ++s) {
      const Strip& strip = page.strips[s];
      const bool edge = strip.y < kHeadZone * page.height || strip.y > kFootZone * page.height;
      if (edge && !LooksLikeNote(page, strip)) {
        found_.push_back({TextMask(page, strip), strip.y, p, s});
      }
    }
  }

  // Is there white above (foot) or below (head) a strip?
  static bool StandsClear(const Page& page, const Strip& strip, float ems) {
    const bool head = strip.y < page.height / 2;
    const auto index = static_cast<std::size_t>(&strip - page.strips.data());
    for (std::size_t step = 1; step < kNeighbours; ++step) {  // rows are sorted
      if (head ? index + step >= page.strips.size() : step > index) return true;
      const Strip& other = page.strips[head ? index + step : index - step];
      const float away = std::abs(other.y - strip.y) - (head ? other.size : strip.size);
      if (away > ems * strip.size + 2 * other.size) return true;
      if (away < -0.5F * strip.size) continue;  // in the same row
      if (away < ems * strip.size && std::min(other.x1, strip.x1) > std::max(other.x0, strip.x0)) return false;
    }
    return false;
  }

  void Judge(std::span<const Candidate> group) {
    std::uint32_t count = 0, clear = 0, artifacts = 0;
    for (std::size_t i = 0; i != group.size(); ++i) {
      if (i && group[i].page == group[i - 1].page) continue;
      ++count;
      clear += StandsClear(pages_[group[i].page], At(group[i]), kClearance);
      artifacts += At(group[i]).artifact;
    }
    if (count < 2) return;
    const bool counts = CountsPages(pages_[group[0].page], At(group[0]), pages_[group[1].page], At(group[1]));
    const bool marked = 2 * artifacts > count;
    const bool often = (marked ? 3 : 2) * count >= pages_.size() || count >= 4;
    const bool top = group[0].y < pages_[group[0].page].height / 2;
    const bool far_out = marked || !top || group[0].y < kHeadEdge * pages_[group[0].page].height;
    const bool comes_back = often && far_out && At(group[0]).chars > 1 && (marked || 2 * clear >= count);
    const bool enough = count > 2 || 2 * count >= pages_.size() || !IsNumber(pages_[group[0].page], At(group[0]));
    if (!comes_back && !(counts && enough && (clear == count || (often && count > 2)))) return;
    if (!marked && InBody(group, count)) return;
    Returning returning(*this, group);
    for (const Candidate& c : group) {
      Strip& strip = At(c);
      if (!counts && IsNumber(pages_[c.page], strip) && !returning.Has(c)) continue;
      const bool head = strip.y < pages_[c.page].height / 2;
      strip.role = counts && strip.chars <= kPageNumberChars ? Role::kPageNumber
                   : head                                    ? Role::kRunningHead
                                                             : Role::kRunningFoot;
    }
  }

  // The numbers of a group that stand on more than one page. Numbers that differ have nothing in common.
  class Returning {
   public:
    Returning(Marker& marker, std::span<const Candidate> group) : marker_(marker), group_(group) {}

    bool Has(const Candidate& number) {
      if (pages_.empty())
        for (const Candidate& c : group_) {
          const auto [known, is_new] = pages_.try_emplace(NumbersOf(c), First{c.page, false});
          if (!is_new && known->second.page != c.page) known->second.comes_back = true;
        }
      return pages_.find(NumbersOf(number))->second.comes_back;
    }

   private:
    struct First {
      std::uint32_t page;
      bool comes_back;
    };
    std::vector<long> NumbersOf(const Candidate& c) { return Numbers(marker_.pages_[c.page], marker_.At(c)); }

    Marker& marker_;
    std::span<const Candidate> group_;
    std::map<std::vector<long>, First> pages_;
  };

  // Where text that does not come back stands in long lines: its highest and its lowest line.
  struct Prose {
    float first = std::numeric_limits<float>::max(), last = std::numeric_limits<float>::lowest();
  };
  Prose ProseOf(const Page& page) const {
    Prose prose;
    for (const Strip& strip : page.strips) {
      if (strip.x1 - strip.x0 < kProse * body_) continue;
      const auto [begin, end] =
          std::equal_range(found_.begin(), found_.end(), Candidate{TextMask(page, strip)}, ByMask);
      if (end - begin >= 2) continue;
      prose.first = std::min(prose.first, strip.y);
      prose.last = std::max(prose.last, strip.y);
    }
    return prose;
  }

  // Does such text stand from y outwards?
  bool HasProse(const Page& page, float y) const {
    const Prose& prose = prose_[static_cast<std::size_t>(&page - pages_.data())];
    return y < page.height / 2 ? prose.first <= y : prose.last >= y;
  }

  // Where other pages have prose, what comes back is the first or last line of the text by chance.
  bool InBody(std::span<const Candidate> group, std::uint32_t count) const {
    const bool top = group[0].y < pages_[group[0].page].height / 2;
    const float y = top ? group.front().y + kSamePlace : group.back().y - kSamePlace;
    const auto prose = std::count_if(pages_.begin(), pages_.end(), [&](const Page& p) { return HasProse(p, y); });
    return 2 * static_cast<std::size_t>(prose) > count;
  }

  // The same text a little higher or lower on another page: first pages often differ.
  void Reunite() {
    for (auto begin = found_.begin(); begin != found_.end();) {
      const auto end = std::find_if(begin, found_.end(), [&](const Candidate& c) { return c.mask != begin->mask; });
      const auto known = std::find_if(begin, end, [&](const Candidate& c) { return IsFurniture(At(c).role); });
      Returning returning(*this, {begin, end});
      for (auto it = known == end ? end : begin; it != end; ++it) {
        const Page& page = pages_[it->page];
        const bool counts = CountsPages(page, At(*it), pages_[known->page], At(*known));
        if (!counts && IsNumber(page, At(*it)) && !returning.Has(*it)) continue;
        const bool same =
            std::abs(it->y - known->y) < kSamePlace || At(*it).artifact || counts || !HasProse(page, it->y);
        if (same && std::abs(it->y - known->y) < kNearPlace) At(*it).role = At(*known).role;
      }
      begin = end;
    }
  }

  // What stands at the edge in the row of furniture is furniture: a running title that changes.
  static void ShareRows(Page& page) {
    const auto row = [&](std::size_t s) { return page.runs[page.strips[s].runs.begin].row; };
    for (std::size_t begin = 0, end; begin < page.strips.size(); begin = end) {
      end = begin + 1;
      float size = 0;
      for (; end <= page.strips.size(); ++end) {
        const Strip& strip = page.strips[end - 1];
        if (IsFurniture(strip.role)) size = std::max(size, strip.size);
        if (end == page.strips.size() || row(end) != row(begin)) break;
      }
      for (std::size_t s = begin; s != end; ++s) {
        Strip& strip = page.strips[s];
        if (IsFurniture(strip.role) || size == 0 || strip.size < kSameType * size) continue;
        if (strip.y > kHeadEdge * page.height && strip.y < kLastResort * page.height) continue;
        if (!StandsClear(page, strip, kClearance)) continue;
        strip.role = strip.y < page.height / 2 ? Role::kRunningHead : Role::kRunningFoot;
      }
    }
  }

  // What has nothing to come back: small type alone at the bottom of a paper of
  // one page, a foot that one page has and the PDF marks, a page's hidden number.
  void MarkLone(Page& page) const {
    float lowest = 0;
    for (const Strip& strip : page.strips) lowest = std::max(lowest, strip.y);
    for (Strip& strip : page.strips) {
      if (strip.role != Role::kParagraph || LooksLikeNote(page, strip, kBareNumberChars)) continue;
      const bool low = strip.y > kLastResort * page.height;
      const bool small = pages_.size() == 1 && strip.size < kSmallType * body_;
      const bool counts = strip.chars <= kPageNumberChars && NamesPage(page, strip);
      if (low && (small || strip.artifact) && StandsClear(page, strip, kLoneClearance)) {
        strip.role = counts ? Role::kPageNumber : Role::kRunningFoot;
      } else if (strip.artifact && strip.chars <= 3 && strip.size <= body_ &&
                 (low || strip.y < kHeadZone * page.height) && IsNumber(page, strip)) {
        strip.role = Role::kPageNumber;
      } else if (low && counts && strip.chars <= 3 && IsNumber(page, strip) && strip.y >= lowest - kSamePlace &&
                 StandsClear(page, strip, kLoneClearance)) {
        strip.role = Role::kPageNumber;  // its own number in the last row
      }
    }
  }

  std::span<Page> pages_;
  float body_;
  std::vector<Candidate> found_;
  std::vector<Prose> prose_;  // of each page
};

}  // namespace

std::uint64_t TextMask(const Page& page, const Strip& strip) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  bool digits = false;
  ForEachInk(page, strip, [&](const Ink& ink) {
    const bool digit = IsDigit(ink.code);
    if (digit && digits) return;
    digits = digit;
    hash = (hash ^ (digit ? U'#' : ink.code)) * 1099511628211U;
  });
  return hash;
}

void MarkFurniture(std::span<Page> pages, float body) { Marker(pages, body).Run(); }

}  // namespace kst::layout
