// The government classification (政府收支分类科目) by year: code ↔ name, path 类/款/项.
// A CodeBook is read from normalize/codes/*.csv, which say where each row is from.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace juesuan {

enum class Classification { kFunctional, kDepartmentEconomic, kGovernmentEconomic, kRevenue };
enum class CodeLevel { kClass, kSection, kItem };  // 类 款 项

struct CodeEntry {
  std::string_view code;  // "2010301"
  std::string_view name;  // the official name of its years
  Classification classification = Classification::kFunctional;
  CodeLevel level = CodeLevel::kClass;
  int first_year = 0;     // 0: before any report we read
  int last_year = 0;      // 0: still valid
  bool from_memory = false;  // no document or page was found that prints it
};

class CodeBook {
 public:
  // The tables shipped with the program, read at the first call.
  static const CodeBook& Shipped();

  // All entries with this code whose years hold `year` first, then the others, newest first.
  std::vector<const CodeEntry*> ByCode(Classification classification, std::string_view code, int year) const;

  // The entry for a printed code in a year: one valid then, else the nearest in time. nullptr if
  // the code is in no edition.
  const CodeEntry* Find(Classification classification, std::string_view code, int year) const;

  // Entries whose name, or an older or shorter name (aliases), has this LabelKey, under the parent
  // code if one is given; those valid in `year` first. level nullopt: any.
  std::vector<const CodeEntry*> ByName(Classification classification, std::string_view name, int year,
                                       std::optional<CodeLevel> level, std::string_view parent_code) const;

  // The item reached by names from the class down: {"一般公共服务支出", "政府办公厅（室）及相关机构事务", "行政运行"}.
  const CodeEntry* ByPath(Classification classification, std::span<const std::string> names, int year) const;

  // True if `name` is the entry's name or a known other name of its code.
  bool IsNameOf(Classification classification, std::string_view code, std::string_view name) const;

  std::span<const CodeEntry> entries() const { return entries_; }

 private:
  // ... the implementer's indexes
  std::vector<CodeEntry> entries_;
};

// 3 digits class, 5 section, 7 item (functional, revenue); 3 and 5 digits class and section for
// the economic classifications. nullopt: no code of that classification has this length.
std::optional<CodeLevel> LevelOf(Classification classification, std::string_view code);

}  // namespace juesuan
