#include "corpus/store/full_text.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace kst {
namespace {

constexpr double kSaturation = 1.2, kLength = 0.75;  // k1 and b of BM25, as everybody sets them

fts5_api* ApiOf(Database& db) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db.handle(), "SELECT fts5(?1)", -1, &statement, nullptr) != SQLITE_OK) db.Throw();
  sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  if (!api) throw SqlError{{Code::kStore, "this SQLite has no full-text index (FTS5)"}};
  return api;
}

// No exception may pass through SQLite.
template <class F>
int Within(F&& body) {
  try {
    body();
    return SQLITE_OK;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const std::exception&) {
    return SQLITE_ERROR;
  }
}

int Tokenize(Fts5Tokenizer* self, void* context, int flags, const char* text, int size,
             int (*see)(void*, int, const char*, int, int, int)) {
  int code = SQLITE_OK;
  const WordsOf what = (flags & FTS5_TOKENIZE_PREFIX)  ? WordsOf::kBeginning
                       : (flags & FTS5_TOKENIZE_QUERY) ? WordsOf::kQuestion
                                                       : WordsOf::kText;
  const int failed = Within([&] {
    const std::string_view words = size > 0 ? std::string_view(text, static_cast<std::size_t>(size)) : "";
    (*reinterpret_cast<EachWord*>(self))(words, what, [&](const IndexedWord& w) {
      if (code == SQLITE_OK)
        code = see(context, w.same_place ? FTS5_TOKEN_COLOCATED : 0, w.word.data(), static_cast<int>(w.word.size()),
                   static_cast<int>(w.begin), static_cast<int>(w.end));
    });
  });
  return code != SQLITE_OK ? code : failed;
}

// What a question asks of the whole corpus, counted once a query.
struct Asked {
  std::vector<double> idf;  // by phrase
  std::vector<bool> held;   // by any paper
  double mean_size = 1;
  std::vector<double> phrases, columns;  // weights
};

int CountRow(const Fts5ExtensionApi*, Fts5Context*, void* count) {
  ++*static_cast<sqlite3_int64*>(count);
  return SQLITE_OK;
}

std::vector<double> Weights(sqlite3_value* value) {
  std::vector<double> weights;
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  for (char* end = nullptr; text && *text; text = end) {
    const double weight = std::strtod(text, &end);
    if (end == text) break;
    weights.push_back(weight);
  }
  return weights;
}

int Prepare(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_value** values, Asked*& asked) {
  asked = static_cast<Asked*>(api->xGetAuxdata(context, 0));
  if (asked) return SQLITE_OK;
  auto made = std::make_unique<Asked>();
  made->phrases = Weights(values[0]);
  made->columns = Weights(values[1]);
  sqlite3_int64 rows = 0, tokens = 0;
  int code = api->xRowCount(context, &rows);
  if (code == SQLITE_OK) code = api->xColumnTotalSize(context, -1, &tokens);
  if (rows > 0) made->mean_size = std::max(1.0, static_cast<double>(tokens) / static_cast<double>(rows));
  for (int i = 0; code == SQLITE_OK && i < api->xPhraseCount(context); ++i) {
    sqlite3_int64 hits = 0;
    code = api->xQueryPhrase(context, i, &hits, CountRow);
    made->held.push_back(hits > 0);
    const auto n = static_cast<double>(rows), h = static_cast<double>(hits);
    made->idf.push_back(std::log(1 + (n - h + 0.5) / (h + 0.5)));  // what most papers hold still counts for something
  }
  if (code != SQLITE_OK) return code;
  asked = made.get();
  return api->xSetAuxdata(context, made.release(), [](void* p) { delete static_cast<Asked*>(p); });
}

int Score(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_value** values, double& score) {
  Asked* asked = nullptr;
  int code = Prepare(api, context, values, asked), instances = 0, size = 0;
  if (code == SQLITE_OK) code = api->xInstCount(context, &instances);
  if (code == SQLITE_OK) code = api->xColumnSize(context, -1, &size);
  if (code != SQLITE_OK) return code;
  const std::vector<double>&phrases = asked->phrases, &columns = asked->columns;
  const double coverage = sqlite3_value_double(values[2]);
  std::vector<double> counts(asked->idf.size());
  for (int i = 0; i < instances; ++i) {
    int phrase = 0, column = 0, offset = 0;
    if (code = api->xInst(context, i, &phrase, &column, &offset); code != SQLITE_OK) return code;
    const auto c = static_cast<std::size_t>(column);
    counts[static_cast<std::size_t>(phrase)] += c < columns.size() ? columns[c] : 1;
  }
  const double norm = kSaturation * (1 - kLength + kLength * size / asked->mean_size);
  // What is asked, by the phrase with its other forms behind it: what it tells, and how much of that the paper holds.
  double asked_for = 0, held = 0, tells = 0, holds = 0;
  const auto close = [&] { asked_for += tells, held += tells * holds, tells = holds = 0; };
  constexpr double kOtherForm = 0.6;  // of what the word itself tells
  for (std::size_t i = 0, head = 0; i < counts.size(); ++i) {
    const double weight = i < phrases.size() ? phrases[i] : 1;
    const bool is_head = weight >= 0 || i == 0;
    if (is_head) close(), head = i;
    const double idf = std::min(asked->idf[i], asked->idf[head]);
    score += std::abs(weight) * idf * counts[i] * (kSaturation + 1) / (counts[i] + norm);
    if (asked->held[i]) tells = asked->held[head] ? asked->idf[head] : std::max(tells, idf);
    if (counts[i] > 0) holds = std::max(holds, is_head ? 1 : kOtherForm);
  }
  close();
  if (asked_for > 0) score *= std::pow(held / asked_for, coverage);
  return SQLITE_OK;
}

void Rank(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result, int count,
          sqlite3_value** values) {
  double score = 0;
  int code = count == 3 ? SQLITE_OK : SQLITE_MISUSE;
  if (code == SQLITE_OK) {
    const int failed = Within([&] { code = Score(api, context, values, score); });
    if (failed != SQLITE_OK) code = failed;
  }
  code == SQLITE_OK ? sqlite3_result_double(result, score) : sqlite3_result_error_code(result, code);
}

}  // namespace

void OfferWords(Database& db, EachWord each_word) {
  fts5_api* api = ApiOf(db);
  fts5_tokenizer tokenizer{[](void* words, const char**, int, Fts5Tokenizer** made) {
                             *made = static_cast<Fts5Tokenizer*>(words);
                             return SQLITE_OK;
                           },
                           [](Fts5Tokenizer*) {}, Tokenize};
  auto words = std::make_unique<EachWord>(std::move(each_word));
  if (api->xCreateTokenizer(api, "kst", words.get(), &tokenizer, [](void* p) { delete static_cast<EachWord*>(p); }) !=
      SQLITE_OK)
    db.Throw();
  (void)words.release();  // is the connection's now
  if (api->xCreateFunction(api, "kst_rank", nullptr, Rank, nullptr) != SQLITE_OK) db.Throw();
}

}  // namespace kst
