#include <ctime>
#include <deque>
#include <memory>
#include <mutex>
#include <set>

#include "corpus/pages/room.h"
#include "schema/text.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/commands/corpus_command.h"
#include "tools/commands/file_states.h"
#include "tools/commands/named_work.h"
#include "tools/commands/reading.h"
#include "tools/input/source.h"
#include "tools/web/server.h"
#include "tools/workers/page_drawer.h"

namespace kst {
namespace {

// Stemmers for requests that run at the same time: one is never used by two.
class Stemmers {
 public:
  explicit Stemmers(const Arguments& arguments) : arguments_(arguments) {}

  class Lease {
   public:
    explicit Lease(Stemmers& from) : from_(from), stemmer_(from.Take()) {}
    ~Lease() { from_.Return(std::move(stemmer_)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    const Stemmer* get() const { return stemmer_ ? &*stemmer_ : nullptr; }

   private:
    Stemmers& from_;
    std::optional<Stemmer> stemmer_;
  };

 private:
  std::optional<Stemmer> Take() {
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        std::optional<Stemmer> stemmer(std::move(free_.back()));
        free_.pop_back();
        return stemmer;
      }
    }
    return LoadStemmer("serve", arguments_);
  }
  void Return(std::optional<Stemmer> stemmer) {
    constexpr std::size_t kKept = 8;  // more readers than cores seldom search in the same moment; each holds some MB
    const std::lock_guard lock(mutex_);
    if (stemmer && free_.size() < kKept) free_.push_back(std::move(*stemmer));
  }

  const Arguments& arguments_;
  std::mutex mutex_;
  std::deque<Stemmer> free_;
};

std::string Today() {
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  localtime_r(&now, &day);
  std::string text(10, '\0');
  text.resize(std::strftime(text.data(), text.size() + 1, "%Y-%m-%d", &day));
  return text;
}

// What readers are not told, on standard error: once, however many ask.
class Causes {
 public:
  void Tell(const std::string& what, const Error& error) {
    constexpr std::size_t kMost = 1000;
    const std::string cause = Printable(what) + ": " + InWords(error);
    const std::lock_guard lock(mutex_);
    if (told_.size() < kMost && told_.insert(cause).second) Say("serve", cause);
  }

 private:
  std::mutex mutex_;
  std::set<std::string> told_;
};

bool PrefersJson(std::string_view accept) {
  return accept.find("application/json") != accept.npos && accept.find("text/html") == accept.npos;
}

ExitStatus Run(const Arguments& arguments) {
  if (arguments.Has("--date") && !IsDate(arguments.Get("--date")))
    return SayUsage("serve", "--date is a day: 2026-11-29");
  constexpr long kLastPort = 65535;
  if (arguments.Number("--port", 0) > kLastPort) return SayUsage("serve", "--port is a number up to 65535");
  const std::optional<CorpusRules> rules = LoadCorpusRules("serve", arguments);
  if (!rules) return ExitStatus::kUsage;
  if (!OpenCorpus("serve", arguments)) return ExitStatus::kUsage;
  WatchForInterrupt();

  WebOptions options;
  options.host = arguments.Get("--host", options.host);
  options.port = static_cast<int>(arguments.Number("--port", options.port));
  std::string base(arguments.Get("--base"));
  if (base.ends_with('/')) base.pop_back();
  Stemmers stemmers(arguments);
  if (Stemmers::Lease(stemmers).get() == nullptr) return ExitStatus::kUsage;
  PageDrawer drawer;
  FileStates states;
  Causes causes;
  RegisterOrders orders;
  const std::string corpus(arguments.Get("CORPUS"));
  const auto draw = [&](const PaperFile& file, int page) {
    Result<std::string> png = drawer.Draw(PathOf(file.path), file.sha256, page);
    if (!png && png.error().code != Code::kTimeout)
      causes.Tell(Concat({PathOf(file.path), ": page ", std::to_string(page)}), png.error());
    return png;
  };
  WorkNames names("serve", arguments);
  const WorksNamed named = names.IfNumbered();
  const PagePictures pictures{[&](const PaperFile& file) { return states.Of(file); }, draw};
  const auto answer = [&](const WebRequest& request) -> WebReply {
    // Opened for each request: a reader sees the last complete graph, also while a run goes on, and holds none up.
    const Result<Store> store = Store::Open(corpus);
    const Stemmers::Lease stemmer(stemmers);
    const std::string today(arguments.Has("--date") ? std::string(arguments.Get("--date")) : Today());
    const Asked asked{request.path, request.query, PrefersJson(request.accept)};
    Reply reply = store && stemmer.get()
                      ? AnswerTo(asked, {*store, *stemmer.get(), *rules, today, base, &pictures, &orders, &named})
                      : WithoutCorpus(asked, store ? Error{Code::kBadRule, "its stems cannot be read"} : store.error());
    if (!store) causes.Tell(corpus, store.error());
    return {reply.status, std::move(reply.type), std::move(reply.body), std::move(reply.location), reply.lasts};
  };
  const auto ready = [&](int port) {
    const bool is_ipv6 = options.host.find(':') != std::string::npos;
    const std::string host = is_ipv6 ? Concat({"[", options.host, "]"}) : options.host;
    const std::string address = Concat({"http://", host, ":", std::to_string(port)});
    if (base.empty()) base = address;
    Say("serve", Printable(corpus) + " can be read at " + address + "/ until Ctrl-C");
    SayJailGaps("serve");
  };
  if (const Result<void> served = Serve(options, answer, ready, Interrupted); !served)
    return Say("serve", InWords(served.error())), ExitStatus::kCannotWrite;
  return ExitStatus::kOk;
}

constexpr Option kOptions[] = {
    kCorpusWord,
    {"--host", "ADDRESS", "where it listens (default 127.0.0.1: this machine alone)"},
    {"--port", "N", "on which port (default 8080; 0: any that is free)"},
    {"--base", "URL", "the address that readers use, where a proxy stands before it"},
    {"--date", "DATE", "what is overdue on this day (default today)"},
    kRulesOption,
};

}  // namespace

extern const Command kServeCommand;
const Command kServeCommand{
    "serve", "read a corpus in the browser: search, papers, dossiers, registers", kOptions, Run,
    "Read-only and without script; it shows the last complete graph, also while kst run goes on. Every page is there "
    "as\n"
    "JSON too (the same address with .json), dossiers, searches and registers also as Atom feeds (.atom).\n"
    "  kst serve corpus\n"
    "  kst serve corpus --host 0.0.0.0 --port 80 --base https://kamerstukken.example.nl\n"};

}  // namespace kst
