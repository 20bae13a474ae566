#include "tools/commands/annotated.h"

#include <unistd.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "schema/record/json.h"
#include "schema/text.h"
#include "tools/input/source.h"

namespace kst {
namespace {

using Json = nlohmann::json;
constexpr std::size_t kLargest = std::size_t{64} << 20;

std::string TextIn(const Json& entry, const char* key) {
  const auto value = entry.find(key);
  return value != entry.end() && value->is_string() ? value->get<std::string>() : std::string();
}

// False when an entry has no quote or an act that there is not.
bool AddActs(const Json& record, const char* list, std::vector<GoldAct>& acts, bool& annotated) {
  const auto entries = record.find(list);
  annotated = entries != record.end() && entries->is_array();
  if (!annotated) return true;
  for (const Json& entry : *entries) {
    if (!entry.is_object()) return false;
    GoldAct act;
    act.act = list == std::string_view("commitments") ? "commitment" : TextIn(entry, "type");
    act.target = TextIn(entry, "target");
    act.quote = TextIn(entry, "quote");
    act.status = TextIn(entry, "status");
    if (const auto page = entry.find("page"); page != entry.end() && page->is_number_integer()) act.page = *page;
    if (const auto optional = entry.find("optional"); optional != entry.end() && optional->is_boolean())
      act.optional = *optional;
    if (act.quote.empty() || !ActOf(act.act)) return false;
    acts.push_back(std::move(act));
  }
  return true;
}

// One annotated text or paper, and the job that reads it.
Result<void> Add(const Json& record, const std::string& place, const std::vector<std::string>& folders,
                 std::vector<TrainingPaper>& papers, std::vector<Job>& jobs) {
  const auto broken = [&](std::string what) { return Fail(Code::kBadRecord, std::move(what), place); };
  if (!record.is_object()) return broken("this is not a JSON object");
  TrainingPaper paper;
  Job job;
  paper.key = TextIn(record, record.contains("key") ? "key" : "id");
  if (paper.key.empty()) return broken("there is no \"id\" or \"key\"");
  if (!AddActs(record, "relations", paper.acts, paper.has_relations) ||
      !AddActs(record, "commitments", paper.acts, paper.has_commitments))
    return broken("each relation needs a known \"type\" and a \"quote\", each commitment a \"quote\"");
  job.input = {paper.key, InputKind::kText, TextIn(record, "date")};
  if (record.contains("text")) {
    job.text = TextIn(record, "text");
  } else {
    job.input.kind = InputKind::kPdf;
    for (const std::string& folder : folders)
      if (const std::string path = folder + "/" + paper.key + ".pdf"; access(path.c_str(), R_OK) == 0) job.path = path;
    if (job.path.empty()) return broken(paper.key + ".pdf stands in no folder of --pdf");
  }
  papers.push_back(std::move(paper));
  jobs.push_back(std::move(job));
  return {};
}

Result<void> AddFile(const std::string& file, const std::vector<std::string>& folders,
                     std::vector<TrainingPaper>& papers, std::vector<Job>& jobs) {
  Result<std::string> bytes = OpenSource(file).and_then([](int fd) { return ReadAll(fd, kLargest); });
  if (!bytes) return Fail(bytes.error().code, bytes.error().message, file);
  const bool lines = file.ends_with(".ndjson") || file.ends_with(".jsonl");
  int number = 0;
  for (const std::string_view part : lines ? Split(*bytes, '\n') : std::vector<std::string_view>{*bytes}) {
    ++number;
    if (Trim(part).empty()) continue;
    const Json record = Json::parse(part, nullptr, false);
    const std::string place = lines ? file + ":" + std::to_string(number) : file;
    if (record.is_discarded()) return Fail(Code::kBadRecord, "this is not JSON", place);
    if (Result<void> added = Add(record, place, folders, papers, jobs); !added) return added;
  }
  return {};
}

}  // namespace

Result<std::vector<TrainingPaper>> ReadAnnotated(const std::vector<std::string>& files,
                                                 const std::vector<std::string>& folders, const Pipeline& pipeline,
                                                 const WorkerLimits& limits) {
  std::vector<TrainingPaper> papers;
  std::vector<Job> jobs;
  for (const std::string& file : files)
    if (Result<void> added = AddFile(file, folders, papers, jobs); !added) return tl::unexpected(added.error());

  WorkerPool pool(
      [&](const Input& input, std::string_view bytes) {
        const Result<ExtractedText> pages = pipeline.Extract(input, bytes);
        return pages ? Answer{false, {}, ToJson(pipeline.Normalise(*pages)), {}}
                     : Answer{true, pages.error().message, {}, {}};
      },
      limits);
  std::optional<Error> wrong;
  std::size_t next = 0, at = 0;
  pool.Run(
      [&](Job& job) {
        if (next == jobs.size()) return Supply::kEnd;
        job = jobs[next++];
        return Supply::kJob;
      },
      [&](const Job& job, const Outcome& outcome) {
        const auto unread = [&](const Error& why) {
          wrong = Error{Code::kBadRecord, why.message, job.input.source};
          return false;
        };
        if (!outcome.answer) return unread(outcome.answer.error());
        if (outcome.answer->failed) return unread({Code::kBadRecord, outcome.answer->message, {}});
        const Result<NormalisedText> text = TextFromJson(outcome.answer->body);
        if (!text) return unread(text.error());
        papers[at].text = *text;
        papers[at].document = pipeline.Parse(*text);
        ++at;
        return true;
      },
      WorkerPool::Order::kOrdered);
  if (wrong) return tl::unexpected(*wrong);
  if (at < papers.size()) return Fail(Code::kUnreadable, "interrupted", "");
  return papers;
}

}  // namespace kst
