#include "corpus/pages/site.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "corpus/pages/gather.h"
#include "corpus/pages/site_search.h"
#include "corpus/views/find.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kNewest = 100;

class SiteWriter {
 public:
  SiteWriter(const Room& room, Language language, const SeeFile& see)
      : room_{room.store, room.stemmer, room.rules, room.today, room.base, room.pictures, &orders_},
        place_{language, true, room.base, false, &alike_},
        see_(see),
        persons_(Need(Namesakes::Among(room.store))),
        search_(room.stemmer) {}

  void Write() {
    const std::vector<std::string> papers = GatherIds(room_);
    std::vector<std::string> works;
    std::vector<std::pair<std::string, std::string>> in_time;  // the search numbers papers from old to new
    Need(EachWork(room_.store, [&](const Node& node) {
      works.push_back(node.id);
      in_time.emplace_back(node.date.value_or(""), node.id);
      Index(node);
      return true;
    }));
    alike_ = AlikeAmong(works);
    std::ranges::sort(in_time);
    if (!see_("kst.css", std::string(StyleSheet()))) return;
    if (!room_.base.empty())
      if (!see_("sitemap.xml", SiteMap(place_, papers)) || !see_("robots.txt", Robots(place_))) return;
    if (!see_(FileOf(""), IndexPage(place_, index_))) return;
    for (const RegisterKind kind : {RegisterKind::kMotions, RegisterKind::kCommitments})
      if (!Register(kind)) return;
    for (const auto& [date, id] : in_time)
      if (!Work(id)) return;
    search_.Write(place_, see_);
  }

 private:
  void Index(const Node& node) {
    if (node.kind == "dossier") index_.dossiers.push_back(node);
    if (node.kind == "ministry") index_.ministries.push_back(node);
    if (!node.present || !node.date || node.kind == "commitment") return;
    const auto is_newer = [](const Node& a, const Node& b) { return std::tie(b.date, b.id) < std::tie(a.date, a.id); };
    auto& newest = index_.newest;
    if (newest.size() == kNewest && !is_newer(node, newest.back())) return;
    newest.insert(std::ranges::upper_bound(newest, node, is_newer), node);
    if (newest.size() > kNewest) newest.pop_back();
  }

  bool Register(RegisterKind kind) {
    std::size_t pages = 1;
    for (std::size_t page = 1; page <= pages; ++page) {
      const Query query = {{"p", std::to_string(page)}};
      TrackerValues values = GatherTracker(room_, kind, query);
      values.query.clear();
      pages = (values.count + kRowsOnPage - 1) / kRowsOnPage;
      if (!see_(place_.To(PathOf(kind), query), TrackerPage(place_, values))) return false;
    }
    return true;
  }

  bool Work(const std::string& id) {
    constexpr std::string_view kDossier = "dossier-";
    if (id.starts_with(kDossier))
      if (auto dossier = GatherDossier(room_, id.substr(kDossier.size())))
        return see_(place_.File(id), DossierPage(place_, std::move(*dossier)));
    const std::optional<PaperValues> values = GatherPaper(room_, id, &persons_);
    if (values && values->document) search_.Add(place_, *values);
    return !values || see_(place_.File(id), PaperPage(place_, *values));
  }

  // Of ids that differ in small and large letters alone all but the first.
  static std::set<std::string> AlikeAmong(const std::vector<std::string>& ids) {
    std::set<std::string> seen, alike;
    for (const std::string& id : ids) {
      std::string small = id;
      std::ranges::transform(small, small.begin(), LowerAscii);
      if (!seen.insert(std::move(small)).second) alike.insert(id);
    }
    return alike;
  }

  RegisterOrders orders_;
  const Room room_;
  std::set<std::string> alike_;
  Place place_;
  const SeeFile& see_;
  const Namesakes persons_;
  SiteSearch search_;
  IndexValues index_;
};

}  // namespace

Result<void> EachSiteFile(const Room& room, Language language, const SeeFile& see) {
  try {
    SiteWriter(room, language, see).Write();
    return {};
  } catch (const Halt& halt) {
    return tl::unexpected(halt.error);
  }
}

std::string IndexPage(const Place& place, const IndexValues& values) {
  Html h;
  h.Element("h1", place.Say("Reading room"));
  for (const auto& [heading, nodes] : {std::pair{"Newest papers", &values.newest},
                                       {"Dossiers", &values.dossiers},
                                       {"Ministries", &values.ministries}}) {
    if (nodes->empty()) continue;
    h.Element("h2", place.Say(heading)).Begin("ul", {{"class", "list"}});
    for (const Node& node : *nodes) {
      const Known known = {{node.id, node}};
      h.Begin("li");
      if (node.date) h.Text(DayIn(place.language, *node.date) + " ");
      h.Element("a", NameOf(place, known, node.id), {{"href", place.To(node.id)}});
      if (NameOf(place, known, node.id) != node.title) h.Text(" " + TitleOf(known, node.id));
      h.End();
    }
    h.End();
  }
  return Framed(place, {std::string(place.Say("Reading room")), ""}, h);
}

}  // namespace kst
