#include "corpus/pages/site.h"

#include <filesystem>
#include <set>

#include "schema/text.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/cli/progress.h"
#include "tools/commands/corpus_command.h"
#include "tools/commands/reading.h"
#include "tools/input/source.h"

namespace kst {
namespace {

namespace fs = std::filesystem;

constexpr const char* kList = "pages.txt";  // the files of a site, so that the next one can take away what is gone
constexpr std::size_t kLargest = std::size_t{1} << 30;

std::string Contents(const fs::path& file) {
  return OpenSource(file.string()).and_then([](int fd) { return ReadAll(fd, kLargest); }).value_or("");
}

class SiteFolder {
 public:
  explicit SiteFolder(fs::path folder) : folder_(std::move(folder)) {}

  // A page that says what it said keeps its file.
  bool Write(const std::string& name, const std::string& bytes) {
    names_.insert(name);
    if (Contents(folder_ / name) == bytes) return true;
    ++changed_;
    Output out;
    if (out.Open((folder_ / name).string())) out.Write(bytes);
    status_ = out.Finish("site", ExitStatus::kOk);
    return status_ == ExitStatus::kOk;
  }

  // Takes away pages of an earlier site whose works are gone, and lists those of this one.
  void Finish() {
    const std::string list = Contents(folder_ / kList);
    for (const std::string_view name : Split(list, '\n'))
      if (name.ends_with(".html") && name.find('/') == name.npos && !names_.contains(name)) {
        std::error_code error;
        if (fs::remove(folder_ / name, error)) ++removed_;
      }
    const std::set<std::string, std::less<>> pages = names_;
    std::string text;
    for (const std::string& name : pages) text += name + "\n";
    Write(kList, text);
  }

  std::string InWords() const {
    return Thousands(static_cast<std::int64_t>(names_.size())) + " files, " + Thousands(changed_) +
           " new or changed, " + Thousands(removed_) + " removed";
  }
  ExitStatus status() const { return status_; }

 private:
  fs::path folder_;
  std::set<std::string, std::less<>> names_;
  std::int64_t changed_ = 0, removed_ = 0;
  ExitStatus status_ = ExitStatus::kOk;
};

ExitStatus Run(const Arguments& arguments) {
  const std::string folder(arguments.Get("--output"));
  if (folder.empty()) return SayUsage("site", "say with -o into which folder");
  if (!IsDate(arguments.Get("--date", "2000-01-01"))) return SayUsage("site", "--date is a day: 2026-11-29");
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
    "One page for each work, the registers, the dossiers; readable from a folder, without a server or script.\n"
    "  kst site corpus -o public --base https://kamerstukken.example.nl\n"};

}  // namespace kst
