// What must hold for every real paper, whatever it says.
#include <gmock/gmock.h>

#include "schema/record/json.h"
#include "tests/cases/loaded.h"
#include "tests/extract/normalise/properties.h"
#include "tests/shared.h"
#include "tests/valid_record.h"

namespace kst {
namespace {

class CorpusPaper : public testing::TestWithParam<std::string> {};

// An entry's words are those of the text at its span.
void ExpectProven(const Document& d) {
  for (const Reference& r : d.references) {
    EXPECT_EQ(r.span.In(d.text), r.text);
    EXPECT_TRUE(r.span.Contains(r.at)) << r.text;
    EXPECT_GT(r.page, 0) << r.text;
    EXPECT_FALSE(r.boxes.empty()) << r.text;
  }
  for (const Mention& m : d.mentions) EXPECT_EQ(m.span.In(d.text), m.text);
  for (const Relation& r : d.relations) EXPECT_EQ(r.span.In(d.text), r.quote);
  for (const Vote& v : d.votes) EXPECT_EQ(v.span.In(d.text), v.quote);
  for (const Commitment& c : d.commitments) EXPECT_EQ(c.span.In(d.text), c.quote);
}

TEST_P(CorpusPaper, IsTraceableAndValid) {
  KST_NEEDS_SHARED();
  int papers = 0;
  for (const auto& path : FilesBelow(Shared(GetParam()), ".pdf")) {
    SCOPED_TRACE(path.filename());
    const std::string bytes = ReadFile(path);
    const Input input{path.filename().string(), InputKind::kPdf, ""};
    const Result<ExtractedText> pages = Loaded().Extract(input, bytes);
    if (!pages) {
      EXPECT_EQ(path.filename(), "blg-1007826.pdf") << pages.error().message;  // the one scan of the corpus
      continue;
    }
    ++papers;
    const NormalisedText text = Loaded().Normalise(*pages);
    EXPECT_THAT(CoverageFaults(*pages, text), testing::IsEmpty());
    EXPECT_THAT(ShapeFaults(text), testing::IsEmpty());
    EXPECT_THAT(StabilityFaults(Loaded(), text), testing::IsEmpty());
    const Document document = Loaded().Parse(text);
    ExpectProven(document);
    EXPECT_EQ(WhyInvalid("document", ToJson(document)), "");
  }
  EXPECT_GT(papers, 0);
}

INSTANTIATE_TEST_SUITE_P(Folders, CorpusPaper,
                         testing::Values("seed", "corpus/gold", "corpus/letters", "corpus/official", "corpus/other"),
                         [](const auto& row) {
                           return row.param.substr(row.param.find('/') == std::string::npos ? 0
                                                                                            : row.param.find('/') + 1);
                         });

}  // namespace
}  // namespace kst
