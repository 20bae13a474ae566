// Reading the records back, as they were put, with the first of their files as source.
#include "corpus/store/store_state.h"
#include "schema/record/json_writer.h"

namespace kst {
namespace {

struct Row {
  std::int64_t paper = 0;
  std::string id, source;
  bool chosen = false;
};

class RecordReader {
 public:
  explicit RecordReader(Database& db) : data_(db, "SELECT data FROM record WHERE paper = ?") {}

  StoredRecord Read(const Row& row) {
    JsonWriter source;
    source.Value(row.source);
    data_.Bind(row.paper).Step();
    return {row.id, data_.Text(0) + ",\"source\":" + source.text() + ",\"type\":\"document\"}", row.chosen};
  }

 private:
  Statement data_;
};

constexpr const char* kRows =
    "SELECT key, coalesce(node, id, ''), (SELECT source FROM file WHERE paper = key ORDER BY path LIMIT 1), chosen, "
    "(SELECT min(path) FROM file WHERE paper = key) AS first FROM paper ";

Row RowIn(const Statement& row) { return {row.Number(0), row.Text(1), row.Text(2), row.Number(3) != 0}; }

}  // namespace

Result<std::optional<StoredRecord>> Store::FindRecord(std::string_view id) const {
  return Guarded([&]() -> std::optional<StoredRecord> {
    const std::string rows = kRows;
    const std::string by_id = rows + "WHERE (node = ?1 OR id = ?1) AND NOT gone ORDER BY chosen DESC, first LIMIT 1";
    const std::string by_alias =
        rows + "WHERE node = (SELECT node FROM alias WHERE alias = ?) AND NOT gone ORDER BY chosen DESC, first LIMIT 1";
    const std::string by_path = rows + "WHERE key = (SELECT paper FROM file WHERE source = ? ORDER BY path LIMIT 1)";
    for (const std::string& sql : {by_id, by_alias, by_path}) {
      Statement find(*state_->db, sql.c_str());
      if (find.Bind(id).Step()) return RecordReader(*state_->db).Read(RowIn(find));
    }
    return std::nullopt;
  });
}

Result<void> Store::EachRecord(const std::function<bool(const StoredRecord&)>& see, int since_run) const {
  return Guarded([&] {
    // Sorted without the records, which would all be copied to be sorted.
    const std::string sql = std::string(kRows) + "WHERE run > ? AND NOT gone ORDER BY 2, first";
    Statement each(*state_->db, sql.c_str());
    RecordReader reader(*state_->db);
    each.Bind(since_run);
    while (each.Step())
      if (!see(reader.Read(RowIn(each)))) return;
  });
}

}  // namespace kst
