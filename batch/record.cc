// Written and read in the same order.
#include "batch/record.h"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "schema/json_writer.h"
#include "schema/report_fields.h"

namespace juesuan {
namespace {

constexpr Status kStatuses[] = {Status::kOk,      Status::kPartial, Status::kFailed,
                                Status::kTimeout, Status::kMemory,  Status::kCrashed,
                                Status::kSkipped};

void Seconds(JsonWriter& json, std::string_view key, double seconds) {
  json.Key(key);
  json.Number(fmt::format("{:.3f}", seconds));
}

void Forms(JsonWriter& json, const std::vector<std::string>& forms) {
  json.Key("forms");
  json.BeginArray();
  for (const std::string& form : forms) json.String(form);
  json.EndArray();
}

void Findings(JsonWriter& json, const std::map<std::string, int>& findings) {
  json.Integer("findings", std::accumulate(findings.begin(), findings.end(), 0,
                                           [](int sum, const auto& f) { return sum + f.second; }));
  json.Key("finding_codes");
  json.BeginObject();
  for (const auto& [code, count] : findings) json.Integer(code, count);
  json.EndObject();
}

Status StatusOf(const Field& field) {
  const std::string name = field.Text();
  for (const Status status : kStatuses) {
    if (NameOf(status) == name) return status;
  }
  field.Fail(fmt::format("`{}` is no status", name));
}

}  // namespace

std::string_view NameOf(Status status) {
  switch (status) {
    case Status::kOk:
      return "ok";
    case Status::kPartial:
      return "partial";
    case Status::kFailed:
      return "failed";
    case Status::kTimeout:
      return "timeout";
    case Status::kMemory:
      return "memory";
    case Status::kCrashed:
      return "crashed";
    case Status::kSkipped:
      return "skipped";
  }
  return {};
}

bool IsDone(Status status) { return status == Status::kOk || status == Status::kPartial; }

Record DuplicateRecord(const Record& record, const std::string& first) {
  Record duplicate;
  duplicate.path = record.path;
  duplicate.sha256 = record.sha256;
  duplicate.status = Status::kSkipped;
  duplicate.duplicate_of = first;
  duplicate.version = record.version;
  duplicate.settings = record.settings;
  duplicate.bytes = record.bytes;
  return duplicate;
}

std::string ToJsonLine(const Record& record) {
  JsonWriter json;
  json.BeginLine();
  json.BeginObject();
  json.Text("path", record.path);
  json.OptionalText("sha256", record.sha256);
  json.Text("status", NameOf(record.status));
  json.OptionalText("report", record.report);
  json.OptionalText("duplicate_of", record.duplicate_of);
  json.OptionalText("error", record.error);
  json.Text("version", record.version);
  json.Text("settings", record.settings);
  json.Integer("bytes", static_cast<std::int64_t>(record.bytes));
  json.Integer("report_bytes", static_cast<std::int64_t>(record.report_bytes));
  json.Integer("pages", record.pages);
  json.Integer("tables", std::ssize(record.forms));
  Forms(json, record.forms);
  json.Integer("amounts", record.amounts);
  json.Integer("verified", record.verified);
  Findings(json, record.findings);
  Seconds(json, "seconds", record.seconds);
  Seconds(json, "cpu_seconds", record.cpu_seconds);
  json.Integer("peak_memory", static_cast<std::int64_t>(record.peak_memory));
  json.EndObject();
  json.EndLine();
  return json.Finish();
}

Record RecordFromJson(std::string_view line) {
  const JsonDocument document = ParseJson(line);
  const Field field(document);
  Record record;
  record.path = field["path"].Text();
  record.sha256 = field["sha256"].OptionalText();
  record.status = StatusOf(field["status"]);
  record.report = field["report"].OptionalText();
  record.duplicate_of = field["duplicate_of"].OptionalText();
  record.error = field["error"].OptionalText();
  record.version = field["version"].Text();
  record.settings = field["settings"].Text();
  record.bytes = field["bytes"].As<std::uint64_t>();
  record.report_bytes = field["report_bytes"].As<std::uint64_t>();
  record.pages = field["pages"].As<int>();
  record.forms = field["forms"].Texts();
  record.amounts = field["amounts"].As<int>();
  record.verified = field["verified"].As<int>();
  for (const auto& [code, count] : field["finding_codes"].Members())
    record.findings[code] = count.As<int>();
  record.seconds = field["seconds"].As<double>();
  record.cpu_seconds = field["cpu_seconds"].As<double>();
  record.peak_memory = field["peak_memory"].As<std::uint64_t>();
  return record;
}

}  // namespace juesuan
