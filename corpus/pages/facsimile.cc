// A page as it was printed, beside the text of its paper.
#include <algorithm>

#include "corpus/pages/pages.h"
#include "schema/text.h"

namespace kst {
namespace {

class FacsimileWriter {
 public:
  FacsimileWriter(const Place& place, const PaperValues& values, Html& h)
      : place_(place), values_(values), facsimile_(*values.facsimile), id_(values.shown.node.id), h_(h) {}

  void Write() {
    const auto& pages = values_.document->pages;
    const auto page = std::ranges::find(pages, facsimile_.page, &PageSize::number);
    if (facsimile_.state != FileState::kThere || page == pages.end()) {
      const bool gone = facsimile_.state == FileState::kGone;
      h_.Element("p",
                 place_.Say(gone ? "The file of this paper is no longer there, so its pages cannot be shown."
                                 : "The file of this paper was changed since it was read, so its pages cannot be "
                                   "shown."),
                 {{"class", "absent small"}});
      return;
    }
    h_.Begin("figure", {{"class", facsimile_.asked ? "facsimile asked" : "facsimile"}});
    Turn(pages, page);
    h_.Begin("div", {{"class", "printed"}});
    const std::string picture = place_.To(Concat({id_, ".p", std::to_string(page->number), ".png"}),
                                          Query{{"v", std::string(VersionOf(facsimile_.sha256))}});
    h_.Begin("a", {{"href", facsimile_.asked ? picture : ToPage(place_, id_, page->number)}});
    h_.Void("img", {{"src", picture},
                    {"alt", Concat({place_.Say("As printed"), ": ", NameOf(place_, values_.known, id_), ", ",
                                    PageInWords(page->number, pages.size())})},
                    {"width", std::to_string(page->width / kCentipoints)},
                    {"height", std::to_string(page->height / kCentipoints)},
                    {"loading", "lazy"}});
    h_.End();
    Overlay(*page);
    h_.End().End();
  }

 private:
  static constexpr int kCentipoints = 100;  // of a point

  std::string PageInWords(int page, std::size_t of) const {
    return Concat({place_.Say("page"), " ", std::to_string(page), " ", place_.Say("of"), " ", std::to_string(of)});
  }

  void Turn(const std::vector<PageSize>& pages, std::vector<PageSize>::const_iterator page) {
    h_.Begin("figcaption", {{"class", "small"}});
    if (page != pages.begin())
      h_.Element("a", place_.Say("Previous"), {{"href", ToPage(place_, id_, (page - 1)->number)}, {"rel", "prev"}});
    h_.Element("span", PageInWords(page->number, pages.size()));
    if (page + 1 != pages.end())
      h_.Element("a", place_.Say("Next"), {{"href", ToPage(place_, id_, (page + 1)->number)}, {"rel", "next"}});
    h_.End();
  }

  // Boxes over the words: a click on a reference follows it, one on an act leads to its words in the text. Both can be
  // reached by keyboard in the text, so here they are for the eye and the pointer alone.
  void Overlay(const PageSize& page) {
    h_.Begin("svg", {{"viewBox", Concat({"0 0 ", std::to_string(page.width), " ", std::to_string(page.height)})},
                     {"preserveAspectRatio", "none"},
                     {"aria-hidden", "true"}});
    for (const bool cites : {false, true})
      for (const Edge& edge : values_.shown.out)
        if ((edge.type == "cites") == cites && (!cites || edge.to))
          for (const Evidence& evidence : edge.evidence) Boxes(edge, evidence, page.number);
    h_.End();
  }

  void Boxes(const Edge& edge, const Evidence& evidence, int page) {
    const bool cites = edge.type == "cites";
    const std::string name = edge.to ? NameOf(place_, values_.known, *edge.to) : "";
    const std::string told = cites ? name : Concat({DeedIn(place_.language, edge.type, false), " ", name});
    for (const PageBox& at : evidence.boxes) {
      if (at.page != page) continue;
      const bool here = facsimile_.at && *facsimile_.at == evidence.span.begin;
      h_.Begin("a", {{"href", cites ? place_.To(*edge.to) : "#" + AnchorOf(evidence)}, {"tabindex", "-1"}});
      h_.Begin("rect", {{"class", here    ? "here"
                                  : cites ? "reference"
                                          : "act"},
                        {"x", std::to_string(at.box.x0)},
                        {"y", std::to_string(at.box.y0)},
                        {"width", std::to_string(std::max(at.box.x1 - at.box.x0, 0))},
                        {"height", std::to_string(std::max(at.box.y1 - at.box.y0, 0))}});
      h_.Element("title", told).End().End();
    }
  }

  const Place& place_;
  const PaperValues& values_;
  const Facsimile& facsimile_;
  const std::string& id_;
  Html& h_;
};

}  // namespace

std::string ToWords(const Place& place, std::string_view id, const Evidence& evidence) {
  const std::string anchor = AnchorOf(evidence);
  if (!place.has_pictures || evidence.page == 0) return place.To(id, anchor);
  return Concat({place.To(id, Query{{"blz", std::to_string(evidence.page)}, {"b", anchor.substr(1)}}), "#", anchor});
}

std::string ToPage(const Place& place, std::string_view id, int page) {
  const std::string number = std::to_string(page);
  return Concat({place.To(id, Query{{"blz", number}}), page > 1 ? "#p" + number : "#main"});
}

std::string_view VersionOf(std::string_view sha256) {
  constexpr std::size_t kDigits = 8;
  return sha256.substr(0, kDigits);
}

void PrintedPage(const Place& place, const PaperValues& values, Html& h) { FacsimileWriter(place, values, h).Write(); }

}  // namespace kst
