// One pass over the journal; it need not be in memory.
#include "batch/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "schema/json_writer.h"

namespace juesuan {
namespace {

constexpr std::size_t kSlowest = 10;
constexpr std::size_t kFindingsToRead = 10;

constexpr Status kStatuses[] = {Status::kOk,      Status::kPartial, Status::kFailed,
                                Status::kTimeout, Status::kMemory,  Status::kCrashed,
                                Status::kSkipped};

void AddSlow(const Record& record, std::vector<Totals::Slow>& slowest) {
  const auto place = std::ranges::find_if(slowest, [&record](const Totals::Slow& slow) {
    return slow.cpu_seconds < record.cpu_seconds;
  });
  slowest.insert(place, {record.path, record.cpu_seconds, record.pages});
  if (slowest.size() > kSlowest) slowest.pop_back();
}

void Add(const Record& record, Totals& totals) {
  ++totals.documents[record.status];
  for (const std::string& form : std::set(record.forms.begin(), record.forms.end()))
    ++totals.forms[form];
  for (const auto& [code, count] : record.findings) totals.findings[code] += count;
  totals.pages += record.pages;
  totals.tables += std::ssize(record.forms);
  totals.amounts += record.amounts;
  totals.verified += record.verified;
  totals.cpu_seconds += record.cpu_seconds;
  totals.peak_memory = std::max(totals.peak_memory, record.peak_memory);
  if (record.status != Status::kSkipped) AddSlow(record, totals.slowest);
}

using Count = std::pair<std::string, long long>;

// Most frequent first, equals by name.
std::vector<Count> ByFrequency(const std::map<std::string, long long>& counts) {
  std::vector<Count> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted, std::greater(), &Count::second);
  return sorted;
}

void CountsMember(JsonWriter& json, std::string_view key, const std::vector<Count>& counts) {
  json.Key(key);
  json.BeginObject();
  for (const auto& [name, count] : counts) json.Integer(name, count);
  json.EndObject();
}

std::string SecondsText(double seconds) { return fmt::format("{:.3f}", seconds); }

void SlowLine(JsonWriter& json, const Totals::Slow& slow) {
  json.BeginLine();
  json.BeginObject();
  json.Text("path", slow.path);
  json.Key("cpu_seconds");
  json.Number(SecondsText(slow.cpu_seconds));
  json.Integer("pages", slow.pages);
  json.EndObject();
  json.EndLine();
}

void CostMember(JsonWriter& json, const Totals& totals) {
  json.Key("cost");
  json.BeginObject();
  json.Key("cpu_seconds");
  json.Number(SecondsText(totals.cpu_seconds));
  json.Integer("peak_memory", static_cast<std::int64_t>(totals.peak_memory));
  json.Key("slowest");
  json.BeginArray();
  for (const Totals::Slow& slow : totals.slowest) SlowLine(json, slow);
  json.EndArray();
  json.EndObject();
}

long long AllOf(const Totals& totals) {
  return std::accumulate(totals.documents.begin(), totals.documents.end(), 0LL,
                         [](long long sum, const auto& entry) { return sum + entry.second; });
}

// Of the amounts, the share that the documents confirm; null where there are none.
void VerifiedShare(JsonWriter& json, const Totals& totals) {
  json.Key("verified_share");
  if (totals.amounts == 0) return json.Null();
  json.Number(fmt::format(
      "{:.4f}", static_cast<double>(totals.verified) / static_cast<double>(totals.amounts)));
}

}  // namespace

long long Totals::Count(Status status) const {
  const auto found = documents.find(status);
  return found == documents.end() ? 0 : found->second;
}

Totals TotalsOf(const Journal& journal) {
  Totals totals;
  journal.ForEach([&totals](const Record& record) { Add(record, totals); });
  return totals;
}

std::string ToJson(const Totals& totals) {
  JsonWriter json;
  json.BeginObject();
  json.Integer("documents", AllOf(totals));
  json.Key("statuses");
  json.BeginObject();
  for (const Status status : kStatuses) json.Integer(NameOf(status), totals.Count(status));
  json.EndObject();
  json.Integer("pages", totals.pages);
  json.Integer("tables", totals.tables);
  json.Integer("amounts", totals.amounts);
  json.Integer("verified", totals.verified);
  VerifiedShare(json, totals);
  CountsMember(json, "documents_with_form", ByFrequency(totals.forms));
  CountsMember(json, "findings", ByFrequency(totals.findings));
  CostMember(json, totals);
  json.EndObject();
  return json.Finish();
}

std::string ToText(const Totals& totals) {
  std::string text = fmt::format("{} documents:", AllOf(totals));
  for (const Status status : kStatuses) {
    if (totals.Count(status) > 0)
      text += fmt::format(" {} {},", totals.Count(status), NameOf(status));
  }
  text.back() = '\n';
  text += fmt::format("{} pages, {} tables, {} amounts, {} of them verified\n", totals.pages,
                      totals.tables, totals.amounts, totals.verified);
  text += fmt::format("{:.1f} s of CPU time, {} MB of memory at most\n", totals.cpu_seconds,
                      totals.peak_memory >> 20);
  for (const auto& [form, count] : ByFrequency(totals.forms))
    text += fmt::format("  {:6} have {}\n", count, form);
  std::vector<Count> findings = ByFrequency(totals.findings);
  if (findings.size() > kFindingsToRead) findings.resize(kFindingsToRead);
  for (const auto& [code, count] : findings) text += fmt::format("  {:6} × {}\n", count, code);
  if (!totals.slowest.empty()) {
    text += fmt::format("  slowest: {}, {:.1f} s\n", totals.slowest.front().path,
                        totals.slowest.front().cpu_seconds);
  }
  return text;
}

}  // namespace juesuan
