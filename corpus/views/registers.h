// corpus/views/registers.h: all motions, or all commitments, as rows: who, when, what was asked or promised, state,
// deadline, and with which words of which paper something came of it.
//
// A mention settles nothing and says no more than that there is such a work: works of which nothing else is known come
// last. No row is left out; but a promise that is made twice is open, or overdue, once: as it was made first.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "corpus/link/corpus_rules.h"
#include "corpus/store/store.h"

namespace kst {

struct RegisterRow {
  std::string id, title;  // motion: what it asks, in its own words, else what papers call it; commitment: its words
  std::optional<std::string> date;
  std::vector<std::string> people;                     // motion: proposers; commitment: who promised
  std::vector<std::string> ministries;                 // that promised, or last reported on the motion; of a joint
                                                       // letter all, first the one that was asked for
  std::optional<std::string> to;                       // commitment: to whom
  std::string state;                                   // corpus/link/states.h
  std::optional<std::string> vote;                     // motion
  std::optional<std::string> deadline_text, deadline;  // commitment; `deadline` is its last day
  std::optional<std::string> settled_by;               // the paper that implements, declines or fulfils
  std::optional<std::string> told_on, settled_on;      // when a paper first told what is done, and that it is
  std::optional<std::string> said_by, words;           // the paper that tells the state, else the vote, and how
  std::optional<std::string> document;                 // commitment: the paper that made it
  int page = 0;                                        // there
  bool stands_elsewhere = false;  // commitment: said again of an earlier one, or kept as it was said again later
  std::optional<std::string> url;
};

struct RegisterFilter {
  bool open = false;                         // nothing has come of it yet
  std::optional<std::string> overdue = {};   // ISO date: open, and the deadline lies before it
  std::optional<std::string> ministry = {};  // a word of its name, or an abbreviation ("jenv")
  std::optional<std::string> dossier = {};
};

enum class RegisterKind { kMotions, kCommitments };

using SeeRow = std::function<bool(const RegisterRow&)>;  // false: stop
// In order of date and id, undated ones behind, those that are only mentioned last.
Result<void> EachMotion(const Store& store, const CorpusRules& rules, const RegisterFilter& filter, const SeeRow& see);
Result<void> EachCommitment(const Store& store, const CorpusRules& rules, const RegisterFilter& filter,
                            const SeeRow& see);
Result<void> EachRow(const Store& store, const CorpusRules& rules, RegisterKind kind, const RegisterFilter& filter,
                     const SeeRow& see);
// The rows of these works, in their order, as `filter` shows them; a work that there is not has none.
Result<void> EachRowOf(const Store& store, const CorpusRules& rules, RegisterKind kind, const RegisterFilter& filter,
                       std::span<const std::string> ids, const SeeRow& see);

using CsvColumns = std::uint32_t;                             // a bit each, in their order
CsvColumns ColumnsOf(RegisterKind kind, const RegisterRow&);  // that have a value in this row
CsvColumns AllColumns(RegisterKind kind);
// Only these columns, so that none is empty in all rows. RFC 4180, with "\r\n".
std::string CsvHeader(RegisterKind kind, CsvColumns columns);
std::string ToCsv(RegisterKind kind, const RegisterRow& row, CsvColumns columns);
std::string ToJson(RegisterKind kind, const RegisterRow& row);
std::string ToText(RegisterKind kind, const RegisterRow& row);

}  // namespace kst
