#include "corpus/pages/room.h"

#include <algorithm>
#include <charconv>

#include "corpus/pages/gather.h"
#include "corpus/store/database.h"
#include "corpus/views/find.h"
#include "schema/address.h"
#include "schema/id.h"
#include "schema/record/json.h"
#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

enum class Form { kPage, kData, kFeed };

constexpr std::string_view kHtml = "text/html; charset=utf-8", kJson = "application/json; charset=utf-8",
                           kAtom = "application/atom+xml; charset=utf-8", kXml = "application/xml; charset=utf-8",
                           kPlainText = "text/plain; charset=utf-8", kCss = "text/css; charset=utf-8",
                           kPng = "image/png", kSvg = "image/svg+xml";
constexpr std::size_t kLongestId = 300;
constexpr std::size_t kMostInSiteMap = 50'000;  // as the protocol has it

Reply Give(std::string_view type, std::string body, int status = 200) {
  return {status, std::string(type), std::move(body), ""};
}

std::string ToJson(const ResultsValues& values) {
  JsonWriter w;
  w.Begin('{').Key("count").Value(values.count).Key("did_you_mean").Value(values.did_you_mean).Key("facets").Begin('{');
  for (const Facet& facet : values.facets) {
    w.Key(facet.name).Begin('{');
    for (const auto& [value, count] : facet.counts) w.Key(value).Value(count);
    w.End('}');
  }
  w.End('}').Key("hits").Begin('[');
  for (const Hit& hit : values.hits) {
    w.Begin('{')
        .Key("address")
        .Value(AddressOf(hit.id))
        .Key("date")
        .Value(hit.date)
        .Key("id")
        .Value(hit.id)
        .Key("kind")
        .Value(hit.kind);
    w.Key("page").Value(hit.snippet.page).Key("sender").Value(hit.sender).Key("title").Value(hit.title);
    w.Key("words").Value(hit.snippet.text).End('}');
  }
  w.End(']').Key("named").Begin('[');
  for (const Node& work : values.named) w.Value(work.id);
  w.End(']').Key("wrong").Value(values.wrong).End('}');
  return w.Take() + "\n";
}

std::string ToJson(const DossierValues& values) {
  JsonWriter w;
  w.Begin('{').Key("commitments").Begin('[');
  for (const RegisterRow& row : values.commitments) w.Raw(ToJson(RegisterKind::kCommitments, row));
  w.End(']').Key("dossier").Value(values.number).Key("title").Value(values.title).Key("works").Begin('[');
  for (const Node& work : values.works) w.Raw(ToJson(work));
  return w.End(']').End('}').Take() + "\n";
}

std::string ToJson(const TrackerValues& values) {
  JsonWriter w;
  w.Begin('[');
  for (const RegisterRow& row : values.rows) w.Raw(ToJson(values.kind, row));
  return w.End(']').Take() + "\n";
}

// What was asked for, and in which form and language.
struct Wanted {
  explicit Wanted(const Asked& asked) {
    if (Parameter(asked.query, "lang") == "en") place.language = Language::kEnglish;
    name = asked.path.substr(asked.path.starts_with('/') ? 1 : 0);
    if (asked.wants_json) form = Form::kData;
    for (const auto& [ending, of] : {std::pair<std::string_view, Form>{".json", Form::kData}, {".atom", Form::kFeed}})
      if (name.ends_with(ending)) form = of, name.resize(name.size() - ending.size());
  }

  Reply Refuse(int status, std::string_view title, std::string_view message) const {
    if (form == Form::kPage) return Give(kHtml, MessagePage(place, place.Say(title), place.Say(message)), status);
    JsonWriter w;
    w.Begin('{').Key("error").Value(place.Say(message)).End('}');
    return Give(kJson, w.Take() + "\n", status);
  }

  Place place;
  std::string name;
  Form form = Form::kPage;
};

bool MayPass(const Error& error) { return error.code == Code::kMissing || error.code == Code::kTimeout; }

Reply NotYetOf(const Wanted& wanted) {
  return wanted.Refuse(503, "This corpus is still being read",
                       "Its papers can be read here when the first run of kst run has ended. Try again in a moment.");
}

class Answerer {
 public:
  Answerer(const Asked& asked, const Room& room) : asked_(asked), room_(room), wanted_(asked) {
    place_.base = room.base;
    place_.has_pictures = room.pictures != nullptr;
  }

  Reply Answer() {
    if (name_.size() > kLongestId || !IsUtf8(name_)) return Missing();
    if (name_ == "kst.css") return Give(kCss, std::string(StyleSheet()));
    if (name_ == "favicon.svg") return Give(kSvg, std::string(Icon()));
    if (name_ == "robots.txt") return Give(kPlainText, Robots(place_));
    if (name_ == "opensearch.xml") return Give(kXml, OpenSearchDescription(place_));
    if (!Need(Guarded([&] { return room_.store.HasGraph(); }))) return NotYetOf(wanted_);
    if (name_ == "sitemap.xml") return Map();
    if (room_.pictures != nullptr && name_.ends_with(".png")) return Picture();
    if (name_.empty() || name_ == "zoek") return Results();
    for (const RegisterKind kind : {RegisterKind::kMotions, RegisterKind::kCommitments})
      if (name_ == PathOf(kind)) return Tracker(kind);
    if (name_.starts_with("dossier-")) return Dossier(name_.substr(8));
    return Work();
  }

  Reply Failed(const Error& error) { return wanted_.Refuse(500, "The corpus cannot be read", error.message); }

 private:
  Reply Missing() {
    return wanted_.Refuse(404, "This page does not exist",
                          "This corpus has no such work, nor does any of its papers name it.");
  }

  Reply CannotSearch() {
    return wanted_.Refuse(503, "Searching is not possible yet",
                          "This corpus can be searched once kst run has gone over it again; its registers, dossiers "
                          "and papers can be read.");
  }

  Reply LeadTo(const std::string& id) {
    const std::string ending = form_ == Form::kData && !asked_.wants_json ? ".json"
                               : form_ == Form::kFeed                     ? ".atom"
                                                                          : "";
    return {302, std::string(kPlainText), id + "\n", place_.To(id + ending)};
  }

  Reply Results() {
    if (!CanSearch(room_)) return CannotSearch();
    ResultsValues values = GatherResults(room_, asked_.query, form_ == Form::kFeed);
    values.wrong = WrongIn(place_.language, values.wrong);
    const int status = values.wrong.empty() ? 200 : 400;
    if (form_ == Form::kData) return Give(kJson, ToJson(values), status);
    if (form_ == Form::kFeed) return Give(kAtom, ResultsFeed(place_, values), status);
    return Give(kHtml, ResultsPage(place_, values), status);
  }

  Reply Tracker(RegisterKind kind) {
    Query query = asked_.query;
    if (form_ == Form::kFeed)
      query = {{"open", Parameter(query, "open")},
               {"ministry", Parameter(query, "ministry")},
               {"dossier", Parameter(query, "dossier")}};
    const TrackerValues values = GatherTracker(room_, kind, query, form_ == Form::kData ? Rows::kAll : Rows::kOfPage);
    if (form_ == Form::kData) return Give(kJson, ToJson(values));
    if (form_ == Form::kFeed) return Give(kAtom, TrackerFeed(place_, values));
    return Give(kHtml, TrackerPage(place_, values));
  }

  Reply Dossier(const std::string& number) {
    std::optional<DossierValues> values = GatherDossier(room_, number);
    if (!values) return Work();  // one that is only named: who does
    if (form_ == Form::kData) return Give(kJson, ToJson(*values));
    if (form_ == Form::kFeed) return Give(kAtom, DossierFeed(place_, std::move(*values)));
    return Give(kHtml, DossierPage(place_, std::move(*values)));
  }

  Reply Work() {
    std::optional<PaperValues> values = GatherPaper(room_, name_);
    if (!values) return Perhaps();
    if (values->shown.node.id != name_) return LeadTo(values->shown.node.id);
    if (form_ == Form::kFeed) return Missing();
    if (form_ == Form::kPage) {
      values->facsimile = GatherFacsimile(room_, *values, asked_.query);
      return Give(kHtml, PaperPage(place_, *values));
    }
    JsonWriter w;
    w.Begin('{').Key("record").Raw(values->document ? kst::ToJson(*values->document) : "null");
    return Give(kJson, w.Key("work").Raw(kst::ToJson(values->shown)).End('}').Take() + "\n");
  }

  Reply Picture() {  // "kst-29911-329.p3.png"
    const std::string_view name = std::string_view(name_).substr(0, name_.rfind('.'));
    const auto dot = name.rfind(".p");
    int page = 0;
    if (dot == name.npos ||
        std::from_chars(name.data() + dot + 2, name.data() + name.size(), page).ptr != name.data() + name.size())
      return Missing();
    if (page < 1) return Missing();
    const auto file = GatherFile(room_, std::string(name.substr(0, dot)));
    if (!file || file->second != FileState::kThere) return Missing();
    Result<std::string> png = room_.pictures->draw(file->first, page);
    if (!png && png.error().code == Code::kTimeout)
      return wanted_.Refuse(503, "This page cannot be shown now",
                            "Other pages are being drawn. Try again in a moment.");
    if (!png)
      return wanted_.Refuse(404, "This page cannot be shown",
                            "It cannot be drawn as it was printed; the text of its paper can be read.");
    Reply picture = Give(kPng, std::move(*png));
    picture.lasts = Parameter(asked_.query, "v") == VersionOf(file->first.sha256);
    return picture;
  }

  Reply Perhaps() {  // "31234-56", "29 911", "Kamerstuk 31 234, nr. 56"
    if (const std::optional<Node> node = Need(NodeNamed(room_.store, name_))) return LeadTo(node->id);
    if (room_.names == nullptr || DossierFrom(name_))
      return Missing();  // the only paper of a dossier is not the dossier
    const std::vector<Node> named = Need((*room_.names)(room_.store, name_));
    return named.size() == 1 ? LeadTo(named.front().id) : Missing();
  }

  Reply Map() {
    std::vector<std::string> ids = GatherIds(room_);
    ids.resize(std::min(ids.size(), kMostInSiteMap));
    return Give(kXml, SiteMap(place_, ids));
  }

  const Asked& asked_;
  const Room& room_;
  Wanted wanted_;
  Place& place_ = wanted_.place;
  const std::string& name_ = wanted_.name;
  const Form& form_ = wanted_.form;
};

}  // namespace

Reply AnswerTo(const Asked& asked, const Room& room) {
  Answerer answerer(asked, room);
  try {
    return answerer.Answer();
  } catch (const Halt& halt) {
    return answerer.Failed(halt.error);
  }
}

Reply WithoutCorpus(const Asked& asked, const Error& why) {
  if (asked.path == "/kst.css") return Give(kCss, std::string(StyleSheet()));
  const Wanted wanted(asked);
  if (MayPass(why)) return NotYetOf(wanted);
  return wanted.Refuse(503, "The corpus cannot be read", "Whoever keeps this reading room is told why.");
}

}  // namespace kst
