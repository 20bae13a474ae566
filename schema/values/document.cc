#include "schema/values/document.h"

namespace kst {

Document FailedDocument(std::string source, const Error& error) {
  Document failed;
  failed.source = std::move(source);
  failed.status = Status::kFailed;
  const std::string place = error.where.empty() ? "" : error.where + ": ";
  failed.diagnostics.push_back({std::string(Name(error.code)), std::nullopt, place + error.message});
  return failed;
}

}  // namespace kst
