#include "corpus/store/full_text.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace kst {
namespace {

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

int Count(const Fts5ExtensionApi* api, Fts5Context* context, const std::vector<double>& columns,
          std::vector<double>& times) {
  int instances = 0, code = api->xInstCount(context, &instances);
  times.resize(static_cast<std::size_t>(api->xPhraseCount(context)));
  for (int i = 0; code == SQLITE_OK && i < instances; ++i) {
    int phrase = 0, column = 0, offset = 0;
    code = api->xInst(context, i, &phrase, &column, &offset);
    const auto c = static_cast<std::size_t>(column);
    if (code == SQLITE_OK) times[static_cast<std::size_t>(phrase)] += c < columns.size() ? columns[c] : 1;
  }
  return code;
}

void Times(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result, int count,
           sqlite3_value** values) {
  std::vector<double> times;
  int code = count == 1 ? SQLITE_OK : SQLITE_MISUSE;
  if (code == SQLITE_OK) {
    const int failed = Within([&] { code = Count(api, context, Weights(values[0]), times); });
    if (failed != SQLITE_OK) code = failed;
  }
  code == SQLITE_OK ? sqlite3_result_blob64(result, times.data(), times.size() * sizeof(double), SQLITE_TRANSIENT)
                    : sqlite3_result_error_code(result, code);
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
  if (api->xCreateFunction(api, "kst_times", nullptr, Times, nullptr) != SQLITE_OK) db.Throw();
}

std::vector<double> TimesIn(std::string_view bytes, std::size_t phrases) {
  std::vector<double> times(phrases);
  std::memcpy(times.data(), bytes.data(), std::min(bytes.size(), phrases * sizeof(double)));
  return times;
}

}  // namespace kst
