// tools/commands/run_summary.h: what a run did, for the operator of the night and for
// machines (--summary json).
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "schema/values/document.h"

namespace kst {

struct RunSummary {
  struct Failure {
    std::int64_t count = 0;
    std::string first;  // source of one of them
  };
  std::string corpus;
  int run = 0;                   // its number in the ledger
  std::int64_t papers = 0;       // all that the command was given
  std::int64_t done_before = 0;  // needed nothing
  std::int64_t from_text = 0;    // parsed again from the text that the corpus keeps, no file opened
  std::int64_t duplicates = 0;   // the same bytes as another paper
  std::int64_t complete = 0, partial = 0;
  std::map<std::string, Failure> failed;  // by code, of those read now
  std::int64_t untried = 0;               // no process could be started for them; the next run tries
  std::int64_t failed_before = 0;         // failed in an earlier run and not tried again
  std::int64_t left = 0, pruned = 0;      // no longer in their folder: marked now, taken away now
  std::int64_t pages = 0, references = 0, mentions = 0, relations = 0, commitments = 0;
  std::int64_t nodes = 0, edges = 0;
  double seconds = 0;
  bool interrupted = false;

  void Count(const Document& document);
  std::int64_t FailedNow() const;
  std::int64_t ReadNow() const { return complete + partial + FailedNow(); }
  bool AllHaveOutput() const { return FailedNow() == 0 && failed_before == 0 && untried == 0; }
};

std::string SummaryRow(const std::string& label, const std::string& text);  // a line of it, in columns
std::string FailureRow(const std::string& code, std::int64_t count, const std::string& first);  // with what to do

std::string ToText(const RunSummary& summary);  // lines
std::string ToJson(const RunSummary& summary);  // one line, keys sorted

}  // namespace kst
