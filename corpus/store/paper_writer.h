// corpus/store/paper_writer.h: the statements that write one paper, prepared once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/store/database.h"
#include "corpus/store/store.h"

namespace kst {

struct PaperRow {  // the part of a paper that its files repeat
  std::int64_t key = 0;
  std::string content, status, made_by;
  std::optional<std::string> code;
  int run = 0;
  bool fresh = false;  // put just now, and no paper of its content was there before
};

struct RunRow {  // what a run writes into its rows
  const std::string &made_by, &text_by;
  int run;
};

std::string ContentOf(const LedgerFile& file, const Document& document);  // of a paper that could not be read: its path

// Behind what made a text: pages of it that are pictures were read, or were not; nothing when it has none.
inline constexpr std::string_view kWithPictures = " with pictures", kWithoutPictures = " without pictures";
std::string_view PicturesOf(const Document& document);  // one of these, or ""

class PaperWriter {
 public:
  explicit PaperWriter(Database& db);

  std::optional<PaperRow> Find(std::string_view content);  // asked twice of each new paper
  // Replaces `old`, the paper of the same content.
  PaperRow PutPaper(const LedgerFile& file, const Reading& reading, const std::optional<PaperRow>& old,
                    std::string_view record, const RunRow& run);
  // The same paper made of other facts, which its record does not say; gives its new key.
  std::int64_t PutAgain(std::int64_t key, const Document& document, const Facts& facts, int run);
  bool HasRecord(const PaperRow& paper, std::string_view record);  // but for the name of its file
  bool SawPictures(const PaperRow& paper);                         // and has their words
  // True when the file has a good record, which stays.
  bool KeepStale(const LedgerFile& file, std::string_view code, int run);
  void Remove(std::string_view path);  // and its paper, when it was the last file of it
  // Points the file, and the other files with this content, at the paper; a paper that lost its last file goes. False
  // when the file was pointed at this paper before.
  bool PutFile(const LedgerFile& file, const PaperRow& paper);

  void LoseFile(std::int64_t key);  // a file of this paper is one no more
  void Hide(std::int64_t key);      // readers have it until linking takes it away
  // The graph changes there, and linking does it again. A file that failed again changes nothing.
  void Touch(std::int64_t key);

 private:
  void PutRow(PaperRow& row, const Document& document, const Facts& facts, int run);
  void PutFacts(std::int64_t key, const Document& document, const Facts& facts);
  Database& db_;
  std::string absent_;  // content that was looked for last and is not there
  Statement find_paper_, find_record_, find_file_, put_file_, stale_file_, update_files_, count_files_;
  Statement put_paper_, put_record_, put_text_, move_text_, find_text_, put_words_, put_motion_, put_commitment_,
      put_edge_;
  Statement hide_paper_, touch_;
};

}  // namespace kst
