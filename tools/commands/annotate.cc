#include "tools/annotate/annotate.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "schema/text.h"
#include "tools/annotate/marks.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/commands/reading.h"
#include "tools/input/inputs.h"
#include "tools/input/source.h"

namespace kst {
namespace {

namespace fs = std::filesystem;

// The name in a folder that a file stands under: what is written there takes its place. A link is not followed.
std::string PlaceOf(const fs::path& file) {
  std::error_code error;
  return (fs::weakly_canonical(fs::absolute(file, error).parent_path(), error) / file.filename()).string();
}

std::string FolderOf(const fs::path& folder) { return PlaceOf(folder / ""); }  // ends in "/"

// Each paper and the file that it becomes. What lies in a folder for results below the papers is none of them.
class Papers {
 public:
  Papers(const std::vector<std::string>& names, fs::path out, bool into_folder)
      : names_(names), out_(std::move(out)), into_folder_(into_folder) {
    for (const std::string& name : names_) {
      std::error_code error;
      fs::is_directory(name, error) ? walked_.insert(FolderOf(name)) : named_.insert(PlaceOf(name));
    }
    if (into_folder_) results_ = FolderOf(out_);
  }

  Supply Next(Job& job, fs::path& becomes) {
    for (std::string path; files_.Next(path) || NextName();) {
      if (path.empty()) continue;
      const bool is_pdf = KindOfFile(path) == InputKind::kPdf;
      const bool is_named = path == names_[at_ - 1];
      if (!is_named && (!is_pdf || IsResult(PlaceOf(path)))) continue;  // an XML below a folder
      job.path = path;
      job.input = {SourceName(path), InputKind::kPdf, ""};
      becomes = into_folder_ ? out_ / fs::path(path).lexically_relative(base_) : out_;
      std::error_code error;
      if (!is_pdf) {
        job.refused = {Code::kNotPdf, "not a PDF; only PDFs are annotated"};
      } else if (fs::equivalent(path, becomes, error)) {
        job.refused = {Code::kUnreadable, "would be written over itself; choose another place with -o"};
      } else if (IsPaper(PlaceOf(becomes))) {
        job.refused = {Code::kUnreadable, "would be written over another paper that is to be read, " +
                                              becomes.string() + "; choose another place with -o"};
      } else if (!taken_.insert(PlaceOf(becomes)).second) {
        job.refused = {Code::kUnreadable,
                       "another paper is already written to " + becomes.string() + "; annotate it into another folder"};
      }
      return Supply::kJob;
    }
    return Supply::kEnd;
  }

 private:
  // Below a folder for results, which itself stands below a folder of papers.
  bool IsResult(const std::string& place) const {
    return !results_.empty() && place.starts_with(results_) &&
           std::ranges::any_of(walked_, [&](const std::string& f) { return results_ != f && results_.starts_with(f); });
  }
  bool IsPaper(const std::string& place) const {
    return named_.contains(place) || (!IsResult(place) && std::ranges::any_of(walked_, [&](const std::string& folder) {
             return place.starts_with(folder);
           }));
  }
  bool NextName() {
    if (at_ == names_.size()) return false;
    const std::string& name = names_[at_++];
    std::error_code error;
    base_ = fs::is_directory(name, error) ? fs::path(name) : fs::path(name).parent_path();
    files_ = InputFiles({name}, [](const std::string& warning) { Say("annotate", warning); });
    return true;
  }

  const std::vector<std::string>& names_;
  std::size_t at_ = 0;
  fs::path out_, base_;
  bool into_folder_;
  InputFiles files_{{}, {}};
  std::set<std::string> named_, walked_, taken_;
  std::string results_;
};

struct Counts {
  std::int64_t papers = 0, links = 0, failed = 0;
};

std::string InWords(const Counts& counts) {
  return Thousands(counts.papers) + (counts.papers == 1 ? " paper, " : " papers, ") + Thousands(counts.links) +
         (counts.links == 1 ? " link" : " links") +
         (counts.failed > 0 ? ", " + Thousands(counts.failed) + " failed" : "");
}

// A paper with its links, in a worker. `wire` holds their number.
Answer AnnotatePaper(const Pipeline& pipeline, const Arguments& arguments, const Input& input, std::string_view bytes) {
  const Result<NormalisedText> text = pipeline.ReadText(input, bytes);
  if (!text) return {true, InWords(text.error()), {}, {}};
  const Document paper = pipeline.Parse(*text);
  Marks marks;
  marks.links = LinksOf(*text, paper, arguments.Get("--base"));
  if (arguments.Has("--bookmarks")) marks.bookmarks = BookmarksOf(paper);
  marks.pages = paper.pages;
  marks.also_signed = arguments.Has("--force");
  Result<AnnotatedPdf> annotated = Annotate(bytes, marks);
  if (!annotated) return {true, InWords(annotated.error()), {}, {}};
  return {false, {}, std::move(annotated->bytes), std::to_string(annotated->links)};
}

ExitStatus WriteTo(const fs::path& file, const std::string& bytes) {
  std::error_code error;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), error);  // told when the file is opened
  Output out;
  if (file == "-" || out.Open(file.string())) out.Write(bytes);
  return out.Finish("annotate", ExitStatus::kOk);
}

bool IsWebAddress(std::string_view base) { return base.starts_with("https://") || base.starts_with("http://"); }

ExitStatus Run(const Arguments& arguments) {
  const std::vector<std::string>& names = arguments.All("FILE");
  const fs::path out(arguments.Get("--output"));
  if (out.empty()) return SayUsage("annotate", "say with -o where the annotated PDF shall stand");
  if (arguments.Has("--base") && !IsWebAddress(arguments.Get("--base")))
    return SayUsage("annotate", "--base is the beginning of a web address: https://…");
  std::error_code error;
  const bool is_folder = fs::is_directory(out, error) || !out.has_filename();
  const bool many = names.size() > 1 || fs::is_directory(names[0], error);
  if (many && out == "-") return SayUsage("annotate", "-o - is standard output, and several papers need a folder");
  if (many && !is_folder && fs::exists(out, error))
    return SayUsage("annotate", Printable(out.string()) + " is a file, and several papers need a folder");
  const std::optional<Pipeline> pipeline = LoadPipeline("annotate", arguments);
  if (!pipeline) return ExitStatus::kUsage;
  SayJailGaps("annotate");
  WatchForInterrupt();

  WorkerPool pool(
      [&](const Input& input, std::string_view bytes) { return AnnotatePaper(*pipeline, arguments, input, bytes); },
      LimitsFrom(arguments));
  Papers papers(names, out, many || is_folder);
  std::vector<fs::path> becomes;
  Counts counts;
  ExitStatus status = ExitStatus::kOk;
  const auto next = [&](Job& job) {
    job.tag = becomes.size();
    return papers.Next(job, becomes.emplace_back());
  };
  const auto done = [&](const Job& job, const Outcome& outcome) {
    if (outcome.answer && !outcome.answer->failed) {
      status = WriteTo(becomes[job.tag], outcome.answer->body);
      if (status != ExitStatus::kOk) return false;
      counts.links += std::atoll(outcome.answer->wire.c_str());
      ++counts.papers;
      return true;
    }
    ++counts.failed;
    Say("annotate", Printable(job.input.source) + ": " +
                        (outcome.answer ? outcome.answer->message : InWords(outcome.answer.error())));
    return true;
  };
  pool.Run(next, done, WorkerPool::Order::kOrdered);
  if (Interrupted()) status = ExitStatus::kInterrupted;
  Say("annotate", InWords(counts));
  return status == ExitStatus::kOk && counts.failed > 0 ? ExitStatus::kSomeFailed : status;
}

constexpr Option kOwn[] = {
    {"FILE...", "", "PDFs, or folders with PDFs", true},
    {"-o,--output", "PATH",
     "where the annotated PDF shall stand (- is standard output); of several papers or a folder: a folder"},
    {"--base", "URL", "lead to URL/ID, a reading room (kst serve), instead of where papers are published"},
    {"--bookmarks", "", "add an outline of references, motions and commitments"},
    {"--force", "", "also annotate signed papers, which breaks the signature"},
};
constexpr auto kOptions = WithReadingOptions(kOwn);

}  // namespace

extern const Command kAnnotateCommand;
const Command kAnnotateCommand{
    "annotate", "the same PDF with every reference clickable", kOptions, Run,
    "Each reference whose target is sure becomes a link over its words, to the place where it is published.\n"
    "Whatever else is in the file stays: text, tags, notes, links; a signed or encrypted file is refused.\n"
    "  kst annotate brief.pdf -o brief-met-links.pdf\n"
    "  kst annotate papers/ -o annotated/ --bookmarks\n"};

}  // namespace kst
