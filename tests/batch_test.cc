// Tests of a batch's parts: its inputs, its records, its journal, its plan.
#include "batch/batch.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>

#include "batch/journal.h"
#include "batch/plan.h"
#include "extract/digest.h"
#include "tests/temporary_folder.h"

namespace juesuan {
namespace {

std::vector<std::string> Names(const std::vector<Input>& inputs) {
  std::vector<std::string> names;
  for (const Input& input : inputs) names.push_back(input.name);
  return names;
}

Record DoneRecord(const Input& input, const std::string& content) {
  Record record;
  record.path = input.name;
  record.sha256 = DigestOf(content);
  record.status = Status::kOk;
  record.report = input.report;
  record.bytes = content.size();
  record.report_bytes = 2;
  record.version = "1";
  record.settings = "s";
  return record;
}

std::vector<Record> All(const Journal& journal) {
  std::vector<Record> records;
  journal.ForEach([&records](const Record& record) { records.push_back(record); });
  return records;
}

}  // namespace

TEST_CASE("A report stands under its document's name") {
  struct Case {
    const char *path, *place;
  };
  static const Case kCases[] = {
      {"a.pdf", "a.json"},
      {"2023/年报.pdf", "2023/年报.json"},
      {"./2023//a.pdf", "2023/a.json"},
      {"/data/a.pdf", "data/a.json"},
      {"../../a.pdf", "a.json"},
      {"a/../b.pdf", "b.json"},
      // What ends otherwise keeps its whole name, so that a.pdf and a.PDF are two.
      {"a.PDF", "a.PDF.json"},
      {"a.v2.pdf", "a.v2.json"},
      {"a", "a.json"},
      {"\xCE\xDE.pdf", "%CE%DE.json"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.path);
    CHECK(ReportPlace(c.path) == c.place);
  }
}

TEST_CASE("Inputs are files, folders, patterns and missing files, sorted and each once") {
  const TemporaryFolder folder("batch-inputs");
  std::filesystem::create_directories(folder.path() + "/in/deep");
  for (const char* name : {"in/b.pdf", "in/deep/a.PDF", "in/note.txt", "x1.pdf", "x2.pdf"})
    folder.Write(name, "12345");
  const auto path = [&folder](const std::string& name) { return folder.path() + '/' + name; };

  const std::vector<Input> inputs =
      FindInputs({path("x*.pdf"), path("in"), path("none.pdf"), path("./x1.pdf")});
  CHECK(Names(inputs) == std::vector<std::string>{path("in/b.pdf"), path("in/deep/a.PDF"),
                                                  path("none.pdf"), path("x1.pdf"),
                                                  path("x2.pdf")});
  CHECK(inputs[0].report == "b.json");  // below the folder that was given
  CHECK(inputs[1].report == "deep/a.PDF.json");
  CHECK(inputs[0].bytes == 5);
  CHECK(inputs[2].bytes == 0);
  CHECK_THROWS_WITH(FindInputs({path("y*.pdf")}), Catch::Contains("as a pattern it fits none"));
  CHECK_THROWS_WITH(FindInputs({path("in"), path("in/deep/../b.pdf"), "b.pdf"}),
                    Catch::Contains("would both be written to b.json"));
}

TEST_CASE("A list is split at line feeds, or at null characters where there are some") {
  const TemporaryFolder folder("batch-list");
  folder.Write("lines", "a.pdf\r\n\nb c.pdf");
  folder.Write("nulls", std::string("a\nb.pdf\0c.pdf\0", 14));
  CHECK(ReadList(folder.path() + "/lines") == std::vector<std::string>{"a.pdf", "b c.pdf"});
  CHECK(ReadList(folder.path() + "/nulls") == std::vector<std::string>{"a\nb.pdf", "c.pdf"});
  CHECK_THROWS_WITH(ReadList(folder.path() + "/none"), Catch::Contains("cannot be read"));
}

TEST_CASE("Shards are even, apart from each other, and together all") {
  std::vector<Input> inputs(4000);
  for (std::size_t index = 0; index < inputs.size(); ++index)
    inputs[index].name = inputs[index].report = std::to_string(index) + ".json";
  std::map<std::string, int> shards_of;
  for (unsigned index = 0; index < 4; ++index) {
    const std::vector<Input> part = TakeShard(inputs, {index, 4});
    CHECK(part.size() > 900);
    for (const Input& input : part) ++shards_of[input.name];
  }
  CHECK(shards_of.size() == inputs.size());
  CHECK(std::all_of(shards_of.begin(), shards_of.end(), [](auto& s) { return s.second == 1; }));
}

TEST_CASE("A record is read as it was written") {
  Record record;
  record.path = "年报 \"1\".pdf";
  record.sha256 = "ab";
  record.status = Status::kPartial;
  record.report = "年报.json";
  record.version = "1";
  record.settings = "s";
  record.bytes = 5;
  record.report_bytes = 6;
  record.pages = 7;
  record.amounts = 9;
  record.verified = 8;
  record.forms = {"income", "income"};
  record.findings = {{"page.failed", 2}, {"text.cut", 1}};
  record.seconds = 1.5;
  record.cpu_seconds = 0.25;
  record.peak_memory = 1024;
  const std::string line = ToJsonLine(record);
  CHECK(line == R"({"path":"年报 \"1\".pdf","sha256":"ab","status":"partial","report":"年报.json",)"
                R"("duplicate_of":null,"error":null,"version":"1","settings":"s","bytes":5,)"
                R"("report_bytes":6,"pages":7,"tables":2,"forms":["income","income"],"amounts":9,)"
                R"("verified":8,"findings":3,"finding_codes":{"page.failed":2,"text.cut":1},)"
                R"("seconds":1.500,"cpu_seconds":0.250,"peak_memory":1024})"
                "\n");
  CHECK(ToJsonLine(RecordFromJson(line)) == line);
}

TEST_CASE("A journal drops the line that a kill cut off, and goes on after the last whole one") {
  const TemporaryFolder place("batch-journal");
  Record record;
  record.path = "b";
  const std::string whole = ToJsonLine(record);
  place.Write("journal.jsonl", whole + whole.substr(0, 20));
  const OutputFolder folder(place.path());
  Journal journal(folder);
  record.path = "a";
  journal.Append(record);
  REQUIRE(All(journal).size() == 2);
  CHECK(All(journal)[0].path == "b");
  journal.Finish();
  CHECK(All(journal)[0].path == "a");
  CHECK_THROWS_WITH(OutputFolder(place.path()), Catch::Contains("another run is at work"));
}

TEST_CASE("A damaged journal says which line") {
  const TemporaryFolder place("batch-damaged");
  place.Write("journal.jsonl", "{\"path\":1}\n");
  CHECK_THROWS_WITH(ForEachRecord(JournalOf(place.path()), [](const Record&) {}),
                    Catch::Contains("journal.jsonl:1: path: must be a text"));
}

TEST_CASE("What is done again is settled by content, program, settings and outcome") {
  const TemporaryFolder place("batch-plan");
  place.Write("a.pdf", "content");
  const std::vector<Input> inputs = FindInputs({place.path() + "/a.pdf"});
  const Input& input = inputs.front();
  const OutputFolder folder(place.path() + "/out");
  folder.Replace(input.report, "{}", 0);
  BatchOptions options;
  options.version = "1";
  options.settings = "s";

  struct Case {
    const char* what;
    void (*change)(Record&, BatchOptions&);
    bool is_kept;
  };
  static const Case kCases[] = {
      {"nothing changed", [](Record&, BatchOptions&) {}, true},
      {"other content", [](Record& record, BatchOptions&) { record.sha256 = DigestOf("x"); },
       false},
      {"another size", [](Record& record, BatchOptions&) { ++record.bytes; }, false},
      {"another program", [](Record&, BatchOptions& given) { given.version = "2"; }, false},
      {"other settings", [](Record&, BatchOptions& given) { given.settings = "t"; }, false},
      {"the report is gone", [](Record& record, BatchOptions&) { record.report = "x"; }, false},
      {"the report is cut", [](Record& record, BatchOptions&) { record.report_bytes = 3; }, false},
      {"--force", [](Record&, BatchOptions& given) { given.again = Again::kAll; }, false},
      {"--retry failed, of what is done",
       [](Record&, BatchOptions& given) { given.again = Again::kFailed; }, true},
      {"a failure", [](Record& record, BatchOptions&) { record.status = Status::kCrashed; }, true},
      {"--retry failed, of a failure",
       [](Record& record, BatchOptions& given) {
         record.status = Status::kTimeout;
         given.again = Again::kFailed;
       },
       false},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    Record record = DoneRecord(input, "content");
    BatchOptions given = options;
    c.change(record, given);
    Journal journal(folder);
    journal.Replace(ToJsonLine(record));
    const Plan plan = PlanWork(inputs, folder, journal, given);
    CHECK(plan.kept.contains(input.name) == c.is_kept);
    CHECK(plan.to_read.empty() == c.is_kept);
  }
}

TEST_CASE("The same content is read once, by its first name; large documents come first") {
  const TemporaryFolder place("batch-duplicates");
  for (const auto& [name, content] : std::map<std::string, std::string>{
           {"b.pdf", "same"}, {"c.pdf", "same"}, {"d.pdf", "else"}, {"e.pdf", "larger"}})
    place.Write(name, content);
  const std::vector<Input> inputs = FindInputs({place.path()});
  const OutputFolder folder(place.path() + "/out");
  const Journal journal(folder);
  const Plan plan = PlanWork(inputs, folder, journal, {});
  CHECK(plan.to_read == std::vector<std::size_t>{3, 0, 2});
  REQUIRE(plan.duplicates.size() == 1);
  CHECK(plan.duplicates[0].path == inputs[1].name);
  CHECK(plan.duplicates[0].duplicate_of == inputs[0].name);
}

}  // namespace juesuan
