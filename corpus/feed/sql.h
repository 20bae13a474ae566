// corpus/feed/sql.h: the tables of a feed as SQL says them, for both databases.
#pragma once

#include <string>
#include <string_view>

#include "corpus/feed/tables.h"

namespace kst {

enum class Sql { kSqlite, kPostgres };

std::string SqlName(const FeedTable& table);  // kst_papers
std::string_view SqlType(FeedType type, Sql of);
std::string_view PaperColumn(const FeedTable& table);     // the one that holds the paper's id
std::string CreateTable(const FeedTable& table, Sql of);  // where it is missing
std::string CreateIndexes(const FeedTable& table);        // where they are missing
std::string SqlText(const FeedValue& value, Sql of);      // of a value that is not null, not quoted yet

}  // namespace kst
