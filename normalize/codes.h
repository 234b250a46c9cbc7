// The government classification (政府收支分类科目) by year: code ↔ name, path 类/款/项.
// A CodeBook is read from normalize/codes/*.csv, which say where each row is from. Years are a
// preference, never a filter: authors keep old names, and the years of many rows are from memory.
// A year of 0 is an unknown year; it asks for the newest edition.
#pragma once

#include <cstddef>
#include <cstdint>
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
  int first_year = 0;        // 0: before any report we read
  int last_year = 0;         // 0: still valid
  bool from_memory = false;  // no document or page was found that prints it
};

class CodeBook {
 public:
  // The tables shipped with the program, read at the first call.
  static const CodeBook& Shipped();

  // All entries with this code whose years hold `year` first, then the others, newest first.
  std::vector<const CodeEntry*> ByCode(Classification classification, std::string_view code,
                                       int year) const;

  // The entry for a printed code in a year: one valid then, else the nearest in time. nullptr if
  // the code is in no edition.
  const CodeEntry* Find(Classification classification, std::string_view code, int year) const;

  // Entries whose name, or an older or shorter name (other_names.csv), has this LabelKey, under the
  // parent code if one is given. Those valid in `year` come first, then the others by their
  // distance in time, among equals in the order of codes; last, for a name that is only an other
  // name of a code, what Find gives for that code. level nullopt: any.
  std::vector<const CodeEntry*> ByName(Classification classification, std::string_view name,
                                       int year, std::optional<CodeLevel> level,
                                       std::string_view parent_code) const;

  // The entry reached by names from the class down: {"一般公共服务支出",
  // "政府办公厅（室）及相关机构事务", "行政运行"}. As a last resort a name may lack its 支出, have
  // one too many, or end in （类）（款）（项）. nullptr where no path or more than one code fits.
  const CodeEntry* ByPath(Classification classification, std::span<const std::string> names,
                          int year) const;

  // True if `name` is the entry's name or a known other name of its code.
  bool IsNameOf(Classification classification, std::string_view code, std::string_view name) const;

  std::span<const CodeEntry> entries() const { return entries_; }

  // The names that other_names.csv adds to those of the entries.
  std::vector<std::string_view> OtherNames() const;

 private:
  // A name, official or other, and the entry it leads to.
  struct Name {
    std::size_t hash = 0;
    std::string_view text;
    std::uint32_t entry = 0;
    bool official = true;
  };

  CodeBook();
  void ReadEntries(std::string_view table, Classification classification);
  void ReadOtherNames(std::string_view table);
  std::span<const CodeEntry> WithCode(Classification classification, std::string_view code) const;
  std::span<const Name> WithName(std::string_view key) const;
  std::vector<const CodeEntry*> ByKey(Classification classification, std::string_view key, int year,
                                      std::optional<CodeLevel> level,
                                      std::string_view parent_code) const;
  const CodeEntry* Child(Classification classification, std::string_view parent_code,
                         std::string_view name, int year) const;

  std::vector<CodeEntry> entries_;  // by classification, code, first year
  std::vector<Name> names_;         // by hash
};

// 3 digits class, 5 section, 7 item (functional, revenue); 3 and 5 digits class and section for
// the economic classifications. nullopt: no code of that classification looks so.
std::optional<CodeLevel> LevelOf(Classification classification, std::string_view code);

}  // namespace juesuan
