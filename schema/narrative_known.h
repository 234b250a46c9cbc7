// What the tables and the rest of the text say of a figure that the text tells.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "schema/amount_names.h"
#include "schema/narrative.h"
#include "schema/quantity.h"

namespace juesuan {

struct Known {
  Quantity quantity;
  bool is_certain = true;        // else a scan may have been misread
  const Table* table = nullptr;  // nullptr: the text tells it
  const Row* row = nullptr;
  const Value* value = nullptr;
};

// The facts must not move while this is used.
class NarrativeKnowledge {
 public:
  NarrativeKnowledge(const Report& report, const std::vector<ToldFact>& facts);

  // Every amount of these names; a report may have several sets of tables.
  std::vector<Known> InTables(const std::vector<std::string>& names) const;

  // The amount that the text tells nearest to a fact under a key.
  std::optional<Known> InText(const std::string& key, const ToldFact& near) const;

  // This year's amount of what a fact is told of: the tables' before the text's, where both must be
  // the same. Any of several will do.
  std::vector<Known> Actual(const ToldFact& told) const;

  // The amount that a share near a fact is a share of.
  std::vector<Known> Whole(const Told& whole, const ToldFact& near) const;

  bool IsScanned(int page) const { return scanned_pages_.contains(page); }

 private:
  std::optional<Known> InTable(const AmountFinder& finder, const std::string& name) const;

  const Report& report_;
  std::vector<AmountFinder> finders_;
  std::set<int> scanned_pages_;
  std::map<std::string, std::vector<std::pair<const ToldFact*, Quantity>>> told_;  // by key
};

// Pages of which at least a part was read from pixels.
std::set<int> ScannedPages(const Report& report);

// The power of ten of a unit of money; nullopt: no money.
std::optional<int> PowerOf(const std::string& unit);

// A fact's value; what is counted is not rounded.
std::optional<Quantity> QuantityOf(const NarrativeFact& fact);

}  // namespace juesuan
