#include "schema/values/document.h"

#include <algorithm>
#include <iterator>

namespace kst {

int Document::PageOf(std::uint32_t offset) const {
  if (page_runs.empty()) return 0;
  const auto next = std::ranges::upper_bound(page_runs, offset, {}, &PageRun::offset);
  return next == page_runs.begin() ? next->page : std::prev(next)->page;
}

Document FailedDocument(std::string source, const Error& error) {
  Document failed;
  failed.source = std::move(source);
  failed.status = Status::kFailed;
  const std::string place = error.where.empty() ? "" : error.where + ": ";
  failed.diagnostics.push_back({std::string(Name(error.code)), std::nullopt, place + error.message});
  return failed;
}

}  // namespace kst
