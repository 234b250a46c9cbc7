// Reports come from PDF documents, read as extract reads them, or from JSON that it wrote.
#include "bench/reports.h"

#include <fmt/format.h>

#include <exception>
#include <fstream>
#include <sstream>
#include <utility>

#include "cli/pipeline.h"

namespace juesuan {
namespace {

Report ReadAny(const std::string& file) {
  if (!file.ends_with(".json")) return ReadReport(file, {});
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return FromJson(text.str());
}

std::vector<Report> ReadReports(int count, char** files) {
  std::vector<Report> reports;
  for (int file = 0; file < count; ++file) {
    Report& report = reports.emplace_back(ReadAny(files[file]));
    report.source.file = files[file];
    CheckReport(report);
  }
  return reports;
}

}  // namespace

int RunBenchmark(int argc, char** argv, void (*run)(std::vector<Report> reports)) {
  try {
    run(ReadReports(argc - 1, argv + 1));
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
  return 0;
}

std::string Share(int part, int whole) {
  return whole == 0 ? "-" : fmt::format("{:.2f}", 100.0 * part / whole);
}

std::vector<AmountPlace> Amounts(const Report& report) {
  std::vector<AmountPlace> places;
  for (int table = 0; table < std::ssize(report.tables); ++table) {
    const std::vector<Row>& rows = report.tables[static_cast<std::size_t>(table)].rows;
    for (int row = 0; row < std::ssize(rows); ++row) {
      const auto& values = rows[static_cast<std::size_t>(row)].values;
      for (int value = 0; value < std::ssize(values); ++value) {
        if (values[static_cast<std::size_t>(value)].second.amount)
          places.push_back({table, row, value});
      }
    }
  }
  return places;
}

std::vector<AmountPlace> NonZeroAmounts(const Report& report) {
  std::vector<AmountPlace> places = Amounts(report);
  std::erase_if(places,
                [&](const AmountPlace& place) { return At(report, place).amount->units() == 0; });
  return places;
}

}  // namespace juesuan
