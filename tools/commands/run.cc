#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <utility>

#include "corpus/search/index.h"
#include "corpus/store/store.h"
#include "schema/digest.h"
#include "schema/text.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/commands/link_corpus.h"
#include "tools/commands/reading.h"
#include "tools/commands/run_batch.h"
#include "tools/input/beside.h"
#include "tools/input/inputs.h"
#include "tools/input/lines.h"
#include "tools/input/source.h"
#include "tools/input/text_lines.h"

namespace kst {
namespace {

Entry FileEntry(const std::string& path) {
  Entry entry;
  entry.job.path = path;
  entry.job.input = {SourceName(path), KindOfFile(path), ""};
  entry.ledger.path = FileIdentity(path);
  entry.ledger.source = entry.job.input.source;
  entry.ledger.kind = Name(entry.job.input.kind);
  entry.job.input.beside = Pack(FilesBeside(path));
  if (!entry.job.input.beside.empty()) entry.ledger.given = Concat({"beside:", Sha256(entry.job.input.beside)});
  struct stat info {};
  if (stat(path.c_str(), &info) == 0) {
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    entry.ledger.size = info.st_size;
    entry.ledger.mtime_ns = info.st_mtim.tv_sec * kNanoseconds + info.st_mtim.tv_nsec;
  }
  return entry;
}

// A text is its key, its words and its date: two lines with one key and other words are two papers.
Entry TextEntry(EachLine line) {
  Entry entry;
  entry.job.input = {std::move(line.key), InputKind::kText, std::move(line.date)};
  entry.ledger.source = entry.job.input.source;
  entry.ledger.kind = Name(InputKind::kText);
  entry.ledger.given = entry.job.input.date;
  entry.ledger.content = ContentKey(entry.ledger.kind, Sha256(line.text), entry.ledger.given);
  entry.ledger.path = Concat({"text of ", entry.ledger.source, "\n", *entry.ledger.content});  // no path begins so
  entry.ledger.size = static_cast<std::int64_t>(line.text.size());
  entry.job.text = std::move(line.text);
  return entry;
}

// All that the command was given: files first, then the lines of --each.
class Entries {
 public:
  Entries(InputFiles files, std::string each_name, int each_fd, Shard shard)
      : files_(std::move(files)),
        shard_(shard),
        each_name_(std::move(each_name)),
        lines_(each_fd, kEachLimit),
        has_lines_(each_fd >= 0) {}

  Supply Next(Entry& entry) {
    for (std::string path; files_.Next(path);)
      if (shard_.parts == 1 || shard_.Has(path)) {
        entry = FileEntry(path);
        return Supply::kJob;
      }
    return has_lines_ ? NextLine(entry) : Supply::kEnd;
  }
  const std::string& cut() const { return cut_; }

 private:
  Supply NextLine(Entry& entry) {
    Supply supply = Supply::kJob;
    do supply = NextOfAll(entry);
    while (supply == Supply::kJob && shard_.parts > 1 &&
           !shard_.HasKey(entry.ledger.content.value_or(entry.ledger.path)));
    return supply;
  }

  Supply NextOfAll(Entry& entry) {
    entry = Entry();
    std::string line;
    const LineReader::Got got = lines_.TryNext(line);  // what has arrived is worked on before the rest arrives
    if (got != LineReader::Got::kLine) return got == LineReader::Got::kEnd ? Supply::kEnd : Supply::kLater;
    const std::string place = SourceName(each_name_) + ":" + std::to_string(lines_.number());
    Result<EachLine> each = ReadEachLine(line, lines_.too_long());
    if (each) {
      entry = TextEntry(std::move(*each));
      return Supply::kJob;
    }
    if (lines_.cut()) {
      cut_ = place;
      return Supply::kEnd;
    }
    entry.job.input = {place, InputKind::kText, ""};
    entry.job.refused = each.error();
    entry.ledger.path = "text of " + place;
    entry.ledger.source = place;
    entry.ledger.kind = Name(InputKind::kText);
    return Supply::kJob;
  }

  InputFiles files_;
  Shard shard_;
  std::string each_name_, cut_;
  LineReader lines_;
  bool has_lines_;
};

std::int64_t CountFiles(const std::vector<std::string>& names) {
  InputFiles files(names, [](const std::string&) {});
  std::int64_t count = 0;
  for (std::string path; files.Next(path);) ++count;
  return count;
}

// False when all that was named is missing or empty, which is a slip of the hand: nothing is then begun.
bool AnythingThere(const std::vector<std::string>& names) {
  InputFiles files(names, [](const std::string&) {});
  for (std::string path; files.Next(path);)
    if (access(path.c_str(), F_OK) == 0) return true;
  return false;
}

// What is no longer in the folders that were named is marked, and with --prune taken away.
Result<void> SeeWhatLeft(Store& store, const std::vector<std::string>& names, bool prune, RunSummary& summary) {
  for (const std::string& name : names) {
    std::error_code error;
    if (!std::filesystem::is_directory(name, error)) continue;
    std::string folder = FileIdentity(name);
    while (folder.ends_with('/')) folder.pop_back();
    const Result<std::int64_t> left = store.MarkLeft(folder, [](const std::string& path) {
      struct stat info {};
      return lstat(PathOf(path).c_str(), &info) == 0 || (errno != ENOENT && errno != ENOTDIR);
    });
    const Result<std::int64_t> pruned = left && prune ? store.Prune(folder) : 0;
    if (!left || !pruned) return tl::unexpected((left ? pruned : left).error());
    summary.left += *left;
    summary.pruned += *pruned;
  }
  return {};
}

std::optional<Shard> ReadShard(std::string_view words) {
  const auto slash = words.find('/');
  const auto number = [](std::string_view digits) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? value : 0;
  };
  if (slash == words.npos) return std::nullopt;
  const unsigned part = number(words.substr(0, slash)), parts = number(words.substr(slash + 1));
  if (part == 0 || part > parts) return std::nullopt;
  return Shard{part - 1, parts};
}

ExitStatus Refuse(const std::string& where, const Error& error, ExitStatus status) {
  Say("run", (where.empty() ? "" : Printable(where) + ": ") + InWords(error));
  return status;
}

ExitStatus Run(const Arguments& arguments) {
  std::vector<std::string> names = arguments.All("PATH");
  const std::string list(arguments.Get("--from")), each(arguments.Get("--each")), corpus(arguments.Get("--into"));
  if (corpus.empty()) return SayUsage("run", "say where the results go: --into CORPUS");
  if (names.empty() && list.empty() && each.empty())
    return SayUsage("run", "say what to read: files, folders, --from LIST or --each FILE");
  const std::optional<Shard> shard = ReadShard(arguments.Get("--shard", "1/1"));
  if (!shard) return SayUsage("run", "--shard takes I/N with I from 1 to N: 1/4");
  if (!list.empty()) {
    const Result<std::vector<std::string>> more = ReadFileList(list);
    if (!more) return Refuse("", more.error(), ExitStatus::kUsage);
    names.insert(names.end(), more->begin(), more->end());
  }
  const Result<int> each_fd = each.empty() ? Result<int>(-1) : OpenStream(each);
  if (!each_fd) return Refuse(each, each_fd.error(), ExitStatus::kUsage);
  if (each.empty() && !AnythingThere(names)) {
    Say("run",
        Printable(names.empty() ? list : names[0]) + ": there is no PDF or XML file to read here; nothing was done");
    return ExitStatus::kUsage;
  }
  const std::optional<Pipeline> pipeline = LoadPipeline("run", arguments);
  const std::optional<CorpusRules> rules = pipeline ? LoadCorpusRules("run", arguments) : std::nullopt;
  const std::optional<Stemmer> stemmer = rules ? LoadStemmer("run", arguments) : std::nullopt;
  if (!stemmer) return ExitStatus::kUsage;

  Result<Store> store = Store::Create(corpus);
  if (!store) return Refuse(corpus, store.error(), ExitStatus::kCannotWrite);
  const Result<int> number = store->StartRun(pipeline->made_by(), pipeline->text_by(), arguments.Has("--ocr"));
  if (!number) return Refuse(corpus, number.error(), ExitStatus::kCannotWrite);
  SayJailGaps("run");
  WatchForInterrupt();

  const auto start = std::chrono::steady_clock::now();
  RunSummary summary;
  summary.corpus = corpus;
  summary.run = *number;
  bool all_folders_read = true;
  InputFiles files(names, [&](const std::string& warning) {
    all_folders_read = false;
    Say("run", warning);
  });
  Entries entries(std::move(files), each, *each_fd, *shard);
  {
    Progress progress;
    if (each.empty() && progress.on_terminal()) progress.total = CountFiles(names);
    Batch batch(*store, *pipeline, *stemmer, summary, progress, arguments.Has("--retry-failed"));
    const Result<void> read =
        batch.Run([&](Entry& entry) { return entries.Next(entry); }, LimitsFrom(arguments), *each_fd);
    if (!read) return Refuse(corpus, read.error(), ExitStatus::kCannotWrite);
  }
  summary.interrupted = Interrupted();
  if (!summary.interrupted && all_folders_read) {
    const Result<void> seen = SeeWhatLeft(*store, names, arguments.Has("--prune"), summary);
    if (!seen) return Refuse(corpus, seen.error(), ExitStatus::kCannotWrite);
  }
  if (!summary.interrupted) {
    if (arguments.Has("--index-anew"))
      if (const Result<void> forgotten = ForgetIndex(*store); !forgotten)
        return Refuse(corpus, forgotten.error(), ExitStatus::kCannotWrite);
    const Result<LinkCounts> linked = LinkCorrected("run", *store, *rules, *stemmer);
    summary.interrupted = Interrupted();
    if (!linked && !summary.interrupted) return Refuse(corpus, linked.error(), ExitStatus::kCannotWrite);
    if (linked) {
      summary.nodes = linked->nodes, summary.edges = linked->edges;
      const Result<void> ended = store->EndRun(summary.ReadNow());
      if (!ended) return Refuse(corpus, ended.error(), ExitStatus::kCannotWrite);
    }
  }
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

  Say("run", ToText(summary));
  Output out;
  if (arguments.Get("--summary") == "json") out.Write(ToJson(summary) + "\n");
  ExitStatus status = summary.AllHaveOutput() && all_folders_read ? ExitStatus::kOk : ExitStatus::kSomeFailed;
  if (!entries.cut().empty() && !summary.interrupted) {
    Say("run", Printable(entries.cut()) + ": this last line is cut off; the lines before it are done");
    status = ExitStatus::kCutInput;
  }
  return out.Finish("run", summary.interrupted ? ExitStatus::kInterrupted : status);
}

constexpr Option kOwn[] = {
    {"PATH...", "", "PDFs, official XML, text layers (.txt), and folders, which are searched for PDF and XML"},
    {"--into", "CORPUS", "the folder of the corpus; made when it is not there"},
    {"--from", "LIST", "a file with the name of a paper on each line (or parted by NUL); - is standard input"},
    {"--each", "FILE", "a file of {\"key\":…,\"text\":…,\"date\":…} lines, each a paper; - is standard input"},
    {"--shard", "I/N", "only the I-th of N parts, by content: each on a machine of its own, then kst merge"},
    {"--retry-failed", "", "read again what failed before"},
    {"--index-anew", "", "make the index of kst search anew, when kst check finds it damaged"},
    {"--prune", "", "take papers away that are no longer in the folders that were named; else they are only marked"},
    {"--summary", "json", "also print the summary as JSON on standard output"},
};
constexpr auto kOptions = WithReadingOptions(kOwn);

}  // namespace

extern const Command kRunCommand;
const Command kRunCommand{
    "run", "read many papers into a corpus and link them; goes on where it stopped", kOptions, Run,
    "A second run reads only what is new or changed, or all again when the program or its rules changed; where only\n"
    "rules changed that work on the text, from the texts that the corpus keeps, without opening a file.\n"
    "It may be stopped at any moment, also by force; the same command goes on.\n"
    "What people know better than a paper or its reading they write into CORPUS/corrections.tsv: columns paper, field\n"
    "(id kind date title sender people aliases dossier relation), old, new, who, why. kst show tells what was "
    "corrected.\n"
    "  kst run papers --into corpus\n"
    "  find /archive -name '*.pdf' -newer yesterday -print0 | kst run --from - --into corpus\n"};

}  // namespace kst
