#include "corpus/search/search.h"

#include <algorithm>
#include <span>

#include "schema/record/json_writer.h"
#include "schema/text.h"
#include "tools/cli/arguments.h"
#include "tools/cli/message.h"
#include "tools/commands/corpus_command.h"
#include "tools/commands/named_work.h"
#include "tools/commands/reading.h"
#include "tools/input/source.h"

namespace kst {
namespace {

struct Marks {  // around a word that answers
  std::string_view begin, end;
};
constexpr Marks kPlain{"«", "»"}, kTerminal{"\033[1m", "\033[0m"};

std::string Marked(const Snippet& snippet, const Marks& marks) {
  std::string text;
  std::size_t at = 0;
  for (const auto& [begin, end] : snippet.marks) {
    text.append(snippet.text, at, begin - at)
        .append(marks.begin)
        .append(snippet.text, begin, end - begin)
        .append(marks.end);
    at = end;
  }
  return text.append(snippet.text, at);
}

std::string ToText(const Hit& hit, const Marks& marks) {
  std::string text = Concat({hit.id, "  ", hit.kind, hit.date ? "  " : "", hit.date.value_or(""), "\n"});
  if (hit.title) text += Concat({"  ", *hit.title, "\n"});
  if (hit.snippet.page > 0)
    text += Concat({"  p. ", std::to_string(hit.snippet.page), "  ", Marked(hit.snippet, marks), "\n"});
  return text + "\n";
}

std::string ToJson(const Hit& hit) {
  JsonWriter w;
  w.Begin('{').Key("date").Value(hit.date).Key("id").Value(hit.id).Key("kind").Value(hit.kind).Key("marks").Begin('[');
  for (const auto& [begin, end] : hit.snippet.marks)
    w.Begin('[').Value(static_cast<std::int64_t>(begin)).Value(static_cast<std::int64_t>(end)).End(']');
  w.End(']').Key("page").Value(hit.snippet.page).Key("score").Value(hit.score).Key("sender").Value(hit.sender);
  w.Key("snippet").Value(hit.snippet.text).Key("title").Value(hit.title).End('}');
  return w.Take() + "\n";
}

std::string LabelOf(const std::string& value, const CorpusRules& rules) {
  const CorpusRules::Ministry* ministry = value.starts_with("ministry:") ? rules.MinistryNamed(value) : nullptr;
  return ministry ? ministry->name : value;
}

std::string ToText(const Facet& facet, const CorpusRules& rules) {
  std::string text = facet.name + "\n";
  for (const auto& [value, count] : facet.counts)
    text += Concat({"  ", LabelOf(value, rules), "  ", std::to_string(count), "\n"});
  return text;
}

std::string ToJson(const Facet& facet, const CorpusRules& rules) {
  JsonWriter w;
  w.Begin('{').Key("counts").Begin('[');
  for (const auto& [value, count] : facet.counts) w.Begin('[').Value(value).Value(count).End(']');
  w.End(']').Key("facet").Value(facet.name).Key("labels").Begin('[');
  for (const auto& [value, count] : facet.counts) w.Value(LabelOf(value, rules));
  w.End(']').End('}');
  return w.Take() + "\n";
}

// In the order in which they were asked for; "" all.
std::vector<Facet> Chosen(const std::vector<Facet>& facets, std::string_view names) {
  if (names.empty()) return facets;
  std::vector<Facet> chosen;
  for (const std::string_view name : Split(names, ','))
    chosen.push_back(*std::ranges::find(facets, name, &Facet::name));
  return chosen;
}

SearchFilter FilterFrom(const Arguments& arguments) {
  SearchFilter filter;
  for (auto [name, target] : {std::pair{"--kind", &filter.kind},
                              {"--ministry", &filter.ministry},
                              {"--person", &filter.person},
                              {"--from", &filter.from},
                              {"--until", &filter.until}})
    if (arguments.Has(name)) *target = arguments.Get(name);
  if (arguments.Has("--dossier")) filter.dossier = DossierOption(arguments);
  return filter;
}

bool IsPlain(const Arguments& arguments, const SearchQuery& typed, std::string_view words) {  // and no filter
  if (typed.filter != SearchFilter()) return false;
  for (const char* option : {"--kind", "--dossier", "--ministry", "--person", "--from", "--until", "--in"})
    if (arguments.Has(option)) return false;
  return MayNameWork(words);
}

// A work that the words name stands before what the words find.
Result<std::vector<Hit>> Named(const Arguments& arguments, const Store& store, const SearchQuery& typed,
                               const std::string& words) {
  std::vector<Hit> named;
  if (!IsPlain(arguments, typed, words)) return named;
  return WorksMeant("search", arguments, store, words).map([&](const std::vector<Node>& works) {
    for (const Node& work : works) named.push_back({work.id, work.kind, work.date, work.title, std::nullopt, 0, {}});
    return named;
  });
}

Result<void> Write(const Arguments& arguments, const Store& store, const Searcher& searcher, const CorpusRules& rules,
                   const SearchQuery& typed, const std::string& words, Output& out) {
  SearchFilter filter = FilterFrom(arguments);
  const Result<SearchQuery> meant = searcher.Meant(typed, filter);
  if (!meant) return tl::unexpected(meant.error());
  const SearchQuery& query = *meant;
  const bool json = arguments.Has("--json");
  if (arguments.Has("--facets"))
    return searcher.Find(query, filter, {.most = 0, .facets = true}).map([&](const Found& found) {
      for (const Facet& facet : Chosen(found.facets, arguments.Get("--facets")))
        out.Write(json ? ToJson(facet, rules) : ToText(facet, rules));
    });
  // One list, whatever part of it is asked for: what the words name, then what holds them.
  const Result<std::vector<Hit>> named = Named(arguments, store, typed, words);
  if (!named) return tl::unexpected(named.error());
  for (const Hit& work : *named) filter.without.push_back(work.id);
  const auto first = static_cast<long>(named->size());
  if (arguments.Has("--count"))
    return searcher.Find(query, filter, {.most = 0}).map([&](const Found& found) {
      out.Write(std::to_string(first + found.count) + "\n");
    });
  constexpr long kMost = 10;
  const long most = arguments.Number("--most", kMost), skip = arguments.Number("--skip", 0);
  const long begin = std::min(skip, first), end = begin + std::min(most, first - begin);
  const Result<Found> found = searcher.Find(query, filter, {skip - begin, most - (end - begin)});
  if (!found) return tl::unexpected(found.error());
  const std::vector<Hit>& hits = found->hits;
  const Marks& marks = out.IsTerminal() ? kTerminal : kPlain;
  for (const std::span<const Hit> part :
       {std::span(*named).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)),
        std::span<const Hit>(hits)})
    for (const Hit& hit : part)
      if (!out.Write(json ? ToJson(hit) : ToText(hit, marks))) return {};
  if (first > 0 || (hits.empty() ? skip > 0 || most == 0 : query.coverage == 0)) return {};
  return searcher.DidYouMean(typed).map([&](const std::string& other) {
    if (!hits.empty() && other.empty()) return;
    Say("search", (words.empty()  ? "there is no such paper"
                   : hits.empty() ? "no paper answers "
                                  : "no paper holds all words of ") +
                      Printable(words) + (other.empty() ? "" : "; did you mean " + other + "?"));
  });
}

ExitStatus Run(const Arguments& arguments) {
  for (const std::string& two :
       {TwoOf(arguments, {"--count", "--facets", "--most"}), TwoOf(arguments, {"--count", "--facets", "--skip"}),
        TwoOf(arguments, {"--count", "--json"})})
    if (!two.empty()) return SayUsage("search", two);
  const std::string words = Join(arguments.All("QUERY"), " ");
  if (arguments.Has("--in") && words.empty()) return SayUsage("search", "--in goes with words that shall stand there");
  const Result<SearchQuery> query = ReadQuery(words, arguments.Get("--in"));
  if (!query) return SayUsage("search", InWords(query.error()));
  const std::optional<CorpusRules> rules = LoadCorpusRules("search", arguments);
  const std::optional<Stemmer> stemmer = rules ? LoadStemmer("search", arguments) : std::nullopt;
  if (!stemmer) return ExitStatus::kUsage;
  const std::optional<Store> store = OpenCorpus("search", arguments);
  if (!store) return ExitStatus::kUsage;
  Output out;
  if (!OpenOutput(out, arguments)) return out.Finish("search", ExitStatus::kOk);
  if (const Result<void> written =
          Write(arguments, *store, Searcher(*store, *stemmer, *rules), *rules, *query, words, out);
      !written) {
    out.Discard();
    return written.error().code == Code::kBadRule ? SayUsage("search", InWords(written.error()))
                                                  : SayCorpusError("search", arguments, written.error());
  }
  return out.Finish("search", ExitStatus::kOk);
}

constexpr Option kOptions[] = {
    kCorpusWord,
    {"QUERY...", "", "words, \"a phrase\", begin*, OR, -without, NEAR(a b, 5), title:word; none: all papers"},
    {"--kind", "KIND", "only papers of this kind: letter, motion, answers …"},
    {"--dossier", "NUMBER", "only of this dossier: 29911, 36200-VII"},
    {"--ministry", "NAME", "only what this ministry sent: a word of its name, or jenv, vws, bzk …"},
    {"--person", "NAME", "only what somebody of this name sent, signed or proposed"},
    {"--from", "DATE", "only papers of this day or later"},
    {"--until", "DATE", "only papers of this day or earlier"},
    {"--in", "title|people|body|notes|tables|quotes", "where the words shall stand (default anywhere)"},
    {"-n,--most", "N", "so many papers (default 10)"},
    {"--skip", "N", "without the first so many"},
    {"--count", "", "print how many papers answer, and nothing else"},
    {"--facets", "[=kind,year,ministry]", "print how many of each instead; of these, or of all"},
    {"--json", "", "print a JSON object on each line"},
    kOutputOption,
    kRulesOption,
};

}  // namespace

extern const Command kSearchCommand;
const Command kSearchCommand{
    "search", "find papers by words in any form, with the page and the words that answer", kOptions, Run,
    "A word is found in all its forms, and in compounds: rapport finds rapporten, then onderzoeksrapport.\n"
    "Among the words may stand kind:letter, dossier:29911, ministry:jenv, person:Kuik, from:2021-01-01, "
    "until:2021-12-31.\n"
    "Put -- before a query that begins with a dash.\n"
    "  kst search corpus stikstof natuur --kind letter --from 2020-01-01\n"
    "  kst search corpus '\"op een later moment\" OR uitstel' --json\n"};

}  // namespace kst
