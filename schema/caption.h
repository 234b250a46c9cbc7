// What is printed around a table: title, number, department, year, unit above it, notes below.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/report.h"

namespace juesuan {

struct Caption {
  std::vector<std::string> lines;  // above the table, top to bottom, cleaned
  std::vector<int> line_indexes;   // of each, in Layout::lines
  std::vector<std::string> notes;  // below it: 注：… 说明：…, each with its wrapped lines
  std::vector<int> note_indexes;   // of all their lines
};

// The captions of all grids of a layout, by grid. Lines above a grid reach up to the grid before,
// or the top of the page.
std::vector<Caption> ReadCaptions(const Layout& layout);

// "公开01表", spaces folded; empty: none.
std::string FindFormNumber(const std::vector<std::string>& texts);

// After 部门： 单位： 编制单位： …, up to the next thing on that line; empty: none.
std::string FindDepartment(const std::vector<std::string>& texts);

// "2023年度", "（2023年度）", "2023年"; the last one above the table.
std::optional<int> FindYear(const std::vector<std::string>& texts);

std::optional<Unit> FindTableUnit(const std::vector<std::string>& texts);

// The line nearest to the table that names a table: ends in 表, brackets aside. Empty: none.
std::string FindTitle(const std::vector<std::string>& texts);

// True for 注 and 说明 lines.
bool IsNote(const std::string& text);

// The note that says that a table holds no data; empty: none says so.
std::string EmptyReason(const std::vector<std::string>& notes);

}  // namespace juesuan
