// schema/values/document.h: everything that is known about one paper on its own.
//
// A Document needs no other document: it is made, stored, compared and thrown
// away alone, so a run over a large corpus can stop and go on. What needs a
// second document is in corpus/. The JSON form is described, key by key, in
// schema/record/document.json.
//
// Wherever an entry has a span and a `text` or `quote`, the running text at the
// span equals it. Page numbers are physical, from 1. Absent is nullopt or an
// empty list, never "".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/values/normalised_text.h"

namespace kst {

struct Dossier {
  std::string number;                 // "29911", "CXXIV"
  std::optional<std::string> suffix;  // "XV", "A", "32", "R2064"
  std::optional<std::string> title;
};

struct Reference {     // one citation of a publication; gold/GUIDE.md lists the ids
  std::string target;  // "kst-29911-323"
  NormSpan span;       // the whole words: "Kamerstuk 29 911, nrs. 275 en 281"
  std::string text;
  NormSpan at;  // this one's own digits: "275"
  int page = 0;
  std::vector<PageBox> boxes;
  std::optional<std::string> note;      // marker of the note it stands in
  std::optional<std::string> pinpoint;  // "p. 12-13"
  std::vector<std::string> also_filed_under;
  std::string rule;  // "kamerstuk.nr": a section of parse/rules
  double confidence = 1;
};

struct Law {
  std::string law;  // "Algemene wet bestuursrecht"
  std::optional<std::string> article, bwb;
  NormSpan span;
  std::string text;
  int page = 0;
};

struct Link {
  std::string url;
  std::optional<std::string> target;  // id of the publication it leads to
  NormSpan span;
  int page = 0;
};

struct Candidate {
  std::string id;
  double confidence = 0;
};

struct Mention {     // a work named in words: "de motie van het lid Eerdmans"
  std::string kind;  // motion amendment commitment report letter bill
  std::vector<std::string> people;
  bool cs = false;  // "c.s."
  std::optional<std::string> date, title, target;
  std::optional<std::string> via;  // how `target` was found: "note 1", inline, previous, resolved
  std::vector<Candidate> candidates;
  double confidence = 1;
  NormSpan span;
  std::string text;
  int page = 0;
  std::vector<PageBox> boxes;
};

struct Relation {    // what this paper does to another work, promise or request
  std::string type;  // implements declines fulfils responds_to answers requested_by offers replaces appreciates
  std::string target;
  std::optional<std::uint32_t> mention;  // in `mentions`: what names the target; for facts, not in the record
  std::optional<std::string> status;     // done partly progress planned
  NormSpan span;
  std::string quote;
  int page = 0;
  std::vector<PageBox> boxes;
  std::string rule;
  double confidence = 1;
};

struct Vote {                            // how a motion, an amendment or a bill ended, as this paper says it
  std::string target;                    // id, "dossier-29733" for a bill, or scoped to this paper: "<id>#motion-kuik"
  std::optional<std::uint32_t> mention;  // as of a relation
  std::string kind;                      // motion amendment bill
  std::string result;                    // adopted rejected held withdrawn lapsed taken_over
  NormSpan span;
  std::string quote;
  int page = 0;
  std::vector<PageBox> boxes;
  std::string rule;
};

struct Deadline {
  std::string text;                     // "voor de zomer"
  std::optional<std::string> from, to;  // ISO dates
  std::string rule = {};                // that read it; for kst explain, not in the record
};

struct Commitment {  // a new promise to the Chamber (toezegging)
  std::string id;    // "<document id>#c-<8 hex of SHA-256 of its sentence's letters>"
  NormSpan span;
  std::string quote;
  int page = 0;
  std::vector<PageBox> boxes;
  std::string who = "sender";  // sender other
  std::optional<std::string> to;
  std::optional<Deadline> deadline;
  std::string strength = "firm";  // firm intention
  std::string rule;
  double confidence = 1;
};

enum class Status { kComplete, kPartial, kFailed };
std::string_view Name(Status status);

struct PageRun {  // from this byte of the text on, the text is on this page
  std::uint32_t offset = 0;
  int page = 1;
};

struct Document {
  std::string source;
  std::optional<std::string> id;
  std::vector<std::string> aliases;
  std::optional<std::string> sha256, producer;
  std::string kind = "other";
  std::optional<std::string> chamber, session_year;
  std::vector<Dossier> dossiers;
  std::optional<std::string> number, date, subject, own_reference, your_reference, sender;
  std::vector<std::string> signatories;
  std::optional<std::string> addressee_chamber;
  std::vector<PageSize> pages;
  std::string text;
  std::vector<PageRun> page_runs;
  std::vector<TextPart> blocks;
  std::vector<Furniture> furniture;
  std::vector<NormSpan> sentences;
  std::vector<Table> tables;
  std::vector<Note> notes;
  std::vector<Reference> references;
  std::vector<Law> laws;
  std::vector<Link> links;
  std::vector<Mention> mentions;
  std::vector<Relation> relations;
  std::vector<Commitment> commitments;
  std::vector<Vote> votes;
  std::vector<Relation> possible_relations;      // less sure than their type asks: never a state or an edge
  std::vector<Commitment> possible_commitments;  // likewise
  Status status = Status::kComplete;
  std::vector<Diagnostic> diagnostics;
  struct MadeBy {
    std::string program, rules;
  } made_by;

  int PageOf(std::uint32_t offset) const;  // of this byte of the text; 0 when it is on no pages
};

// The record of a paper that could not be read: all keys, status failed.
Document FailedDocument(std::string source, const Error& error);

}  // namespace kst
