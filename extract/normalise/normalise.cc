#include "extract/normalise/normalise.h"

#include <algorithm>

#include "extract/normalise/builder.h"
#include "extract/normalise/flow.h"
#include "extract/normalise/hyphens.h"
#include "extract/normalise/lexicon.h"
#include "extract/normalise/line_joints.h"
#include "extract/normalise/note_markers.h"
#include "extract/normalise/sentences.h"
#include "extract/normalise/table_cells.h"
#include "extract/normalise/web_address.h"

namespace kst {

struct Normaliser::Impl {
  RuleFile hyphen_file, furniture_file, sentence_file;
  HyphenRules hyphens;
  FurnitureRules furniture;
  SentenceRules sentences;
  Lexicon lexicon;
};

namespace {

// One paper on its way: its flow of lines is written into a text.
class Writer {
 public:
  Writer(const ExtractedText& in, const HyphenRules& hyphens, const Lexicon& lexicon, NormalisedText& out)
      : in_(in), hyphens_(hyphens), lexicon_(lexicon), out_(out), builder_(in, out) {}

  void Write(Flow& flow) {
    markers_ = TakeMarkers(in_, flow);
    anchors_.resize(flow.notes.size());
    std::sort(markers_.begin(), markers_.end(), [](const Marker& a, const Marker& b) { return a.raw < b.raw; });
    for (const Paragraph& paragraph : flow.body) Learn(paragraph);
    for (const NoteText& note : flow.notes) Learn(note.words);
    for (Paragraph& paragraph : flow.body) WriteParagraph(paragraph);
    for (std::size_t n = 0; n < flow.notes.size(); ++n) {
      const NormSpan span = WriteParagraph(flow.notes[n].words);
      if (flow.notes[n].number > 0)
        out_.notes.push_back({flow.notes[n].marker, anchors_[n], span, flow.notes[n].words.lines.front().page});
    }
    for (const PageFurniture& furniture : flow.furniture) DropFurniture(furniture);
    FillRows(out_);
    builder_.Finish();
  }

 private:
  void Learn(const Paragraph& paragraph) {
    bool cut = false;
    for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
      const std::string_view text = paragraph.lines[i].clean.text;
      const bool cuts = i + 1 < paragraph.lines.size() && EndsInHyphen(text);
      words_.Add(text, cut, cuts);
      if (cuts) words_.AddBreak({text, paragraph.lines[i + 1].clean.text});
      cut = cuts;
    }
  }

  NormSpan WriteParagraph(Paragraph& paragraph) {
    const bool words = std::any_of(paragraph.lines.begin(), paragraph.lines.end(),
                                   [](const FlowLine& line) { return !line.clean.text.empty(); });
    if (builder_.size() > 0 && words) {
      builder_.Put("\n", line_end_, line_end_.empty() ? Change::kSpace : Change::kNone,
                   line_end_.empty() ? "paragraph" : "");
      line_end_ = {};
    }
    const std::uint32_t begin = builder_.size();
    in_address_ = false;
    std::string first;  // the letter with which a restored trema begins the line
    for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
      const FlowLine* next = i + 1 < paragraph.lines.size() ? &paragraph.lines[i + 1] : nullptr;
      first = WriteLine(paragraph.lines[i], next, first);
    }
    const NormSpan span{begin, builder_.size()};
    if (!span.empty()) out_.parts.push_back({paragraph.role, span, paragraph.lines.front().page});
    if (paragraph.cell) AddCell(out_, paragraph, span);
    return span;
  }

  // Writes a line and the joint behind it; returns the letter that the next line
  // must begin with instead of its own.
  std::string WriteLine(FlowLine& line, const FlowLine* next, const std::string& first) {
    CleanLine& clean = line.clean;
    const auto size = static_cast<std::uint32_t>(clean.text.size());
    builder_.Open(*line.source, line.page);
    std::string trema;
    const bool hyphen = next && EndsInHyphen(clean.text) && !next->clean.text.empty();
    Decision decision;
    if (hyphen) {
      decision = hyphens_.Decide({clean.text, next->clean.text, in_address_}, words_, lexicon_);
      if (clean.hard_hyphen)
        decision = {Joint::kKeep, "hyphen.hard", 1};
      else if (SpaceBehind(line))
        decision = SpacedHyphen(decision);
    }
    const std::uint32_t mark = hyphen ? size - (clean.text.ends_with('-') ? 1U : 2U) : size;
    const bool drop = hyphen && (decision.joint == Joint::kJoin || decision.joint == Joint::kTrema);
    if (!first.empty()) SplitAt(clean, 1);
    if (drop) SplitAt(clean, mark);
    for (const Piece& piece : clean.pieces) {
      const std::uint32_t at = builder_.size();
      if (!first.empty() && piece.begin == 0 && piece.end == 1)
        builder_.Put(first, piece.raw, Change::kHyphen, "hyphen.trema");
      else if (drop && piece.begin >= mark && piece.end > piece.begin)
        builder_.Put("", piece.raw, Change::kHyphen, decision.rule, decision.confidence);
      else
        builder_.Append(clean, piece);
      Style(line, piece, {at, builder_.size()});
      Anchor(piece, at);
    }
    line_end_ = builder_.LineEnd(line.source->span.end);
    if (!next) return {};
    std::string_view reason = Seamless({clean.text, next->clean.text, in_address_, line.slack < 0});
    const bool space = hyphen ? decision.joint == Joint::kSuspend
                              : reason.empty() && builder_.size() > 0 && out_.text.back() != ' ' &&
                                    out_.text.back() != '\n' && !next->clean.text.empty();
    if (hyphen) reason = decision.rule;
    in_address_ = !reason.empty() && !space && EndsInAddress(clean.text, in_address_);
    builder_.Put(space ? " " : "", line_end_, Change::kJoin, reason.empty() ? "line" : reason, decision.confidence);
    line_end_ = {};
    return hyphen && decision.joint == Joint::kTrema ? ComposeTrema(std::string_view(next->clean.text).substr(0, 1))
                                                     : "";
  }

  // In a text whose lines mostly end in a space, one behind the hyphen was typed.
  bool SpaceBehind(const FlowLine& line) const {
    return !in_.has_geometry && spaced_lines_ && in_.raw[line.source->span.end - 1] == ' ';
  }
  static Decision SpacedHyphen(Decision decision) {
    return decision.joint == Joint::kSuspend ? decision : Decision{Joint::kSuspend, "hyphen.space_behind", 0.9};
  }

  void Style(const FlowLine& line, const Piece& piece, NormSpan written) {
    const auto& styles = line.source->styles;
    if (written.empty() || piece.change != Change::kNone) return;
    for (std::size_t s = 0; s < styles.size(); ++s) {
      if (!styles[s].bold && !styles[s].italic) continue;
      const std::uint32_t from = std::max(styles[s].begin, piece.raw.begin);
      const std::uint32_t to = std::min(s + 1 < styles.size() ? styles[s + 1].begin : piece.raw.end, piece.raw.end);
      if (from >= to) continue;
      const NormSpan span{written.begin + (from - piece.raw.begin), written.begin + (to - piece.raw.begin)};
      const bool more = !out_.styled.empty() && out_.styled.back().bold == styles[s].bold &&
                        out_.styled.back().italic == styles[s].italic &&
                        span.begin - out_.styled.back().span.end <= 1 &&
                        (span.begin == out_.styled.back().span.end || out_.text[out_.styled.back().span.end] == ' ');
      if (more)
        out_.styled.back().span.end = span.end;
      else
        out_.styled.push_back({span, styles[s].bold, styles[s].italic});
    }
  }

  void Anchor(const Piece& piece, std::uint32_t at) {
    if (piece.change != Change::kDropped) return;
    auto found = std::lower_bound(markers_.begin(), markers_.end(), piece.raw.begin,
                                  [](const Marker& m, std::uint32_t raw) { return m.raw < raw; });
    for (; found != markers_.end() && found->raw < piece.raw.end; ++found) anchors_[found->note] = at;
  }

  void DropFurniture(const PageFurniture& furniture) {
    Furniture kept{furniture.role, furniture.lines.front().page, "", furniture.lines.front().source->box};
    for (const FlowLine& line : furniture.lines) {
      if (!kept.text.empty()) kept.text += '\n';
      kept.text += line.clean.text;
      const Box& box = line.source->box;
      kept.box = {std::min(kept.box.x0, box.x0), std::min(kept.box.y0, box.y0), std::max(kept.box.x1, box.x1),
                  std::max(kept.box.y1, box.y1)};
      builder_.Open(*line.source, line.page);
      if (!line.source->span.empty()) builder_.Put("", line.source->span, Change::kDropped, Name(furniture.role));
    }
    out_.furniture.push_back(std::move(kept));
  }

  const ExtractedText& in_;
  const HyphenRules& hyphens_;
  const Lexicon& lexicon_;
  NormalisedText& out_;
  TextBuilder builder_;
  DocumentWords words_;
  std::vector<Marker> markers_;
  std::vector<std::optional<std::uint32_t>> anchors_;
  RawSpan line_end_;
  bool in_address_ = false;  // the line to be written goes on with an address
  bool spaced_lines_ = MostLinesEndInSpace();

  bool MostLinesEndInSpace() const {
    if (in_.has_geometry) return false;
    std::size_t lines = 0, spaced = 0;
    for (const PageText& page : in_.pages)
      for (const TextBlock& block : page.blocks)
        for (const TextLine& line : block.lines)
          ++lines, spaced += !line.span.empty() && in_.raw[line.span.end - 1] == ' ';
    return lines > 4 && spaced * 10 >= lines * 6;
  }
};

const RuleFile* FindFile(const std::vector<RuleFile>& files, std::string_view name) {
  const auto found = std::find_if(files.begin(), files.end(), [&](const RuleFile& f) { return f.name == name; });
  return found == files.end() ? nullptr : &*found;
}

}  // namespace

Normaliser::Normaliser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Normaliser::Normaliser(Normaliser&&) noexcept = default;
Normaliser& Normaliser::operator=(Normaliser&&) noexcept = default;
Normaliser::~Normaliser() = default;

Result<Normaliser> Normaliser::Load(std::vector<RuleFile> rules) {
  for (const std::string_view name : {"hyphens.rules", "furniture.rules", "sentences.rules"})
    if (!FindFile(rules, name)) return Fail(Code::kBadRule, "the rule file is missing", std::string(name));
  const RuleFile& hyphen_file = *FindFile(rules, "hyphens.rules");
  const RuleFile& furniture_file = *FindFile(rules, "furniture.rules");
  const RuleFile& sentence_file = *FindFile(rules, "sentences.rules");
  auto hyphens = HyphenRules::Read(hyphen_file);
  if (!hyphens) return tl::unexpected(hyphens.error());
  auto furniture = FurnitureRules::Read(furniture_file);
  if (!furniture) return tl::unexpected(furniture.error());
  auto sentences = SentenceRules::Read(sentence_file);
  if (!sentences) return tl::unexpected(sentences.error());
  return Normaliser(std::make_unique<Impl>(Impl{hyphen_file, furniture_file, sentence_file, std::move(*hyphens),
                                                std::move(*furniture), std::move(*sentences), Lexicon::Load()}));
}

NormalisedText Normaliser::Normalise(const ExtractedText& in) const {
  NormalisedText out;
  out.source = in.source, out.sha256 = in.sha256, out.producer = in.producer, out.date = in.date;
  out.unsure = in.unsure, out.diagnostics = in.diagnostics;
  for (const PageText& page : in.pages) out.pages.push_back({page.number, page.width, page.height});
  Flow flow = ReadFlow(in, impl_->furniture, impl_->sentences);
  Writer(in, impl_->hyphens, impl_->lexicon, out).Write(flow);
  for (const TextPart& part : out.parts) impl_->sentences.Split(out.text, part.span, out.sentences);
  if (impl_->lexicon.empty())
    out.diagnostics.push_back({"dictionary_missing", std::nullopt,
                               "the Dutch word list cannot be made ready, so some line-end hyphens are guessed: kst "
                               "needs memfd_create and /proc"});
  return out;
}

std::vector<Error> Normaliser::Check() const {
  std::vector<Error> errors = impl_->furniture.Check(impl_->furniture_file);
  for (Error& error : impl_->hyphens.Check(impl_->hyphen_file, impl_->lexicon)) errors.push_back(std::move(error));
  for (Error& error : impl_->sentences.Check(impl_->sentence_file)) errors.push_back(std::move(error));
  return errors;
}

}  // namespace kst
