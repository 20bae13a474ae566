#include "corpus/pages/site.h"

#include <filesystem>
#include <set>

#include "schema/text.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/commands/corpus_command.h"
#include "tools/commands/reading.h"
#include "tools/input/source.h"

namespace kst {
namespace {

namespace fs = std::filesystem;

constexpr const char* kList = "pages.txt";  // the files of a site, so that the next one can take away what is gone
constexpr const char* kStyle = "kst.css";
constexpr std::string_view kPage = "<link rel=\"stylesheet\" href=\"kst.css\"/>";  // is in each page of a site
constexpr std::size_t kLargest = std::size_t{1} << 30;

std::string Contents(const fs::path& file) {
  return OpenSource(file.string()).and_then([](int fd) { return ReadAll(fd, kLargest); }).value_or("");
}

// A folder that may hold other files too: those are neither written over nor taken away.
class SiteFolder {
 public:
  explicit SiteFolder(fs::path folder) : folder_(std::move(folder)) {
    const std::string list = Contents(folder_ / kList);
    for (const std::string_view name : Split(list, '\n')) listed_.emplace(name);
    if (listed_.contains(kStyle)) {
      listed_.emplace(kList);
    } else if (!list.empty()) {  // a list of something else
      Refuse(kList);
    }
  }

  // A page that says what it said keeps its file.
  bool Write(const std::string& name, const std::string& bytes) {
    names_.insert(name);
    const std::string before = Contents(folder_ / name);
    if (before == bytes) return status_ == ExitStatus::kOk;
    if (status_ == ExitStatus::kOk && !IsOurs(name, before)) Refuse(name);
    if (status_ != ExitStatus::kOk) return false;
    ++changed_;
    Output out;
    if (out.Open((folder_ / name).string())) out.Write(bytes);
    status_ = out.Finish("site", ExitStatus::kOk);
    return status_ == ExitStatus::kOk;
  }

  // Takes away pages of an earlier site whose works are gone, and lists those of this one.
  void Finish() {
    for (const std::string& name : listed_) {
      const fs::path file = folder_ / name;
      std::error_code error;
      if (name.find('/') == name.npos && !names_.contains(name) && IsPage(Contents(file)) && fs::remove(file, error))
        ++removed_;
    }
    std::string text;
    for (const std::string& name : names_) text += name + "\n";
    Write(kList, text);
  }

  std::string InWords() const {
    return Thousands(static_cast<std::int64_t>(names_.size())) + " files, " + Thousands(changed_) +
           " new or changed, " + Thousands(removed_) + " removed";
  }
  ExitStatus status() const { return status_; }

 private:
  void Refuse(const std::string& name) {
    Say("site", (folder_ / name).string() +
                    ": this file is there, and no kst site wrote it; choose another folder, or take it away");
    status_ = ExitStatus::kCannotWrite;
  }
  static bool IsPage(std::string_view bytes) {
    return bytes.find(kPage) != bytes.npos || bytes.starts_with(kScriptMark);
  }
  bool IsOurs(const std::string& name, const std::string& bytes) const {
    return bytes.empty() || IsPage(bytes) || listed_.contains(name);
  }

  fs::path folder_;
  std::set<std::string> names_, listed_;
  std::int64_t changed_ = 0, removed_ = 0;
  ExitStatus status_ = ExitStatus::kOk;
};

ExitStatus Run(const Arguments& arguments) {
  const std::string folder(arguments.Get("--output"));
  if (folder.empty()) return SayUsage("site", "say with -o into which folder");
  const std::optional<CorpusRules> rules = LoadCorpusRules("site", arguments);
  const std::optional<Stemmer> stemmer = rules ? LoadStemmer("site", arguments) : std::nullopt;
  if (!stemmer) return ExitStatus::kUsage;
  const std::optional<Store> store = OpenCorpus("site", arguments);
  if (!store) return ExitStatus::kUsage;
  std::error_code error;
  fs::create_directories(folder, error);  // told when the first file is opened
  WatchForInterrupt();

  std::string base(arguments.Get("--base"));
  if (base.ends_with('/')) base.pop_back();
  const Language language = arguments.Get("--lang") == "en" ? Language::kEnglish : Language::kDutch;
  // Without a day nothing is overdue: a site says the same whenever it is made.
  const Room room{*store, *stemmer, *rules, std::string(arguments.Get("--date")), base};
  SiteFolder site(folder);
  const Result<void> written = EachSiteFile(room, language, [&](const std::string& name, const std::string& bytes) {
    return !Interrupted() && site.Write(name, bytes);
  });
  if (!written) return SayCorpusError("site", arguments, written.error());
  if (Interrupted()) return ExitStatus::kInterrupted;
  if (site.status() == ExitStatus::kOk) site.Finish();
  if (site.status() == ExitStatus::kOk) Say("site", Printable(folder) + ": " + site.InWords());
  return site.status();
}

constexpr Option kOptions[] = {
    kCorpusWord,
    {"-o,--output", "DIR", "the folder of the site; pages that say what they said keep their files"},
    {"--base", "URL", "where it will be read: adds a site map with whole addresses"},
    {"--lang", "nl|en", "the language of what is not the papers' own words (default nl)"},
    {"--date", "DATE", "mark what is overdue on this day (default: nothing)"},
    kRulesOption,
};

}  // namespace

extern const Command kSiteCommand;
const Command kSiteCommand{
    "site", "the pages of kst serve as files, with relative links", kOptions, Run,
    "One page for each work, the registers, the dossiers; readable from a folder, without a server, and but for the\n"
    "search without script.\n"
    "  kst site corpus -o public --base https://kamerstukken.example.nl\n"};

}  // namespace kst
