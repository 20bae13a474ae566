#include "extract/layout/furniture.h"

#include <algorithm>
#include <cmath>

namespace kst::layout {
namespace {

constexpr float kHeadZone = 0.22F, kFootZone = 0.84F;  // of the page's height: where furniture can be
constexpr float kLastResort = 0.87F;                   // …and where a lone page has its foot
constexpr float kSamePlace = 4;                        // points
constexpr float kNearPlace = 40;
constexpr float kClearance = 1.5F;  // white between furniture and text, in ems
constexpr float kSameType = 0.75F;  // of the size of the furniture beside it
constexpr float kLoneClearance = 2.5F;
constexpr std::size_t kNeighbours = 64;         // strips that can stand in the rows next to one
constexpr std::uint32_t kPageNumberChars = 28;  // "Pagina 12 van 134"

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

template <class Visit>
void ForEachInk(const Page& page, const Strip& strip, Visit visit) {
  for (std::uint32_t r = strip.runs.begin; r != strip.runs.end; ++r) {
    for (std::uint32_t i = page.runs[r].ink.begin; i != page.runs[r].ink.end; ++i) visit(page.ink[i]);
  }
}

// Does a number in the strip, less the number of its page, equal that of `other`?
bool CountsPages(const Page& page, const Strip& strip, const Page& other_page, const Strip& other) {
  const auto numbers = [](const Page& p, const Strip& s, auto visit) {
    long value = -1;
    ForEachInk(p, s, [&](const Ink& ink) {
      if (IsDigit(ink.code)) {
        value = std::min(std::max(value, 0L) * 10 + static_cast<long>(ink.code - U'0'), 100000L);
      } else if (value >= 0) {
        visit(value), value = -1;
      }
    });
    if (value >= 0) visit(value);
  };
  bool counts = false;
  int at = 0;
  numbers(page, strip, [&](long mine) {
    int k = 0;
    numbers(other_page, other, [&](long theirs) {
      if (k++ == at && mine - page.number == theirs - other_page.number) counts = true;
    });
    ++at;
  });
  return counts;
}

struct Candidate {
  std::uint64_t mask;
  float y;
  std::uint32_t page, strip;
};

class Marker {
 public:
  explicit Marker(std::span<Page> pages) : pages_(pages) {}

  void Run() {
    for (std::uint32_t p = 0; p != pages_.size(); ++p) Collect(p);
    std::sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) {
      return a.mask != b.mask ? a.mask < b.mask : a.y != b.y ? a.y < b.y : a.page < b.page;
    });
    for (auto begin = found_.begin(); begin != found_.end();) {
      auto end = begin + 1;
      while (end != found_.end() && end->mask == begin->mask && end->y - begin->y < kSamePlace) ++end;
      Judge({begin, end});
      begin = end;
    }
    Reunite();
    for (Page& page : pages_) ShareRows(page);
    for (Page& page : pages_) MarkLoneFoot(page, pages_.size() == 1);
  }

 private:
  Strip& At(const Candidate& c) { return pages_[c.page].strips[c.strip]; }

  // A number and more words than stand beside a page number; notes come back as well.
  static bool LooksLikeNote(const Page& page, const Strip& strip) {
    const layout::Run& run = page.runs[strip.runs.begin];
    return !strip.artifact && IsDigit(page.ink[run.ink.begin].code) && (run.raised || strip.chars > kPageNumberChars);
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
    const bool often = 3 * count >= pages_.size() || count >= 4;
    if (!(often && (2 * clear >= count || 2 * artifacts > count)) && !(counts && clear == count)) return;
    for (const Candidate& c : group) {
      Strip& strip = At(c);
      const bool head = strip.y < pages_[c.page].height / 2;
      strip.role = counts && strip.chars <= kPageNumberChars ? Role::kPageNumber
                   : head                                    ? Role::kRunningHead
                                                             : Role::kRunningFoot;
    }
  }

  // The same text a little higher or lower on another page: first pages often differ.
  void Reunite() {
    for (auto begin = found_.begin(); begin != found_.end();) {
      const auto end = std::find_if(begin, found_.end(), [&](const Candidate& c) { return c.mask != begin->mask; });
      const auto known = std::find_if(begin, end, [&](const Candidate& c) { return IsFurniture(At(c).role); });
      for (auto it = known == end ? end : begin; it != end; ++it) {
        if (std::abs(it->y - known->y) < kNearPlace) At(*it).role = At(*known).role;
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
        if (!StandsClear(page, strip, kClearance)) continue;
        strip.role = strip.y < page.height / 2 ? Role::kRunningHead : Role::kRunningFoot;
      }
    }
  }

  // A paper of one page has nothing to come back: what stands alone at the bottom.
  // The same of a foot that one page has, when the PDF marks it.
  static void MarkLoneFoot(Page& page, bool only) {
    for (Strip& strip : page.strips) {
      const bool foot =
          (only || strip.artifact) && strip.y > kLastResort * page.height && StandsClear(page, strip, kLoneClearance);
      if (foot && strip.role == Role::kParagraph) strip.role = Role::kRunningFoot;
    }
  }

  std::span<Page> pages_;
  std::vector<Candidate> found_;
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

void MarkFurniture(std::span<Page> pages) { Marker(pages).Run(); }

}  // namespace kst::layout
