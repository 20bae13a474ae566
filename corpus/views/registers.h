// corpus/views/registers.h: all motions, or all commitments, as rows: who, when, asked
// by, state, deadline, what came of it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corpus/link/corpus_rules.h"
#include "corpus/store/store.h"

namespace kst {

struct RegisterRow {
  std::string id, title;  // of a commitment: its words
  std::optional<std::string> date;
  std::vector<std::string> people;                     // motion: proposers; commitment: who promised
  std::optional<std::string> ministry;                 // that promised, or last reported on the motion
  std::optional<std::string> to;                       // commitment: to whom
  std::string state;                                   // corpus/link/states.h
  std::optional<std::string> vote;                     // motion
  std::optional<std::string> deadline_text, deadline;  // commitment; `deadline` is its last day
  std::optional<std::string> settled_by;               // the paper that implements, declines or fulfils
  std::optional<std::string> document;                 // commitment: the paper that made it
  int page = 0;                                        // there
  std::optional<std::string> url;
};

struct RegisterFilter {
  bool open = false;                         // nothing has come of it yet
  std::optional<std::string> overdue = {};   // ISO date: open, and the deadline lies before it
  std::optional<std::string> ministry = {};  // a word of its name, or an abbreviation ("jenv")
  std::optional<std::string> dossier = {};
};

using SeeRow = std::function<bool(const RegisterRow&)>;  // false: stop
// In order of (date, id).
Result<void> EachMotion(const Store& store, const CorpusRules& rules, const RegisterFilter& filter, const SeeRow& see);
Result<void> EachCommitment(const Store& store, const CorpusRules& rules, const RegisterFilter& filter,
                            const SeeRow& see);

enum class RegisterKind { kMotions, kCommitments };
std::string CsvHeader(RegisterKind kind);
std::string ToCsv(RegisterKind kind, const RegisterRow& row);  // RFC 4180, with "\r\n"
std::string ToJson(RegisterKind kind, const RegisterRow& row);
std::string ToText(RegisterKind kind, const RegisterRow& row);

}  // namespace kst
