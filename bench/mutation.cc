// Does the checker notice a wrong digit? Every digit of every amount of the given reports is
// changed to every other one, and every decimal point is moved, one at a time. bench/README.md says
// how to run it.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "bench/reports.h"
#include "schema/amount_names.h"
#include "schema/check_report.h"
#include "schema/identity.h"

namespace juesuan {
namespace {

// Errors of at least this many yuan must all be noticed.
constexpr int kGreatPower = 3;  // 0.10 万元

struct Count {
  int tried = 0;
  int violated = 0;  // an identity fails that held
  int noticed = 0;   // or the amount is no longer verified

  void Add(const Count& other) {
    tried += other.tried;
    violated += other.violated;
    noticed += other.noticed;
  }
};

struct Counts {
  Count digits, great_digits, points;
  int amounts = 0, verified = 0, covered = 0, findings = 0;

  void Add(const Counts& other) {
    digits.Add(other.digits);
    great_digits.Add(other.great_digits);
    points.Add(other.points);
    amounts += other.amounts;
    verified += other.verified;
    covered += other.covered;
    findings += other.findings;
  }
};

// One report, changed and checked again and again.
class Mutator {
 public:
  explicit Mutator(Report& report) : report_(report), identities_(LoadIdentities("")) {}

  Counts Run() {
    counts_.findings = Findings();
    for (const AmountPlace& place : NonZeroAmounts(report_)) {
      const Value original = At(report_, place);
      ++counts_.amounts;
      counts_.verified += original.status == ValueStatus::kVerified ? 1 : 0;
      counts_.covered += original.checks.empty() ? 0 : 1;
      ChangeDigits(place, original);
      if (!original.checks.empty()) MovePoint(place, original);
      Put(place, original.amount);
    }
    return counts_;
  }

 private:
  int Findings() const {
    return static_cast<int>(
        std::ranges::count(report_.checks, Verdict::kViolation, &Check::verdict));
  }

  void Put(const AmountPlace& place, const std::optional<Decimal>& amount) {
    At(report_, place).amount = amount;
    At(report_, place).text = amount->ToString();
    CheckReport(identities_, report_);
  }

  void Try(const AmountPlace& place, const Decimal& amount, bool was_verified, Count& count) {
    Put(place, amount);
    const bool is_violated = Findings() > counts_.findings;
    const bool is_verified = At(report_, place).status == ValueStatus::kVerified;
    ++count.tried;
    count.violated += is_violated ? 1 : 0;
    count.noticed += is_violated || (was_verified && !is_verified) ? 1 : 0;
  }

  void ChangeDigits(const AmountPlace& place, const Value& original) {
    const std::string text = original.amount->ToString();
    const int unit_power = report_.tables[static_cast<std::size_t>(place.table)].unit_power;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] < '0' || text[at] > '9') continue;
      const std::size_t point = std::min(text.find('.'), text.size());
      const int digit_power = static_cast<int>(point) - static_cast<int>(at) - (at < point ? 1 : 0);
      for (char digit = '0'; digit <= '9'; ++digit) {
        if (digit == text[at]) continue;
        std::string changed = text;
        changed[at] = digit;
        Count count;
        Try(place, *Decimal::Parse(changed), original.status == ValueStatus::kVerified, count);
        counts_.digits.Add(count);
        if (!original.checks.empty() && digit_power + unit_power >= kGreatPower)
          counts_.great_digits.Add(count);
      }
    }
  }

  void MovePoint(const AmountPlace& place, const Value& original) {
    for (const int power : {-1, 1}) {
      const std::optional<Decimal> moved = original.amount->ScaledByPowerOfTen(power);
      if (moved) Try(place, *moved, original.status == ValueStatus::kVerified, counts_.points);
    }
  }

  Report& report_;
  std::vector<Identity> identities_;
  Counts counts_;
};

void Print(const std::string& name, const Counts& counts) {
  fmt::print("{:32} {:6} {:8} {:8} {:8} {:8} {:8} {:8} {:8}\n", name, counts.amounts,
             counts.findings, Share(counts.verified, counts.amounts), counts.digits.tried,
             Share(counts.digits.violated, counts.digits.tried),
             Share(counts.digits.noticed, counts.digits.tried),
             Share(counts.great_digits.noticed, counts.great_digits.tried),
             Share(counts.points.noticed, counts.points.tried));
}

void Run(std::vector<Report> reports) {
  fmt::print("{:32} {:>6} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}\n", "", "amounts", "findings",
             "verified", "digits", "violated", "noticed", "great", "points");
  Counts all;
  for (Report& report : reports) {
    const Counts counts = Mutator(report).Run();
    Print(report.source.file.substr(report.source.file.rfind('/') + 1), counts);
    all.Add(counts);
  }
  Print("all", all);
}

}  // namespace
}  // namespace juesuan

int main(int argc, char** argv) { return juesuan::RunBenchmark(argc, argv, juesuan::Run); }
