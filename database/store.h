// A database by its few operations; SQLite and PostgreSQL each have their own file. What is common
// to them is in database.cc.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "database/tables.h"

namespace juesuan {

class Store {
 public:
  virtual ~Store() = default;

  // Statements without results, several of them parted by semicolons. Throws Error, with what the
  // database says.
  virtual void Execute(const std::string& statements) = 0;

  // The first column of the results; $1, $2 … in the query stand for the parameters.
  virtual std::vector<std::string> Query(const std::string& query,
                                         std::span<const std::string> parameters) = 0;

  // As fast as this database can.
  virtual void Insert(const TableDescription& table, std::span<const DatumRow> rows) = 0;

  // Takes the database for writing until the end of the transaction.
  virtual void Begin() = 0;

  virtual std::string_view TypeName(ColumnType type) const = 0;

  // What follows the columns of a table.
  virtual std::string_view TableOptions(const TableDescription& table) const = 0;

  // Further columns, made from others: "yuan" of a database that keeps fen.
  virtual std::string GeneratedColumns(const TableDescription& table) const = 0;

  // What the column is called: SQLite keeps money in fen, and says so.
  virtual std::string NameOf(const ColumnDescription& column) const = 0;

  // Names of the columns that a table has; none where there is no such table.
  virtual std::vector<std::string> ColumnsOf(std::string_view table) = 0;
};

std::unique_ptr<Store> OpenSqlite(const std::string& file);

// `address` is a URL postgresql://… as libpq takes it.
std::unique_ptr<Store> OpenPostgresql(const std::string& address);

}  // namespace juesuan
