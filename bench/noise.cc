// What does repair make of misread figures? The given reports are taken for recognised scans,
// digits and points of their amounts, and digits of their codes, are misread at random, and the
// result is compared with what stood there. bench/README.md says how to run it.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "bench/reports.h"
#include "schema/check_report.h"
#include "schema/identity.h"
#include "schema/recognized_codes.h"
#include "schema/repair.h"

namespace juesuan {
namespace {

// Shares of the digits that are misread, in thousandths; each is tried so many times.
constexpr int kRates[] = {5, 20, 50};
constexpr int kRounds = 10;

// What a digit is taken for. Of ten misread digits seven look alike, two are any other, one is
// lost.
constexpr std::string_view kLookalikes[] = {"68", "7", "7", "8", "9", "6", "058", "1", "036", "04"};

// The recogniser is as sure of what it misread as of all else.
constexpr double kConfidence = 0.9;

class Noise {
 public:
  Noise(int rate, unsigned seed) : rate_(rate), random_(seed) {}

  // Never to nothing: a recogniser sees that something is printed.
  std::string Misread(const std::string& text) {
    std::string read;
    for (const char c : text) {
      if (Next(1000) >= rate_) {
        read += c;
      } else if (c == '.') {
        read += Next(2) == 0 ? "" : ",";
      } else if (c >= '0' && c <= '9') {
        read += MisreadDigit(c - '0');
      }
    }
    return read.empty() ? text : read;
  }

 private:
  int Next(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  std::string MisreadDigit(int digit) {
    const int kind = Next(10);
    if (kind == 0) return {};
    if (kind <= 2) return std::to_string((digit + 1 + Next(9)) % 10);
    const std::string_view others = kLookalikes[digit];
    return std::string(1, others[static_cast<std::size_t>(Next(static_cast<int>(others.size())))]);
  }

  int rate_;
  std::mt19937 random_;
};

struct Counts {
  int amounts = 0, misread = 0;           // of which
  int right = 0, flagged = 0, wrong = 0;  // wrong: neither right nor flagged
  int verified_wrong = 0;
  int repaired = 0, repaired_wrong = 0;
  int verified = 0;
  double slowest = 0;  // repair of one report, in ms of CPU time

  void Count(const Value& value, const Decimal& truth, bool was_misread) {
    const bool is_right = value.amount == truth;
    const bool is_flagged =
        value.status == ValueStatus::kConflict || value.status == ValueStatus::kIllegible;
    ++amounts;
    misread += was_misread ? 1 : 0;
    right += was_misread && is_right ? 1 : 0;
    flagged += !is_right && is_flagged ? 1 : 0;
    wrong += !is_right && !is_flagged ? 1 : 0;
    verified += value.status == ValueStatus::kVerified ? 1 : 0;
    verified_wrong += !is_right && value.status == ValueStatus::kVerified ? 1 : 0;
    repaired += value.status == ValueStatus::kRepaired ? 1 : 0;
    repaired_wrong += !is_right && value.status == ValueStatus::kRepaired ? 1 : 0;
  }
};

// Every amount as if recognised; misread where the noise says so.
void MisreadAll(Noise& noise, Report& report) {
  for (Table& table : report.tables) {
    for (Row& row : table.rows) {
      for (auto& [measure, value] : row.values) {
        value.origin = Origin::kOcr;
        value.confidence = kConfidence;
        if (!value.amount) continue;
        value.text = noise.Misread(value.amount->ToString());
        value.amount = ParseAmount(value.text);
        value.status = value.amount || IsBlankAmount(value.text) ? ValueStatus::kUnverified
                                                                 : ValueStatus::kIllegible;
      }
    }
  }
}

void TryOnce(const std::vector<Identity>& identities, const Report& truth, Noise& noise,
             Counts& counts) {
  Report report = truth;
  MisreadAll(noise, report);
  const Report read = report;
  const std::clock_t begin = std::clock();
  RepairReadings(identities, report);
  counts.slowest =
      std::max(counts.slowest, 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  CheckReport(identities, report);
  for (const AmountPlace& place : Amounts(truth)) {
    const Decimal& amount = *At(truth, place).amount;
    counts.Count(At(report, place), amount, At(read, place).amount != amount);
  }
}

// The printed codes of a table, in runs that ascend, as its panels do.
std::vector<std::vector<CodeReading>> CodesOf(const Table& table) {
  std::vector<std::vector<CodeReading>> runs;
  for (const Row& row : table.rows) {
    if (row.code_source != CodeSource::kPrinted) continue;
    if (runs.empty() || runs.back().back().code > row.code) runs.emplace_back();
    CodeReading& reading = runs.back().emplace_back();
    reading.text = reading.code = row.code;
    reading.name = row.name;
    reading.is_recognized = true;
  }
  return runs;
}

struct CodeCounts {
  int codes = 0, misread = 0;
  int right = 0;   // misread, and repaired rightly
  int kept = 0;    // misread, and left so
  int wrong = 0;   // changed to what it is not
  int silent = 0;  // not right, and it has the row's name

  void Count(const CodeReading& truth, const std::string& read, const std::string& code,
             Classification classification) {
    ++codes;
    misread += read != truth.code ? 1 : 0;
    right += read != truth.code && code == truth.code ? 1 : 0;
    if (code == truth.code) return;
    kept += code == read ? 1 : 0;
    wrong += code != read ? 1 : 0;
    silent += CodeBook::Shipped().IsNameOf(classification, code, truth.name) ? 1 : 0;
  }
};

void TryCodes(const Table& table, int year, Noise& noise, CodeCounts& counts) {
  for (const std::vector<CodeReading>& truth : CodesOf(table)) {
    // Functional codes begin with 2; the JSON of a report does not name the classification.
    const Classification classification = truth.front().code.starts_with('2')
                                              ? Classification::kFunctional
                                              : Classification::kDepartmentEconomic;
    std::vector<CodeReading> readings = truth;
    for (CodeReading& reading : readings) reading.text = reading.code = noise.Misread(reading.code);
    const std::vector<std::string> codes = RepairedCodes(readings, classification, year);
    for (std::size_t row = 0; row < codes.size(); ++row)
      counts.Count(truth[row], readings[row].code, codes[row], classification);
  }
}

void RunCodes(const std::vector<Report>& reports) {
  fmt::print("\n{:>5} {:>8} {:>8} {:>9} {:>9} {:>9} {:>9}\n", "rate", "codes", "misread", "righted",
             "kept", "changed", "silent");
  for (const int rate : kRates) {
    CodeCounts counts;
    for (std::size_t report = 0; report < reports.size(); ++report) {
      Noise noise(rate, static_cast<unsigned>(report));
      for (int round = 0; round < kRounds; ++round) {
        for (const Table& table : reports[report].tables)
          TryCodes(table, reports[report].meta.fiscal_year.value_or(0), noise, counts);
      }
    }
    fmt::print("{:5.1f} {:8} {:8} {:9} {:9} {:9} {:9}\n", rate / 10.0, counts.codes, counts.misread,
               Share(counts.right, counts.misread), Share(counts.kept, counts.misread),
               counts.wrong, counts.silent);
  }
}

void Print(int rate, const Counts& counts) {
  fmt::print("{:5.1f} {:8} {:8} {:9} {:9} {:9} {:7} {:9} {:9} {:9} {:8.1f}\n", rate / 10.0,
             counts.amounts, counts.misread, Share(counts.right, counts.misread),
             Share(counts.flagged, counts.misread), Share(counts.wrong, counts.misread),
             counts.verified_wrong, counts.repaired,
             Share(counts.repaired - counts.repaired_wrong, counts.repaired),
             Share(counts.verified, counts.amounts), counts.slowest);
}

void Run(std::vector<Report> reports) {
  const std::vector<Identity> identities = LoadIdentities("");
  fmt::print("{:>5} {:>8} {:>8} {:>9} {:>9} {:>9} {:>7} {:>9} {:>9} {:>9} {:>8}\n", "rate",
             "amounts", "misread", "righted", "flagged", "silent", "v.wrong", "repaired",
             "of which", "verified", "slowest");
  for (const int rate : kRates) {
    Counts counts;
    for (std::size_t report = 0; report < reports.size(); ++report) {
      Noise noise(rate, static_cast<unsigned>(report));
      for (int round = 0; round < kRounds; ++round)
        TryOnce(identities, reports[report], noise, counts);
    }
    Print(rate, counts);
  }
  RunCodes(reports);
}

}  // namespace
}  // namespace juesuan

int main(int argc, char** argv) { return juesuan::RunBenchmark(argc, argv, juesuan::Run); }
