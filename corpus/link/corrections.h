// corpus/link/corrections.h: what people know better than a paper, or than kst that read it. They write it down in
// CORPUS/corrections.tsv, and every run applies it before it links; the record of the paper stays as it was read.
//
//   paper          field     old                     new                      who          why
//   kst-29911-329  date      2021-10-04              2021-10-05               A. de Vries  tikfout in de brief
//   kst-29911-329  relation  implements kst-35564-2                           A. de Vries  gaat over een andere motie
//   kst-29911-329  relation                          declines kst-35564-3     A. de Vries  staat in de bijlage
//
// Parted by tabs; the first line names the columns, in any order; empty lines and lines that begin with # are notes.
// `paper` is the id that the record has. Fields: id kind date title sender people aliases dossier (of a list, parted by
// commas, all of it), and relation: its type, what it leads to as kst show prints it, and its status if it has one. An
// empty `old` is what the paper lacks, an empty `new` what is wrong. Of one paper they are applied in their order, each
// where what it calls `old` stands there; where not, it is stale, and a run says so.
//
//   CorrectionFile file = ReadCorrections(tsv);     // file.faults: lines that are none, "corrections.tsv:3"
//   TakeCorrections(store, file);  LinkCorpus(store, …);  StaleCorrections(store, file);   // lines for the operator
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/store.h"

namespace kst {

inline constexpr std::string_view kCorrectionsName = "corrections.tsv";

struct Correction {
  std::string field, before, now, who, why;
  int line = 0;
};

struct CorrectionFile {
  std::map<std::string, std::vector<Correction>> of;  // by paper, in the order of the lines
  std::vector<Error> faults;                          // `where` is "corrections.tsv:3"
};
Result<CorrectionFile> ReadCorrections(std::string_view tsv);  // an error: the columns are not named

// Papers that are corrected otherwise than they were, or no more, are put again.
Result<void> TakeCorrections(Store& store, const CorrectionFile& file);
Result<std::vector<Error>> StaleCorrections(const Store& store, const CorrectionFile& file);  // of a linked corpus

// The document as the corrections that were taken have it: what the rows of the paper were made of.
Document AsCorrected(Database& db, std::int64_t paper, Document document);  // throws SqlError

}  // namespace kst
